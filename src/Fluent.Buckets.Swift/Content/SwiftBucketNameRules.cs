using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>
/// Which container names Swift accepts. Source: OpenStack Object Storage API v1, "Container name": 1 to 256 bytes of UTF-8, no slash. Besides that
/// <c>.</c> and <c>..</c> are refused, which servers in between fold away.
/// </summary>
/// <param name="greatest">The greatest length in bytes: what is left when the name of the segments' container is made of it.</param>
internal sealed class SwiftBucketNameRules(int greatest) : BucketNameRules
{
    public const int GreatestLength = 256;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override string? Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            return "A name has at least one character.";
        }

        try
        {
            int length = Strict.GetByteCount(name);
            if (length > greatest)
            {
                return $"The name has {length} bytes in UTF-8; the greatest length is {greatest}.";
            }
        }
        catch (EncoderFallbackException)
        {
            return "The name holds half of a surrogate pair, which has no UTF-8 form.";
        }

        return name.Contains('/', StringComparison.Ordinal) ? "The name holds a slash."
            : name.Contains('\0', StringComparison.Ordinal) ? "The name holds the character NUL (U+0000)."
            : name is "." or ".." ? "The name is '.' or '..', which addresses fold away."
            : null;
    }
}
