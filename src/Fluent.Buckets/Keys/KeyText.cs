using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>The way between keys and their texts. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyText
{
    /// <summary>The text of a key.</summary>
    /// <param name="key">The key.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <exception cref="StorageException">InvalidKey: a value has no text.</exception>
    public static string Format<TKey>(TKey key)
        where TKey : IKeyTemplate<TKey>
    {
        var writer = new KeyWriter(stackalloc char[KeyWriter.StackLength]);
        key.Write(ref writer);
        return writer.Finish<TKey>();
    }

    /// <summary>Writes the text of a key. False means that there is no room for it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">Where the text goes.</param>
    /// <param name="charsWritten">How many characters it has; 0 where there is no room.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <exception cref="StorageException">InvalidKey: a value has no text.</exception>
    public static bool TryFormat<TKey>(TKey key, Span<char> destination, out int charsWritten)
        where TKey : IKeyTemplate<TKey>
    {
        var writer = new KeyWriter(stackalloc char[KeyWriter.StackLength]);
        try
        {
            key.Write(ref writer);
            writer.ThrowIfFaulty<TKey>();
            bool fits = writer.Text.TryCopyTo(destination);
            charsWritten = fits ? writer.Text.Length : 0;
            return fits;
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The key of a text.</summary>
    /// <param name="text">The text.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <exception cref="FormatException">The text is not that of a key.</exception>
    public static TKey Parse<TKey>(ReadOnlySpan<char> text)
        where TKey : IKeyTemplate<TKey>
    {
        if (TryParse<TKey>(text, out TKey? key))
        {
            return key;
        }

        string shown = StorageErrors.Show(text.ToString());
        throw new FormatException($"{shown} is no {typeof(TKey).Name}, whose text has the form '{TKey.Template}'. Use TryParse where that may be.");
    }

    /// <summary>The key of a text. False means that the text is not exactly that of a key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, where there is one.</param>
    /// <typeparam name="TKey">The key's type.</typeparam>
    public static bool TryParse<TKey>(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out TKey key)
        where TKey : IKeyTemplate<TKey>
    {
        var reader = new KeyReader(text);
        if (TKey.TryRead(ref reader, out key) && IsTextOf(text, key))
        {
            return true;
        }

        key = default;
        return false;
    }

    private static bool IsTextOf<TKey>(ReadOnlySpan<char> text, TKey key)
        where TKey : IKeyTemplate<TKey>
    {
        var writer = new KeyWriter(stackalloc char[KeyWriter.StackLength]);
        try
        {
            key.Write(ref writer);
            return writer.Fault is null && writer.Text.SequenceEqual(text);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
