using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>
/// What lies where in the container of segments: an upload under way has a record <c>bucket/open/…</c>; one whose object is or was there has a record
/// <c>bucket/sets/…</c>; the segments of both are <c>bucket/parts/…</c>. Names hold the hash of the key and an id, never the key: a record has it in
/// its content type, which listings tell.
/// </summary>
internal sealed class SegmentNames(string? container)
{
    public const string Suffix = "_segments";

    private const int IdLength = 32;

    /// <summary>Whether each bucket has a container of its own.</summary>
    public bool IsOwn => container is null;

    public string Container(string bucket) => container ?? bucket + Suffix;

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Whether an identifier can be one of ours; another must not become a part of a path.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    public static string All(string bucket) => bucket + "/";

    public static string AllOpen(string bucket) => $"{bucket}/open/";

    public static string AllSets(string bucket) => $"{bucket}/sets/";

    public static string AllParts(string bucket) => $"{bucket}/parts/";

    public static string Open(string bucket, string key, string id) => $"{AllOpen(bucket)}{Hash(key)}/{id}";

    public static string Sets(string bucket, string key) => $"{AllSets(bucket)}{Hash(key)}/";

    public static string Set(string bucket, string key, string id) => Sets(bucket, key) + id;

    public static string Parts(string bucket, string key, string id) => $"{AllParts(bucket)}{Hash(key)}/{id}/";

    /// <summary>A name for one sending of a part, so that a late one never falls onto a part that an object has.</summary>
    public static string NewPart(string bucket, string key, string id, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Parts(bucket, key, id)}{number:D5}.{Guid.NewGuid():N}");

    /// <summary>The number of a part by its name. Null when it is no part.</summary>
    public static int? NumberOf(string name)
    {
        int slash = name.LastIndexOf('/');
        int dot = name.IndexOf('.', slash + 1);
        return dot > 0 && int.TryParse(name.AsSpan()[(slash + 1)..dot], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
    }

    /// <summary>The id that a record's name ends in.</summary>
    public static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>What stands for one upload in the names of its parts and records: hash and id.</summary>
    public static string StemOf(string recordName) => recordName.Split('/', 3)[2];

    /// <summary>The same of a part's name.</summary>
    public static string StemOfPart(string partName) => StemOf(partName[..partName.LastIndexOf('/')]);

    /// <summary>The id of the upload that a manifest's first segment comes from. Null when it is not one of this key's.</summary>
    public string? IdOfSegment(string bucket, string key, string segmentPath)
    {
        string start = $"{Container(bucket)}/{AllParts(bucket)}{Hash(key)}/";
        string path = segmentPath.TrimStart('/');
        return path.StartsWith(start, StringComparison.Ordinal) && path.Length > start.Length + IdLength
            ? path.Substring(start.Length, IdLength)
            : null;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
