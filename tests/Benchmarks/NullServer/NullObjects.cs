using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The objects that there seem to be: those of a name that tells their size, and those that were uploaded.</summary>
internal sealed partial class NullObjects
{
    private readonly ConcurrentDictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, long>> _uploads = new(StringComparer.Ordinal);
    private int _lastUpload;

    public long? Size(string bucket, string key) =>
        Named(key) ?? (_sizes.TryGetValue(Place(bucket, key), out long size) ? size : null);

    public void Put(string bucket, string key, long size) => _sizes[Place(bucket, key)] = size;

    public void Delete(string bucket, string key) => _sizes.TryRemove(Place(bucket, key), out _);

    public string StartUpload()
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"upload-{Interlocked.Increment(ref _lastUpload)}");
        _uploads[id] = [];
        return id;
    }

    public void PutPart(string upload, int number, long size)
    {
        if (_uploads.TryGetValue(upload, out ConcurrentDictionary<int, long>? parts))
        {
            parts[number] = size;
        }
    }

    /// <summary>The numbers and sizes of the parts of an upload, in order.</summary>
    public IReadOnlyList<(int Number, long Size)> Parts(string upload) => _uploads.TryGetValue(upload, out ConcurrentDictionary<int, long>? parts)
        ? [.. parts.OrderBy(part => part.Key).Select(part => (part.Key, part.Value))]
        : [];

    public void Complete(string upload, string bucket, string key)
    {
        if (_uploads.TryRemove(upload, out ConcurrentDictionary<int, long>? parts))
        {
            Put(bucket, key, parts.Values.Sum());
        }
    }

    /// <summary>The keys that were uploaded under a prefix, and do not stand in a made-up set, in order.</summary>
    public IEnumerable<(string Key, long Size)> Stored(string bucket, string prefix) => _sizes
        .Where(entry => entry.Key.StartsWith(Place(bucket, prefix), StringComparison.Ordinal))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => (entry.Key[(bucket.Length + 1)..], entry.Value));

    private static string Place(string bucket, string key) => $"{bucket}/{key}";

    private static long? Named(string key) =>
        NullSet.Find(key)?.Size ?? (SizeInName().Match(key) is { Success: true } match
            ? long.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null);

    [GeneratedRegex("(?:^|/)size-([0-9]{1,15})$")]
    private static partial Regex SizeInName();
}
