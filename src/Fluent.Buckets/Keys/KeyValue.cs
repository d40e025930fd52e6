using System.Buffers;

namespace Fluent.Buckets;

/// <summary>The text of a hole without its escapes.</summary>
internal ref struct KeyValue
{
    private char[]? _rented;

    /// <summary>Takes the escapes out.</summary>
    /// <param name="text">The text of the hole.</param>
    /// <param name="buffer">Where a short text goes.</param>
    public KeyValue(ReadOnlySpan<char> text, Span<char> buffer)
    {
        IsValid = !text.IsEmpty;
        Text = text;
        if (text.Contains('%'))
        {
            if (text.Length > buffer.Length)
            {
                buffer = _rented = ArrayPool<char>.Shared.Rent(text.Length);
            }

            IsValid = KeyEscape.TryDecode(text, buffer, out int length);
            Text = buffer[..length];
        }
    }

    /// <summary>Whether there is a text, and its escapes are escapes.</summary>
    public bool IsValid { get; }

    /// <summary>The text, until this is disposed.</summary>
    public ReadOnlySpan<char> Text { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
