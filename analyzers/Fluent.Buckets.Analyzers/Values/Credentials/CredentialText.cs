using System.Text.RegularExpressions;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Finds credentials in texts. All texts are as <see cref="KnownText"/> gives them.</summary>
internal static class CredentialText
{
    /// <summary>The key that Microsoft publishes for its emulators of storage, Azurite among them.</summary>
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>A connection string with a key or a signature, an address with a signature, and a service account's file.</summary>
    private static readonly Regex Inside = new(
        "(?:^|;)\\s*(?:AccountKey|SharedAccessSignature)\\s*=\\s*[^;\\s\uFFFF<]{8}"
        + "|(?:^|[?&])sig=[^&\\s\uFFFF<]{8}"
        + "|\"private_key\"\\s*:\\s*\"-----BEGIN",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A store URL with <c>name:secret@</c>, or with an option that can only be a secret.</summary>
    private static readonly Regex InStoreUrl = new(
        "^[a-z][a-z0-9+.-]*://[^/?#@\uFFFF]*:[^/?#@\uFFFF]+@"
        + "|^[a-z][a-z0-9+.-]*:[^?]*\\?(?:.*&)?[a-z0-9_.-]*(?:secret|password|token|signature|accountkey|secretkey)[a-z0-9_.-]*=[^&\uFFFF<]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Loopback = new(
        "(?:://|^)(?:localhost|[a-z0-9-]+\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(?=[:/?;]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a text that a secret is expected for is one, and no placeholder or published example.</summary>
    public static bool IsSecret(string text) =>
        text.Length > 0
        && text.IndexOf(KnownText.Hole) < 0
        && text.Any(c => c is not ('*' or 'x' or 'X' or '.' or '…' or ' '))
        && text[0] is not ('<' or '{' or '[' or '$' or '%')
        && !IsPublished(text);

    /// <summary>Whether a text of any kind holds a credential.</summary>
    public static bool HoldsSecret(string text) => Inside.IsMatch(text) && !IsPublished(text);

    /// <summary>Whether a store URL holds a credential.</summary>
    public static bool IsUrlWithSecret(string url) => InStoreUrl.IsMatch(url);

    /// <summary>Whether a text names an address of the machine itself.</summary>
    public static bool NamesLoopback(string text) => Loopback.IsMatch(text);

    /// <summary>What is in the providers' own documentation is no secret.</summary>
    private static bool IsPublished(string text) =>
        text.Contains(EmulatorKey)
        || text.EndsWith("EXAMPLE", StringComparison.Ordinal)
        || text.EndsWith("EXAMPLEKEY", StringComparison.Ordinal)
        || text.IndexOf("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) >= 0;
}
