using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Native;

[Storage]
internal static partial class Storage;

[Bucket("native-notes")]
internal sealed partial class Notes;

internal sealed record Note(string Title, DateTimeOffset WrittenAt);

[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;
