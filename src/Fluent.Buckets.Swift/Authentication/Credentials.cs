namespace Fluent.Buckets.OpenStackSwift;

/// <summary>A storage URL and a token.</summary>
internal sealed class TokenCredentials(Uri storageUrl, string token) : SwiftCredentials
{
    public Uri StorageUrl => storageUrl;

    public string AuthToken => token;

    internal override bool CanRenew => false;

    internal override string Account => string.Empty;

    public override string ToString() => "a token";
}

/// <summary>A user and a key of version 1.</summary>
internal sealed class V1Credentials(string user, string key) : SwiftCredentials
{
    public string User => user;

    public string Key => key;

    internal override bool CanRenew => true;

    internal override string Account => user.Split(':')[0];

    public override string ToString() => $"user '{user}'";
}

/// <summary>What authenticates with Keystone.</summary>
internal abstract class KeystoneCredentials(KeystoneScope? scope) : SwiftCredentials
{
    /// <summary>The project. Null means the one that the credential belongs to.</summary>
    public KeystoneScope? Scope => scope;

    internal override bool CanRenew => true;

    internal override string Account => scope is null ? string.Empty : $"{scope.Project}";
}

/// <summary>A name and a password.</summary>
internal sealed class PasswordCredentials(KeystoneName user, string password, KeystoneName? domain, KeystoneScope scope)
    : KeystoneCredentials(scope)
{
    public KeystoneName User => user;

    public string Secret => password;

    /// <summary>The user's domain. Null where the user is given by identifier.</summary>
    public KeystoneName? Domain => domain;

    public override string ToString() => $"user '{user}'";
}

/// <summary>An application credential.</summary>
internal sealed class ApplicationCredentials(string id, string secret) : KeystoneCredentials(null)
{
    public string Id => id;

    public string Secret => secret;

    internal override string Account => id;

    public override string ToString() => $"application credential '{id}'";
}

/// <summary>A token to be exchanged.</summary>
internal sealed class KeystoneTokenCredentials(string token, KeystoneScope? scope) : KeystoneCredentials(scope)
{
    public string AuthToken => token;

    public override string ToString() => "a Keystone token";
}

/// <summary>Something of Keystone by its name or by its identifier.</summary>
internal sealed record KeystoneName(string Value, bool IsId)
{
    public static KeystoneName Named(string name) => new(name, false);

    public static KeystoneName Identified(string id) => new(id, true);

    public override string ToString() => Value;
}

/// <summary>A project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Domain">Its domain. Null where the project is given by identifier.</param>
internal sealed record KeystoneScope(KeystoneName Project, KeystoneName? Domain);
