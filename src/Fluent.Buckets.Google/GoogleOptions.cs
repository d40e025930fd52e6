using Google.Apis.Http;
using Google.Apis.Util;

namespace Fluent.Buckets;

/// <summary>How to reach Google Cloud Storage.</summary>
public sealed class GoogleOptions
{
    /// <summary>Who asks. Application default credentials unless it is set.</summary>
    public GoogleCredentials Credentials { get; set; } = GoogleCredentials.ApplicationDefault;

    /// <summary>
    /// The identifier of the project in which buckets are created and listed. Null means the one of the service account, where the credentials are one.
    /// </summary>
    public string? Project { get; set; }

    /// <summary>The address of an emulator, or of a private endpoint: scheme and host, no path. Null means <c>https://storage.googleapis.com</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Where buckets are created, such as <c>EU</c> or <c>europe-west1</c>. Null means Google's default.</summary>
    public string? Location { get; set; }

    /// <summary>
    /// The key of Cloud KMS that encrypts what is written: <c>projects/P/locations/L/keyRings/R/cryptoKeys/K</c>. Null means the bucket's default.
    /// </summary>
    public string? KmsKeyName { get; set; }

    /// <summary>How often a request is sent again after a transient fault, from 0 to 19.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>
    /// Whether long objects go in parts at once and <c>StartUpload</c> works, through the multipart uploads of the XML API. An emulator may not have them;
    /// without them an object goes as one resumable upload.
    /// </summary>
    public bool UseMultipart { get; set; } = true;

    /// <summary>Makes the HTTP client, such as for a proxy. Null means one with connections enough for parallel transfers.</summary>
    public IHttpClientFactory? HttpClientFactory { get; set; }

    /// <summary>How long to wait before a request is sent again. Null means Google's exponential back-off.</summary>
    internal IBackOff? BackOff { get; set; }

    /// <summary>The endpoint and the project; no credential.</summary>
    public override string ToString() => $"{Endpoint ?? DefaultEndpoint} {Project}".TrimEnd();

    internal static Uri DefaultEndpoint { get; } = new("https://storage.googleapis.com");

    /// <exception cref="StorageException">InvalidArgument: an option that makes no sense.</exception>
    internal void Check()
    {
        if (Credentials is null)
        {
            throw Invalid("Credentials is null. Leave it for application default credentials, or say GoogleCredentials.Anonymous.");
        }

        if (Endpoint is not null)
        {
            CheckEndpoint(Endpoint);
        }

        if (Project is not null && (Project.Length == 0 || Project.AsSpan().ContainsAnyExcept(ProjectCharacters)))
        {
            throw Invalid("Project is the identifier of a project: letters, digits, hyphens, and dots and a colon where it belongs to a domain.");
        }

        if (KmsKeyName is not null && !IsKmsKeyName(KmsKeyName))
        {
            throw Invalid("KmsKeyName is the resource name of a key: projects/P/locations/L/keyRings/R/cryptoKeys/K.");
        }

        if (Location is not null && (Location.Length == 0 || !Location.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
        {
            throw Invalid("Location is a region, dual-region or multi-region of Google Cloud, such as EU or europe-west1.");
        }

        if (MaxRetries is < 0 or >= ConfigurableMessageHandler.MaxAllowedNumTries)
        {
            throw Invalid($"MaxRetries is from 0 to {ConfigurableMessageHandler.MaxAllowedNumTries - 1}.");
        }
    }

    private static readonly System.Buffers.SearchValues<char> ProjectCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:");

    private void CheckEndpoint(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            throw Invalid("Endpoint is an address that starts with https:// or http://.");
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.AbsolutePath != "/" || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw Invalid("Endpoint is scheme, host and port, such as http://localhost:9000; nothing follows.");
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !Credentials.IsAnonymous)
        {
            throw Invalid("Endpoint is plain HTTP to another machine, and credentials would go over it readable. Use https://, or GoogleCredentials.Anonymous.");
        }
    }

    private static bool IsKmsKeyName(string name)
    {
        string[] parts = name.Split('/');
        return parts.Length == 8 && Array.TrueForAll(parts, part => part.Length > 0)
            && (parts[0], parts[2], parts[4], parts[6]) == ("projects", "locations", "keyRings", "cryptoKeys");
    }

    private static StorageException Invalid(string why) =>
        new(StorageErrorCode.InvalidArgument, $"The options of Google Cloud Storage are refused. {why}");
}
