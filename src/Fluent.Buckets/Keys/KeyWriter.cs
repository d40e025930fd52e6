using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Fluent.Buckets;

/// <summary>Writes a key's text piece by piece. For generated code.</summary>
/// <remarks>A value that has no text is remembered and reported at the end, so that a check of a parsed text needs no exception.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct KeyWriter
{
    /// <summary>How many characters to give a writer on the stack.</summary>
    public const int StackLength = 256;

    // No store takes a key of more than 1,024 bytes.
    private const int GreatestLength = 1 << 16;

    private Span<char> _buffer;
    private char[]? _rented;
    private int _length;
    private string? _fault;

    /// <summary>Makes a writer.</summary>
    /// <param name="buffer">What it writes to while the text is short, such as a part of the stack.</param>
    public KeyWriter(Span<char> buffer) => _buffer = buffer;

    internal readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>Why the key has no text, as a whole sentence. Null means that it has one.</summary>
    internal readonly string? Fault => _fault;

    /// <summary>Writes a literal.</summary>
    /// <param name="literal">The literal.</param>
    public void WriteLiteral(string literal) => Append(literal);

    /// <summary>Writes a string.</summary>
    /// <param name="value">The value. Null or empty has no text.</param>
    /// <param name="hole">Where it stands.</param>
    public void WriteText(string? value, KeyHole hole)
    {
        if (string.IsNullOrEmpty(value))
        {
            Fail($"{hole.Name} is empty, which nothing could be read back from.");
        }
        else if (KeyEscape.MayEscape(value, hole))
        {
            AppendEscaped(value, hole);
        }
        else
        {
            Append(value);
        }
    }

    /// <summary>Writes a value of any type that formats itself.</summary>
    /// <inheritdoc cref="WriteText"/>
    public void WriteValue<T>(T? value, KeyHole hole)
        where T : ISpanFormattable
    {
        // The first half spares value types the box that the second one makes of them where code is not optimised.
        if (!typeof(T).IsValueType && value is null)
        {
            Fail($"{hole.Name} is null.");
            return;
        }

        int length;
        while (!value!.TryFormat(_buffer[_length..], out length, hole.Format, CultureInfo.InvariantCulture))
        {
            if (_buffer.Length > GreatestLength)
            {
                Fail($"{hole.Name} has a text of more than {GreatestLength} characters.");
                return;
            }

            Grow(1);
        }

        Accept(length, hole);
    }

    /// <summary>Writes the name of an enum's member.</summary>
    /// <inheritdoc cref="WriteText"/>
    public void WriteName<TEnum>(TEnum value, KeyHole hole)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Fail($"{hole.Name} is {value:D}, which has no name in {typeof(TEnum).Name}.");
            return;
        }

        int length;
        while (!Enum.TryFormat(value, _buffer[_length..], out length))
        {
            Grow(1);
        }

        Accept(length, hole);
    }

    /// <summary>Writes a boolean.</summary>
    /// <inheritdoc cref="WriteText"/>
    public void Write(bool value, KeyHole hole) => WriteText(value ? bool.TrueString : bool.FalseString, hole);

    /// <summary>Writes a date and time. One of the local time zone has no text: it would differ from machine to machine.</summary>
    /// <inheritdoc cref="WriteText"/>
    public void Write(DateTime value, KeyHole hole)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            Fail($"{hole.Name} is a local time, which another time zone would read differently. Use ToUniversalTime() or a DateTimeOffset.");
        }
        else
        {
            WriteValue(value, hole);
        }
    }

    /// <summary>The text. The writer is of no use after it.</summary>
    /// <typeparam name="TKey">The key's type, for the message.</typeparam>
    /// <exception cref="StorageException">InvalidKey: a value has no text.</exception>
    public string Finish<TKey>()
        where TKey : IKeyTemplate<TKey>
    {
        try
        {
            ThrowIfFaulty<TKey>();
            return Text.ToString();
        }
        finally
        {
            Dispose();
        }
    }

    internal readonly void ThrowIfFaulty<TKey>()
        where TKey : IKeyTemplate<TKey>
    {
        if (_fault is not null)
        {
            throw new StorageException(
                StorageErrorCode.InvalidKey, $"This {typeof(TKey).Name} is no key of the form '{TKey.Template}': {_fault}");
        }
    }

    internal void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
            _buffer = default;
            _length = 0;
        }
    }

    /// <summary>Takes what was formatted to the end of the text.</summary>
    private void Accept(int length, in KeyHole hole)
    {
        ReadOnlySpan<char> text = _buffer.Slice(_length, length);
        if (hole.Width > 0 && length != hole.Width)
        {
            Fail($"{hole.Name} is {text}, which is not {hole.Width} characters long. Use a wider format, or one without a width.");
        }
        else if (length == 0)
        {
            Fail($"{hole.Name} is empty, which nothing could be read back from.");
        }
        else if (hole.Width > 0 || !KeyEscape.MayEscape(text, hole))
        {
            _length += length;
        }
        else
        {
            char[] copy = ArrayPool<char>.Shared.Rent(length);
            text.CopyTo(copy);
            AppendEscaped(copy.AsSpan(0, length), hole);
            ArrayPool<char>.Shared.Return(copy);
        }
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> value, in KeyHole hole)
    {
        int endOfDots = 0;
        for (int i = 0; i < value.Length;)
        {
            if (Rune.DecodeFromUtf16(value[i..], out Rune character, out int length) != OperationStatus.Done)
            {
                Fail($"{hole.Name} holds half of a surrogate pair, which has no UTF-8 form.");
                return;
            }

            endOfDots = Math.Max(endOfDots, i + KeyEscape.CountDots(value, i, hole));
            if (i < endOfDots || KeyEscape.Escapes(character, hole))
            {
                AppendEscape(character);
            }
            else
            {
                Append(value.Slice(i, length));
            }

            i += length;
        }
    }

    private void AppendEscape(Rune character)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<char> escape = stackalloc char[3];
        escape[0] = '%';
        foreach (byte one in bytes[..character.EncodeToUtf8(bytes)])
        {
            escape[1] = Digit(one >> 4);
            escape[2] = Digit(one & 15);
            Append(escape);
        }

        static char Digit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
    }

    private void Append(scoped ReadOnlySpan<char> text)
    {
        if (_buffer.Length - _length < text.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    private void Grow(int more)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        Text.CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }

    private void Fail(string why) => _fault ??= why;
}
