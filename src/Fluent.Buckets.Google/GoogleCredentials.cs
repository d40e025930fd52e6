using Google.Apis.Auth.OAuth2;

namespace Fluent.Buckets;

/// <summary>Who asks Google Cloud Storage. Its text tells the kind and never a secret.</summary>
public sealed class GoogleCredentials
{
    private readonly string _kind;
    private readonly Func<CancellationToken, Task<GoogleCredential>>? _load;

    private GoogleCredentials(string kind, Func<CancellationToken, Task<GoogleCredential>>? load)
    {
        _kind = kind;
        _load = load;
    }

    /// <summary>
    /// What the machine is set up with: the file that <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, what <c>gcloud auth application-default login</c> left, or the
    /// service account of the virtual machine. It is looked for with the first request.
    /// </summary>
    public static GoogleCredentials ApplicationDefault { get; } =
        new("application default credentials", GoogleCredential.GetApplicationDefaultAsync);

    /// <summary>Nobody: for public buckets and for emulators.</summary>
    public static GoogleCredentials Anonymous { get; } = new("anonymous", null);

    internal bool IsAnonymous => _load is null;

    /// <summary>A token of OAuth 2.0 that somebody else got. It is used until it expires, and not renewed.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty token, or one that no header carries.</exception>
    public static GoogleCredentials AccessToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw Invalid("The access token is empty, or holds characters that no token has.", null)
            : From(GoogleCredential.FromAccessToken(token), "access token");
    }

    /// <summary>The key of a service account, as the console gives it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="StorageException">InvalidArgument: not the key of a service account. The message repeats nothing of it.</exception>
    public static GoogleCredentials ServiceAccountJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return From(CredentialFactory.FromJson<ServiceAccountCredential>(json).ToGoogleCredential(), "service account");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException)
        {
            // What the parser says may repeat what it read.
            throw Invalid("The JSON is not the key of a service account, as the console of Google Cloud gives it.", null);
        }
    }

    /// <summary>The key of a service account, in a file. It is read now.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="StorageException">InvalidArgument: no such file, or not the key of a service account.</exception>
    public static GoogleCredentials ServiceAccountFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return ServiceAccountJson(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Invalid($"The file {StorageErrors.Show(path)} with the key of a service account cannot be read.", fault);
        }
    }

    /// <summary>A credential of Google.Apis.Auth, such as an impersonated one or one of workload identity federation.</summary>
    /// <param name="credential">The credential.</param>
    public static GoogleCredentials From(GoogleCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return From(credential, "credential of Google.Apis.Auth");
    }

    /// <summary>The kind of the credentials.</summary>
    public override string ToString() => _kind;

    internal Task<GoogleCredential> Load(CancellationToken cancellationToken) => _load!(cancellationToken);

    private static GoogleCredentials From(GoogleCredential credential, string kind) => new(kind, _ => Task.FromResult(credential));

    private static StorageException Invalid(string message, Exception? inner) => new(StorageErrorCode.InvalidArgument, message, inner);
}
