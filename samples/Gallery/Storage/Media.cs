using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Gallery;

/// <summary>The façade: a property for each bucket, all injected.</summary>
[Storage]
internal sealed partial class Media;

/// <summary>The photos, as people sent them.</summary>
[Bucket<PhotoKey>("gallery-photos")]
internal sealed partial class Photos;

/// <summary>A document for each photo that has arrived: what the page shows.</summary>
[Bucket<PhotoKey, PhotoInfo>("gallery-info")]
internal sealed partial class PhotoInfos;

/// <summary>A small picture of each photo, under the photo's own key.</summary>
[Bucket<PhotoKey>("gallery-thumbnails")]
internal sealed partial class Thumbnails;

/// <summary>The key of a photo. The id tells the time of the upload, so that an album lists in that order.</summary>
[ObjectKey("{Album}/{Id}.{Extension}")]
internal readonly partial record struct PhotoKey(string Album, Guid Id, string Extension);

/// <summary>What is known of a photo.</summary>
/// <param name="Name">What the file was called where it came from. Shown, never used as a key.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="UploadedAt">When it arrived, in UTC.</param>
/// <param name="State">Whether there is a thumbnail of it.</param>
/// <param name="Width">The width in pixels. Null until the photo has been read.</param>
/// <param name="Height">The height in pixels. Null until the photo has been read.</param>
internal sealed record PhotoInfo(
    string Name, string ContentType, long Size, DateTimeOffset UploadedAt, PhotoState State = PhotoState.Pending, int? Width = null, int? Height = null);

/// <summary>How far the worker is with a photo.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhotoState>))]
internal enum PhotoState
{
    /// <summary>Its thumbnail is still to be made.</summary>
    Pending,

    /// <summary>It has a thumbnail.</summary>
    Ready,

    /// <summary>It is no picture that can be read.</summary>
    Unreadable,
}

/// <summary>The JSON of the documents and of the page's requests, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PhotoInfo))]
[JsonSerializable(typeof(NewUpload))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(PhotoView))]
[JsonSerializable(typeof(PhotoPage))]
internal sealed partial class GalleryJson : JsonSerializerContext;
