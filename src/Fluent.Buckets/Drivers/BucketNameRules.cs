using System.Buffers;

namespace Fluent.Buckets;

/// <summary>Which bucket names a store accepts. Pure: it asks nobody and changes nothing.</summary>
public abstract class BucketNameRules
{
    /// <summary>
    /// The rules of the Directory and Memory stores: 3 to 63 characters, each a lower-case ASCII letter, a digit, a hyphen, a dot or
    /// an underscore, a letter or digit at both ends, no two dots in a row. Every name that S3, Azure and Google accept up to that length passes.
    /// </summary>
    public static BucketNameRules Local { get; } = new LocalBucketNameRules();

    /// <summary>Why a name is refused, as a whole sentence. Null means that it is accepted.</summary>
    /// <param name="name">The bucket's name.</param>
    public abstract string? Check(string name);

    private sealed class LocalBucketNameRules : BucketNameRules
    {
        private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

        public override string? Check(string name)
        {
            ArgumentNullException.ThrowIfNull(name);

            // Each call checks a name, and nearly every name is plain, which is seen at once.
            bool isPlain = name is { Length: >= 3 and <= 63 } and not ['-', ..] and not [.., '-'] && !name.AsSpan().ContainsAnyExcept(Plain);
            return isPlain ? null : LocalBucketNames.Refuse(name);
        }
    }
}
