using System.Text;

namespace Fluent.Buckets.Analyzers;

/// <summary>Names of containers of OpenStack Swift.</summary>
/// <remarks>Source: Object Storage API, "Create container": at most 256 bytes, no slash. The end <c>_segments</c> is for the parts of large objects.</remarks>
internal static class SwiftBucketNames
{
    public static string? Refuse(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 256)
        {
            return "it has 1 to 256 bytes in UTF-8";
        }

        if (name.IndexOf('/') >= 0 || name.Any(char.IsControl))
        {
            return "it holds no slash and no control character";
        }

        return name.EndsWith("_segments", StringComparison.Ordinal) ? "it does not end in '_segments', where parts of large objects are kept" : null;
    }
}
