using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Paths of buckets and objects: each byte that is not plainly safe is escaped, so that the server sees the very name.</summary>
internal static class SwiftPaths
{
    private const string Safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.";

    public static string Bucket(string bucket)
    {
        var path = new StringBuilder(bucket.Length + 8).Append('/');
        Escape(path, bucket, false);
        return path.ToString();
    }

    public static string Object(string bucket, string key)
    {
        var path = new StringBuilder(bucket.Length + key.Length + 16).Append('/');
        Escape(path, bucket, false);
        path.Append('/');
        Escape(path, key, true);
        return path.ToString();
    }

    /// <summary>A value of a query.</summary>
    public static string Value(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        Escape(text, value, false);
        return text.ToString();
    }

    /// <summary>An address that nobody folds: neither <c>..</c> nor an escape is touched.</summary>
    public static Uri Address(string account, string path, string query) => new(
        account + path + (query.Length > 0 ? "?" + query : string.Empty),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static void Escape(StringBuilder target, string text, bool isKey)
    {
        if (!isKey)
        {
            AppendEscaped(target, text);
            return;
        }

        string[] segments = text.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (i > 0)
            {
                // Proxies fold a dot segment between slashes, escaped dots too, which would lead out of the bucket. Swift reads an escaped slash as a slash.
                target.Append(IsFolded(segments[i]) || IsFolded(segments[i - 1]) ? "%2F" : "/");
            }
            else if (segments.Length == 1 && IsFolded(text))
            {
                // The slash before the key is the path's own.
                target.Length--;
                target.Append("%2F");
            }

            AppendEscaped(target, segments[i]);
        }
    }

    private static bool IsFolded(string segment) => segment is "." or "..";

    private static void AppendEscaped(StringBuilder target, string text)
    {
        foreach (byte unit in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)unit;
            if (Safe.Contains(c, StringComparison.Ordinal))
            {
                target.Append(c);
            }
            else
            {
                target.Append('%').Append("0123456789ABCDEF"[unit >> 4]).Append("0123456789ABCDEF"[unit & 15]);
            }
        }
    }
}
