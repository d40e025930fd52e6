using System.Buffers;
using System.Text;

namespace Fluent.Buckets;

/// <summary>Takes store URLs apart. Whatever stands in one may be a secret in the wrong place, so its errors repeat nothing but checked names.</summary>
internal static class StoreUrlParser
{
    private const string WhereCredentialsBelong =
        "Take it out: credentials come from the provider's environment variables (such as AWS_*, AZURE_STORAGE_*, GOOGLE_APPLICATION_CREDENTIALS "
        + "or OS_*) or from the options in code, never from the URL.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    public static StoreUrl Parse(string url)
    {
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !Uri.CheckSchemeName(url[..colon]))
        {
            throw StorageErrors.InvalidArgument(
                "This is not a store URL: it starts with no scheme. Write for example file:///srv/data, memory: or s3://?region=eu-west-1.");
        }

        if (colon == 1)
        {
            throw StorageErrors.InvalidArgument("This is the path of a Windows drive, not a store URL. Write file:///C:/data, with slashes.");
        }

        string scheme = url[..colon].ToLowerInvariant();
        string rest = url[(colon + 1)..];
        RefuseUserInfo(scheme, rest);
        if (rest.Contains('#', StringComparison.Ordinal))
        {
            throw Invalid(scheme, "It holds a #, which means nothing here. Where it belongs to a name, write %23.");
        }

        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string place = question < 0 ? rest : rest[..question];
        string host = HostOf(place);
        string path = host.Length > 0 || place.StartsWith("//", StringComparison.Ordinal) ? place[(2 + host.Length)..] : place;
        CheckHost(scheme, host);
        return new StoreUrl(
            scheme, host, Decode(scheme, path), question < 0 ? [] : ReadOptions(scheme, rest[(question + 1)..]));
    }

    private static string HostOf(string place)
    {
        if (!place.StartsWith("//", StringComparison.Ordinal))
        {
            return string.Empty;
        }

        int end = place.AsSpan(2).IndexOfAny("/?#");
        return end < 0 ? place[2..] : place.Substring(2, end);
    }

    /// <summary>Refuses <c>name:secret@host</c>, also where the two slashes before it are missing.</summary>
    private static void RefuseUserInfo(string scheme, string rest)
    {
        bool hasHost = rest.StartsWith("//", StringComparison.Ordinal);
        string place = hasHost ? HostOf(rest) : rest.StartsWith('/') ? string.Empty : rest.Split('?')[0];
        if (place.Contains('@', StringComparison.Ordinal))
        {
            throw Invalid(scheme, $"It holds a credential before the @. {WhereCredentialsBelong}");
        }
    }

    private static void CheckHost(string scheme, string host)
    {
        string name = host;
        int colon = host.LastIndexOf(':');
        bool isAddress = host.StartsWith('[');
        if (colon >= 0 && colon > host.LastIndexOf(']'))
        {
            if (!ushort.TryParse(host.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out _))
            {
                throw Invalid(scheme, $"What follows the : of its host is no port. If it is a credential: {WhereCredentialsBelong}");
            }

            name = host[..colon];
        }

        bool isValid = isAddress
            ? name.EndsWith(']') && System.Net.IPAddress.TryParse(name, out _)
            : !name.AsSpan().ContainsAnyExcept(HostCharacters);
        if (!isValid)
        {
            throw Invalid(scheme, "What stands between // and the path is neither a host nor an account.");
        }
    }

    private static Dictionary<string, string> ReadOptions(string scheme, string query)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? string.Empty : option[..equals];
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                throw Invalid(scheme, "What follows the ? is options, each written name=value and separated by &. A name is letters, digits, '-', '.' and '_'.");
            }

            if (CredentialNames.Contains(name))
            {
                throw Invalid(scheme, $"Its option '{name}' is a credential. {WhereCredentialsBelong}");
            }

            string value = Decode(scheme, option[(equals + 1)..]);
            if (Uri.TryCreate(value, UriKind.Absolute, out Uri? inner) && inner.UserInfo.Length > 0)
            {
                throw Invalid(scheme, $"The address in its option '{name}' holds a credential before the @. {WhereCredentialsBelong}");
            }

            if (!options.TryAdd(name, value))
            {
                throw Invalid(scheme, $"It has the option '{name}' twice.");
            }
        }

        return options;
    }

    private static string Decode(string scheme, string text)
    {
        var bytes = new ArrayBufferWriter<byte>();
        try
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '%')
                {
                    bytes.Write(Convert.FromHexString(text.AsSpan(i + 1, 2)));
                    i += 2;
                }
                else
                {
                    int length = char.IsSurrogatePair(text, i) ? 2 : 1;
                    bytes.Write(StrictUtf8.GetBytes(text, i, length));
                    i += length - 1;
                }
            }

            string decoded = StrictUtf8.GetString(bytes.WrittenSpan);
            return decoded.Any(char.IsControl) ? throw Invalid(scheme, "It holds a control character.") : decoded;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw Invalid(scheme, "It holds a % that is not followed by two hexadecimal digits, or bytes that are no UTF-8. Write %25 for a %.");
        }
    }

    private static StorageException Invalid(string scheme, string why) =>
        StorageErrors.InvalidArgument($"The {scheme}: store URL is refused. {why}");
}
