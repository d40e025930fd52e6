namespace Gallery;

/// <summary>A photo as the page shows it.</summary>
internal sealed record PhotoView(string Key, string Name, long Size, PhotoState State, int? Width, int? Height)
{
    public static PhotoView Of(PhotoKey key, PhotoInfo info) => new(key.ToString(), info.Name, info.Size, info.State, info.Width, info.Height);
}

/// <summary>Some photos of an album.</summary>
/// <param name="Photos">The photos, in the order of their uploads.</param>
/// <param name="Next">What asks for those after them. Null means that there are none.</param>
internal sealed record PhotoPage(IReadOnlyList<PhotoView> Photos, string? Next);
