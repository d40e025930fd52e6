using System.Text;

namespace Fluent.Buckets;

/// <summary>Which keys a store holds exactly. Pure: it asks nobody and changes nothing.</summary>
/// <remarks>
/// The rule of every store is checked here: 1 to 1,024 bytes of UTF-8 (the least greatest length of S3, Azure, Google and Swift),
/// no lone surrogate, no NUL. A driver adds its provider's own in <see cref="Refuse"/>, with the source in the provider's documentation.
/// </remarks>
public abstract class KeyRules
{
    /// <summary>The greatest length of a key, in bytes of UTF-8.</summary>
    public const int GreatestLength = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rules of a store that holds every key.</summary>
    public static KeyRules Any { get; } = new AnyKeyRules();

    /// <summary>Why a key is refused, as a whole sentence. Null means that the key is held exactly.</summary>
    /// <param name="key">The whole key.</param>
    public string? Check(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0)
        {
            return "A key has at least one character.";
        }

        // Nearly every key is ASCII, which is found out faster than its bytes are counted.
        int? length = Ascii.IsValid(key) ? key.Length : CountBytes(key);
        if (length is null)
        {
            return "The key holds half of a surrogate pair, which has no UTF-8 form.";
        }

        if (length > GreatestLength)
        {
            return $"The key has {length} bytes in UTF-8; the greatest length is {GreatestLength}.";
        }

        return key.AsSpan().Contains('\0') ? "The key holds the character NUL (U+0000)." : Refuse(key);
    }

    /// <summary>Why this provider refuses a key that all others might take, as a whole sentence. Null means that it does not.</summary>
    /// <param name="key">The whole key: 1 to 1,024 bytes in UTF-8, without lone surrogates and NUL.</param>
    protected abstract string? Refuse(string key);

    /// <summary>How long a key is in UTF-8. Null means that it has no such form.</summary>
    private static int? CountBytes(string key)
    {
        try
        {
            return Strict.GetByteCount(key);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private sealed class AnyKeyRules : KeyRules
    {
        protected override string? Refuse(string key) => null;
    }
}
