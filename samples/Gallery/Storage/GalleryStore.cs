using System.Security.Cryptography;
using Fluent.Buckets;

namespace Gallery;

/// <summary>Which store the gallery uses: a directory unless <c>--store</c> says otherwise.</summary>
internal sealed class GalleryStore(IConfiguration configuration)
{
    private const string Files = "/files";

    /// <summary>The page's own address, as browsers see it.</summary>
    public Uri PageUrl { get; } = new(configuration["publicUrl"] ?? configuration["urls"]!.Split(';')[0]);

    /// <summary>Where the signed URLs of a directory are answered.</summary>
    public static string FilesPath => Files;

    public void AddTo(StorageBuilder builder)
    {
        string? url = configuration["store"];
        if (url is not null && !url.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            builder.Open(url);
            return;
        }

        builder.Use(new ObjectStore(new DirectoryDriver(new DirectoryOptions
        {
            Path = url is null ? Path.Combine(AppContext.BaseDirectory, "data") : new Uri(url).LocalPath,
            SigningKey = SigningKey(),
            BaseUrl = new Uri(PageUrl, Files),
        })));
    }

    /// <summary>A key of this process does, since its URLs live for minutes. Several processes behind one address need the same one, as a secret.</summary>
    private byte[] SigningKey() =>
        configuration["signingKey"] is { } key ? Convert.FromBase64String(key) : RandomNumberGenerator.GetBytes(32);
}
