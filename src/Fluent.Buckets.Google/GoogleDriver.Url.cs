namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    private static readonly string[] UrlOptions = ["project", "endpoint", "location", "kms", "maxRetries", "multipart"];

    /// <summary>Registers the driver for <c>gs:</c> store URLs, in a project without the source generator.</summary>
    public static void Register() => StoreDrivers.Register<GoogleDriver>("gs");

    /// <summary>
    /// Opens <c>gs://?project=p</c>, with the further options <c>endpoint</c>, <c>location</c>, <c>kms</c>, <c>maxRetries</c> and <c>multipart</c>. Credentials are the
    /// application default ones. With <c>STORAGE_EMULATOR_HOST</c> in the environment, and no endpoint in the URL, it is that emulator without credentials.
    /// The project may come from <c>GOOGLE_CLOUD_PROJECT</c>.
    /// </summary>
    /// <param name="url">The URL.</param>
    /// <exception cref="StorageException">InvalidArgument: a host, a path or an option that the driver does not take.</exception>
    public static StoreDriver Open(StoreUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        url.AllowOptions(UrlOptions);
        if (url.Host.Length > 0 || url.Path.Trim('/').Length > 0)
        {
            throw url.Invalid("It names no bucket and no path: write gs://?project=my-project, and open buckets by name.");
        }

        string? emulator = url.GetOption("endpoint") is null ? Variable("STORAGE_EMULATOR_HOST") : null;
        var options = new GoogleOptions
        {
            Project = url.GetOption("project") ?? Variable("GOOGLE_CLOUD_PROJECT") ?? Variable("GCLOUD_PROJECT"),
            Endpoint = Address(url, emulator is null || emulator.Contains("://", StringComparison.Ordinal) ? emulator : "http://" + emulator),
            Location = url.GetOption("location"),
            KmsKeyName = url.GetOption("kms"),
            UseMultipart = url.GetSwitch("multipart") ?? true,
            Credentials = emulator is null ? GoogleCredentials.ApplicationDefault : GoogleCredentials.Anonymous,
        };
        if (url.GetOption("maxRetries") is { } retries)
        {
            options.MaxRetries = int.TryParse(
                retries, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int count)
                ? count
                : throw url.Invalid("Its option 'maxRetries' is a number.");
        }

        return new GoogleDriver(options);
    }

    private static Uri? Address(StoreUrl url, string? emulator) =>
        (url.GetOption("endpoint") ?? emulator) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) ? endpoint
        : throw url.Invalid("The endpoint is an address such as http://localhost:9000, in the option 'endpoint' or in STORAGE_EMULATOR_HOST.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
