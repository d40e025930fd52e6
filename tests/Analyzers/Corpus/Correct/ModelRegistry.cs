using System.Globalization;
using System.Security.Cryptography;
using Fluent.Buckets;

namespace Ml.Registry;

[Storage]
public static partial class Storage;

[Bucket("ml-models", Providers = Providers.S3 | Providers.Directory)]
public sealed partial class Models;

public sealed class ModelRegistry
{
    private readonly string _cache;

    public ModelRegistry(string? cache = null)
    {
        _cache = cache ?? Path.Combine(Path.GetTempPath(), "models");
        Directory.CreateDirectory(_cache);
    }

    public async Task<int> Publish(string model, string path, CancellationToken cancellationToken = default)
    {
        string hash;
        await using (FileStream file = File.OpenRead(path))
        {
            hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
        }

        for (int version = await Latest(model, cancellationToken) + 1; ; version++)
        {
            try
            {
                await Storage.Models.Object(KeyOf(model, version)).UploadFrom(path, cancellationToken)
                    .WithPartSize(64L * 1024 * 1024)
                    .WithParallelism(4)
                    .WithMetadata("sha256", hash)
                    .WithTag("model", model)
                    .IfAbsent();
                await Storage.Models.Object($"{model}/latest").UploadText(version.ToString(CultureInfo.InvariantCulture), cancellationToken);
                return version;
            }
            catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
            {
                // Somebody was faster; take the next number.
            }
        }
    }

    public async Task<string> Fetch(string model, int? version = null, CancellationToken cancellationToken = default)
    {
        int wanted = version ?? await Latest(model, cancellationToken);
        if (wanted == 0)
        {
            throw new FileNotFoundException($"No version of {model} is published.");
        }

        string path = Path.Combine(_cache, $"{model}-{wanted}.onnx");
        BucketObject item = Storage.Models.Object(KeyOf(model, wanted));
        ObjectInfo info = await item.GetInfo(cancellationToken);
        if (!File.Exists(path) || new FileInfo(path).Length != info.Size)
        {
            await item.DownloadTo(path, cancellationToken).IfMatch(info.ETag);
        }

        await using FileStream file = File.OpenRead(path);
        string hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
        return hash == info.Metadata?["sha256"] ? path : throw new InvalidDataException($"{path} is damaged.");
    }

    private static async Task<int> Latest(string model, CancellationToken cancellationToken)
    {
        BucketObject pointer = Storage.Models.Object($"{model}/latest");
        return await pointer.Exists(cancellationToken) ? int.Parse(await pointer.ReadText(cancellationToken), CultureInfo.InvariantCulture) : 0;
    }

    private static string KeyOf(string model, int version) => string.Create(CultureInfo.InvariantCulture, $"{model}/{version:D5}.onnx");
}
