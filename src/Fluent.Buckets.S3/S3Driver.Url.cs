namespace Fluent.Buckets;

public sealed partial class S3Driver : IStoreUrlDriver
{
    private static readonly string[] UrlOptions = ["region", "endpoint", "preset", "pathStyle", "profile"];

    /// <summary>
    /// Makes the store of a URL: <c>s3://?region=…&amp;endpoint=…&amp;preset=…&amp;pathStyle=…&amp;profile=…</c>, each where it is needed. Credentials are the SDK's default
    /// chain; the endpoint may also come from <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c>.
    /// </summary>
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url)
    {
        url.AllowOptions(UrlOptions);
        if (url.Host.Length > 0 || url.Path.Length > 0)
        {
            throw url.Invalid("It names a host or a path, but a store holds all buckets. Write s3:// and its options, and name the bucket when you open it.");
        }

        return new S3Driver(new S3Options
        {
            Region = url.GetOption("region"),
            Endpoint = Endpoint(url),
            Compatibility = Preset(url),
            PathStyle = url.GetSwitch("pathStyle"),
            Credentials = url.GetOption("profile") is { } profile ? S3Credentials.Profile(profile) : S3Credentials.Default,
        });
    }

    private static Uri? Endpoint(StoreUrl url)
    {
        string? text = url.GetOption("endpoint");
        if (text is null)
        {
            text = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is { Length: > 0 } own
                ? own
                : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        }

        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint)
            ? endpoint
            : throw url.Invalid("Its option 'endpoint' (or AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL) is no address. Write it as https://host:port.");
    }

    private static S3Compatibility Preset(StoreUrl url) => url.GetOption("preset") is not { } name
        ? S3Compatibility.Aws
        : S3Compatibility.Find(name) ?? throw url.Invalid(
            $"Its option 'preset' is none. Known are {string.Join(", ", S3Compatibility.Presets.Select(preset => preset.Name))}.");
}
