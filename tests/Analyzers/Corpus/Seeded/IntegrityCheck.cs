using System.Security.Cryptography;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Archive.Integrity;

public sealed record CheckResult(int Checked, IReadOnlyList<string> Damaged);

public sealed class IntegrityCheck(ReadOnlyBucket archive, ILogger<IntegrityCheck> logger)
{
    public async Task<CheckResult> Run(string prefix, int parallelism, CancellationToken cancellationToken)
    {
        var damaged = new List<string>();
        int count = 0;
        await Parallel.ForEachAsync(
            archive.List(prefix, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (info, token) =>
            {
                Interlocked.Increment(ref count);
                ObjectInfo full = await archive.Object(info.Key).GetInfo(token);
                if (full.Metadata?.TryGetValue("sha256", out string? expected) != true)
                {
                    logger.LogWarning("{Key} has no hash", info.Key);
                    return;
                }

                if (!string.Equals(await Hash(info.Key, token), expected, StringComparison.OrdinalIgnoreCase))
                {
                    lock (damaged)
                    {
                        damaged.Add(info.Key);
                    }
                }
            });
        return new CheckResult(count, damaged);
    }

    private async Task<string> Hash(string key, CancellationToken cancellationToken)
    {
        byte[] hash = await SHA256.HashDataAsync(await archive.Object(key).OpenRead(cancellationToken), cancellationToken); // expect FB0005
        return Convert.ToHexString(hash);
    }

    public async Task<bool> IsSame(string left, string right)
    {
        ObjectInfo[] infos = await Task.WhenAll(archive.Object(left).GetInfo().AsTask(), archive.Object(right).GetInfo().AsTask());
        return infos[0].Size == infos[1].Size && await Hash(left, default) == await Hash(right, default);
    }
}
