namespace Fluent.Buckets.Tests.Typed;

/// <summary>How content becomes bytes.</summary>
public sealed class ContentSerializerTests : IAsyncDisposable
{
    private readonly ObjectStore _store = new(new MemoryDriver());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void Json_is_of_a_context_or_of_a_types_information()
    {
        IContentSerializer<Note>[] serializers = [ContentSerializer.Json<Note>(NoteJson.Default), ContentSerializer.Json(NoteJson.Default.Note)];
        Assert.All(serializers, serializer =>
        {
            Assert.Equal("application/json", serializer.ContentType);
            Assert.Equal("{\"Text\":\"a\"}"u8, serializer.Serialize(new Note("a")).Span);
            Assert.Equal(new Note("a"), serializer.Deserialize("{\"Text\":\"a\"}"u8.ToArray()));
            Assert.Null(serializer.Deserialize("null"u8.ToArray()));
        });
    }

    [Fact]
    public void A_context_that_does_not_know_the_type_is_told_when_it_is_used()
    {
        IContentSerializer<Uri> serializer = ContentSerializer.Json<Uri>(NoteJson.Default);
        StorageException error = Assert.Throws<StorageException>(() => serializer.Serialize(new Uri("https://a.example")));
        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.Contains("NoteJson does not know Uri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_serializer_is_told_when_it_is_used()
    {
        IContentSerializer<Note> serializer = ContentSerializer.Missing<Note>();
        Action[] uses = [() => serializer.Serialize(new Note("a")), () => serializer.Deserialize(default), () => _ = serializer.ContentType];
        Assert.All(uses, use =>
        {
            StorageException error = Assert.Throws<StorageException>(use);
            Assert.Equal(StorageErrorCode.NotConfigured, error.Code);
            Assert.Contains("JsonSerializerContext", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_serializer_of_ones_own_replaces_json()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        await notes.EnsureExists(Token);
        BucketObject<NumberKey, Note> note = notes.Object(new NumberKey(1));

        await note.Write(new Note("hello"), Token);

        Assert.Equal("hello", await note.ReadText(Token));
        Assert.Equal("text/x-note", (await note.GetInfo(Token)).ContentType);
        Assert.Equal(new Note("hello"), await note.Read(Token));
        foreach (string invalid in new[] { string.Empty, "!no" })
        {
            await note.UploadText(invalid, Token);
            StorageException error = await Assert.ThrowsAsync<StorageException>(async () => await note.Read(Token));
            Assert.Equal(StorageErrorCode.ContentInvalid, error.Code);
            Assert.Equal("001", error.Key);
        }
    }

    [Fact]
    public void Null_is_no_value()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        Func<object> write = () => notes.Object(new NumberKey(1)).Write(null!, Token);
        Assert.Throws<ArgumentNullException>(write);
    }
}
