using System.Text.Json.Serialization;

namespace Fluent.Buckets.Tests.Typed;

/// <summary>Content to store.</summary>
internal sealed record Note(string Text);

/// <summary>How a note is written as JSON.</summary>
[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;

/// <summary>A serializer of one's own: the text itself, in UTF-8.</summary>
internal sealed class NoteText : IContentSerializer<Note>
{
    public string ContentType => "text/x-note";

    public ReadOnlyMemory<byte> Serialize(Note value) => System.Text.Encoding.UTF8.GetBytes(value.Text);

    public Note? Deserialize(ReadOnlyMemory<byte> content) => content.IsEmpty
        ? null
        : content.Span[0] == '!' ? throw new FormatException("A note starts with no '!'.") : new Note(System.Text.Encoding.UTF8.GetString(content.Span));
}
