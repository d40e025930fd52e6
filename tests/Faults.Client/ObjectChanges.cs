using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>Makes one random change after another: small and large uploads, overwrites, copies, moves.</summary>
internal sealed class ObjectChanges(Bucket bucket, Random random)
{
    private const int LeastPart = 5 * 1024 * 1024;

    private static readonly int[] WithoutParts = [0, 1, 2, 5, 7];

    /// <summary>Makes a change, and tells before and after.</summary>
    public Task Make(int version) => (bucket.Store.Capabilities.Parts is null ? WithoutParts[random.Next(WithoutParts.Length)] : random.Next(8)) switch
    {
        0 => Tell("small", version, () => Upload("small", version, random.Next(VersionedBody.LeastLength, 200_000))),
        1 or 2 => Tell("large", version, () => Upload("large", version, (2 * LeastPart) + random.Next(1000))),
        3 or 4 => Tell("unknown", version, () => UploadUnknown(version)),
        5 => Tell("copy", version, () => Copy(version)),
        6 => Tell("parts", version, () => UploadParts(version)),
        _ => Tell("moving", version, () => Move(version)),
    };

    private static async Task Tell(string key, int version, Func<Task> change)
    {
        Say($"begin\t{key}\t{version}");
        await change();
        Say($"done\t{key}\t{version}");
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    private async Task Upload(string key, int version, int length) =>
        await bucket.Object(key).Upload(VersionedBody.Block(version, length)).WithPartSize(LeastPart).WithMetadata("version", Text(version));

    private async Task UploadUnknown(int version)
    {
        await using ObjectWriter writer = await bucket.Object("unknown").OpenWrite().WithPartSize(LeastPart).WithMetadata("version", Text(version));
        await writer.WriteAsync(VersionedBody.Block(version, (2 * LeastPart) + random.Next(1000)));
        await writer.CompleteAsync();
    }

    private async Task UploadParts(int version)
    {
        ReadOnlyMemory<byte> content = VersionedBody.Block(version, LeastPart + random.Next(100, 1000));
        MultipartUpload upload = await bucket.Object("parts").StartUpload().WithMetadata("version", Text(version));
        UploadedPart last = await upload.UploadPart(2, content[LeastPart..]);
        await upload.Complete([await upload.UploadPart(1, content[..LeastPart]), last]);
    }

    private async Task Copy(int version)
    {
        await Upload("source", version, random.Next(1000, 200_000));
        await bucket.Object("source").CopyTo("copy");
    }

    /// <summary>One of the two keys always holds the object.</summary>
    private async Task Move(int version)
    {
        await Upload("moving", version, random.Next(1000, 200_000));
        await bucket.Object("moving").MoveTo("moved");
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
