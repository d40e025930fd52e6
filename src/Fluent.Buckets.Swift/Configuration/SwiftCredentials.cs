using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

/// <summary>Who asks a Swift store. Its text holds no secret.</summary>
public abstract class SwiftCredentials
{
    private protected SwiftCredentials()
    {
    }

    /// <summary>Whether a new token can be had when one has expired.</summary>
    internal abstract bool CanRenew { get; }

    /// <summary>Whose account it is, for the store's name. Empty when only the provider knows.</summary>
    internal abstract string Account { get; }

    /// <summary>A token for one account, as a session has it. It cannot be renewed, and may see as little as one container.</summary>
    /// <param name="storageUrl">The account's address, such as <c>https://swift.example.com/v1/AUTH_ab12</c>.</param>
    /// <param name="authToken">The token.</param>
    public static SwiftCredentials Token(Uri storageUrl, string authToken)
    {
        ArgumentNullException.ThrowIfNull(storageUrl);
        return new TokenCredentials(storageUrl, Given(authToken, nameof(authToken)));
    }

    /// <inheritdoc cref="Token(Uri, string)"/>
    public static SwiftCredentials Token(string storageUrl, string authToken)
    {
        ArgumentNullException.ThrowIfNull(storageUrl);
        return Uri.TryCreate(storageUrl, UriKind.Absolute, out Uri? address)
            ? Token(address, authToken)
            : throw SwiftFaults.Refused("The storage URL is no address. Write for example https://swift.example.com/v1/AUTH_ab12.");
    }

    /// <summary>A name and a password of Keystone v3, for one project.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="password">The password.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="domain">The domain's name of the user, and of the project where no other is given.</param>
    /// <param name="projectDomain">The domain's name of the project. Null means the user's.</param>
    public static SwiftCredentials Password(
        string user, string password, string project, string domain = "Default", string? projectDomain = null) => new PasswordCredentials(
        KeystoneName.Named(Given(user, nameof(user))),
        Given(password, nameof(password)),
        KeystoneName.Named(Given(domain, nameof(domain))),
        new KeystoneScope(KeystoneName.Named(Given(project, nameof(project))), KeystoneName.Named(projectDomain ?? domain)));

    /// <summary>An application credential of Keystone v3, which belongs to one project.</summary>
    /// <param name="id">The credential's identifier.</param>
    /// <param name="secret">Its secret.</param>
    public static SwiftCredentials ApplicationCredential(string id, string secret) =>
        new ApplicationCredentials(Given(id, nameof(id)), Given(secret, nameof(secret)));

    /// <summary>A token of Keystone v3, which is exchanged for one of a project. What is got cannot be renewed once the given one has expired.</summary>
    /// <param name="token">The token.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="projectDomain">The domain's name of the project.</param>
    public static SwiftCredentials KeystoneToken(string token, string project, string projectDomain = "Default") => new KeystoneTokenCredentials(
        Given(token, nameof(token)),
        new KeystoneScope(
            KeystoneName.Named(Given(project, nameof(project))), KeystoneName.Named(Given(projectDomain, nameof(projectDomain)))));

    /// <summary>A user and a key of tempauth, or of another service that speaks version 1.</summary>
    /// <param name="user">The user, such as <c>account:user</c>.</param>
    /// <param name="key">The key.</param>
    public static SwiftCredentials V1(string user, string key) => new V1Credentials(Given(user, nameof(user)), Given(key, nameof(key)));

    private static string Given(string value, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);

        // It becomes a header or a part of one, and what a header refuses must not be told.
        return value.Any(char.IsControl)
            ? throw SwiftFaults.Refused($"The {name} holds a control character, such as the line's end of the file that it was read from.")
            : value;
    }
}
