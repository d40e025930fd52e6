using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>What <see cref="KeyText"/> needs to know of a key's template. For generated code.</summary>
/// <typeparam name="TSelf">The key's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyTemplate<TSelf> : IObjectKey<TSelf>
    where TSelf : IKeyTemplate<TSelf>
{
    /// <summary>The template as it was declared.</summary>
    static abstract string Template { get; }

    /// <summary>Reads literals and holes in the template's order.</summary>
    /// <param name="reader">What reads them.</param>
    /// <param name="key">The key, where all was there.</param>
    static abstract bool TryRead(ref KeyReader reader, [MaybeNullWhen(false)] out TSelf key);

    /// <summary>Writes literals and holes in the template's order.</summary>
    /// <param name="writer">What writes them.</param>
    void Write(ref KeyWriter writer);
}
