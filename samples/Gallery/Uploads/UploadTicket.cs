namespace Gallery;

/// <summary>What the page says of a photo that it wants to send.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record NewUpload(string? Name, string? ContentType, long Size);

/// <summary>The right to send one photo.</summary>
/// <param name="Key">The key of the photo.</param>
/// <param name="Url">Where it is sent by PUT.</param>
/// <param name="Headers">The headers that the request has to have.</param>
internal sealed record UploadTicket(string Key, string Url, IReadOnlyDictionary<string, string> Headers);
