using Azure.Core;

namespace Fluent.Buckets.AzureBlobs;

internal sealed class AnonymousCredentials : AzureCredentials
{
    public override string ToString() => "anonymous";
}

internal sealed class AccountKeyCredentials : AzureCredentials
{
    public AccountKeyCredentials(string accountName, string accountKey, Uri? endpoint = null)
    {
        if (!AccountNames.IsName(accountName))
        {
            throw OptionErrors.Invalid($"The account name {StorageErrors.Show(accountName)} is none: it has 3 to 24 lower-case letters and digits.");
        }

        if (accountKey.Length == 0 || accountKey.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(accountKey, new byte[accountKey.Length], out _))
        {
            throw OptionErrors.Invalid(
                "The account key is no Base64. Copy it whole from the portal (Access keys), with the = at its end, or rotate and copy it again.");
        }

        AccountName = accountName;
        Key = accountKey;
        Endpoint = endpoint;
    }

    public string AccountName { get; }

    public string Key { get; }

    /// <summary>The endpoint that a connection string names. Null means the account's own.</summary>
    public Uri? Endpoint { get; }

    public override string ToString() => $"key of {AccountName}";
}

internal sealed class SignatureCredentials : AzureCredentials
{
    public SignatureCredentials(string signature, Uri? endpoint = null)
    {
        string query = signature.TrimStart('?');
        if (!query.Contains("sig=", StringComparison.Ordinal) || query.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            throw OptionErrors.Invalid(
                "The shared access signature is none: it is the query that the portal or the CLI gives, such as sv=…&ss=b&srt=sco&sp=rwdlac&se=…&sig=….");
        }

        Query = query;
        Endpoint = endpoint;
    }

    public string Query { get; }

    public Uri? Endpoint { get; }

    public override string ToString() => "shared access signature";
}

internal sealed class TokenCredentials(Func<TokenCredential> credential, string kind) : AzureCredentials
{
    private readonly Lazy<TokenCredential> _credential = new(credential);

    public TokenCredential Credential => _credential.Value;

    public override string ToString() => kind;
}
