using System.Globalization;
using System.Text;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>
/// The address of a request. What it names is percent-encoded here, and nothing between here and the wire may change it: not a dot, not a slash.
/// </summary>
internal sealed class ApiUrl
{
    private static readonly UriCreationOptions Exact = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly StringBuilder _text;
    private bool _hasQuery;

    private ApiUrl(Uri endpoint, string path) => _text = new StringBuilder(endpoint.GetLeftPart(UriPartial.Authority)).Append(path);

    /// <summary>The buckets of a project, or one bucket, of the JSON API.</summary>
    public static ApiUrl Buckets(Uri endpoint, string? bucket = null) =>
        new(endpoint, bucket is null ? "/storage/v1/b" : $"/storage/v1/b/{Escape(bucket)}");

    /// <summary>The objects of a bucket, or one object, of the JSON API.</summary>
    public static ApiUrl Objects(Uri endpoint, string bucket, string? key = null) => new(endpoint, ObjectPath(bucket, key));

    /// <summary>The path of the objects of a bucket, or of one object, of the JSON API. A key is one segment: its slashes are encoded.</summary>
    public static string ObjectPath(string bucket, string? key) =>
        key is null ? $"/storage/v1/b/{Escape(bucket)}/o" : $"/storage/v1/b/{Escape(bucket)}/o/{Escape(key)}";

    /// <summary>Where objects are sent to.</summary>
    public static ApiUrl Upload(Uri endpoint, string bucket) => new(endpoint, $"/upload/storage/v1/b/{Escape(bucket)}/o");

    /// <summary>The rewrite of one object to another.</summary>
    public static ApiUrl Rewrite(Uri endpoint, string bucket, string key, string targetBucket, string targetKey) =>
        new(endpoint, $"{ObjectPath(bucket, key)}/rewriteTo/b/{Escape(targetBucket)}/o/{Escape(targetKey)}");

    /// <summary>Many requests in one.</summary>
    public static ApiUrl Batch(Uri endpoint) => new(endpoint, "/batch/storage/v1");

    /// <summary>A bucket or an object of the XML API.</summary>
    public static ApiUrl Xml(Uri endpoint, string bucket, string? key = null) => new(endpoint, XmlPath(bucket, key));

    /// <summary>
    /// The path of a bucket or an object of the XML API. Its slashes stay, but those beside a segment that clients and proxies fold (<c>.</c> and <c>..</c>).
    /// </summary>
    public static string XmlPath(string bucket, string? key)
    {
        var path = new StringBuilder("/").Append(Escape(bucket));
        if (key is null)
        {
            return path.ToString();
        }

        string[] segments = key.Split('/');
        path.Append('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (i > 0)
            {
                path.Append(IsFolded(segments[i]) || IsFolded(segments[i - 1]) ? "%2F" : "/");
            }

            path.Append(Escape(segments[i]));
        }

        return path.ToString();
    }

    /// <summary>Adds a parameter to the query, unless its value is null.</summary>
    public ApiUrl With(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_hasQuery ? '&' : '?').Append(name).Append('=').Append(Escape(value));
            _hasQuery = true;
        }

        return this;
    }

    /// <summary>Adds a parameter to the query, unless its value is null.</summary>
    public ApiUrl With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a parameter without a value to the query.</summary>
    public ApiUrl With(string name)
    {
        _text.Append(_hasQuery ? '&' : '?').Append(name);
        _hasQuery = true;
        return this;
    }

    public Uri ToUri() => new(_text.ToString(), Exact);

    /// <summary>A text in which only unreserved characters (RFC 3986) are left as they are.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text);

    private static bool IsFolded(string segment) => segment is "." or "..";
}
