namespace Fluent.Buckets.Tests.Typed;

/// <summary>Typed handles name a place, and do nothing by themselves.</summary>
public sealed class TypedHandleTests : IAsyncDisposable
{
    private readonly ObjectStore _store = new(new MemoryDriver());

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void Handles_hold_untyped_ones()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        BucketObject<NumberKey, Note> note = notes.Object(new NumberKey(7));

        Assert.Equal("notes", notes.Name);
        Assert.Equal("notes", notes.ToString());
        Assert.Equal(_store.Bucket("notes"), notes.Untyped);
        Assert.Equal(new NumberKey(7), note.Key);
        Assert.Equal(_store.Bucket("notes").Object("007"), note.Untyped);
        Assert.Equal("notes/007", note.ToString());
        Assert.Equal("007", notes.Create(new NumberKey(7)).Key);
        Assert.Equal("007", new Bucket<NumberKey>(_store, "notes").Create(new NumberKey(7)).Key);
    }

    [Fact]
    public void Handles_are_equal_when_they_name_the_same_place()
    {
        var notes = new Bucket<NumberKey>(_store, "notes");
        Assert.Equal(notes, new Bucket<NumberKey>(_store.Bucket("notes")));
        Assert.Equal(notes.GetHashCode(), new Bucket<NumberKey>(_store.Bucket("notes")).GetHashCode());
        Assert.NotEqual(notes, new Bucket<NumberKey>(_store, "other"));
        Assert.Equal(notes.Object(new NumberKey(1)), notes.Object(new NumberKey(1)));
        Assert.Equal(notes.Object(new NumberKey(1)).GetHashCode(), notes.Object(new NumberKey(1)).GetHashCode());
        Assert.NotEqual(notes.Object(new NumberKey(1)), notes.Object(new NumberKey(2)));
    }

    [Fact]
    public void A_key_that_has_no_text_is_refused_at_once()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        var bad = new NumberKey(1000);
        Func<object>[] uses =
        [
            () => notes.Object(bad), () => notes.Create(bad), () => notes.List(TestContext.Current.CancellationToken).StartAfter(bad),
            () => notes.Object(default).CopyTo(bad, TestContext.Current.CancellationToken),
        ];
        Assert.All(uses, use => Assert.Equal(StorageErrorCode.InvalidKey, Assert.Throws<StorageException>(use).Code));
    }

    [Fact]
    public void Views_are_typed()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        var files = new Bucket<NumberKey>(_store, "files");

        Assert.Equal("notes/a/007", notes.Within("a/").Object(new NumberKey(7)).ToString());
        Assert.Equal("files/a/007", files.Within("a/").Object(new NumberKey(7)).ToString());
        Assert.Equal(notes, notes.WithDefaults(d => d.CacheControl("no-store")));
        Assert.Equal(files, files.WithDefaults(d => d.CacheControl("no-store")));
        Assert.Throws<ArgumentNullException>(() => notes.Within(null!));
        Assert.Throws<ArgumentNullException>(() => files.WithDefaults(null!));
    }

    [Fact]
    public void Objects_with_and_without_typed_content_are_equal_when_they_name_the_same_place()
    {
        TypedObject<NumberKey> note = new Bucket<NumberKey, Note>(_store, "notes", new NoteText()).Object(new NumberKey(7));
        TypedObject<NumberKey> file = new Bucket<NumberKey>(_store, "notes").Object(new NumberKey(7));

        Assert.Equal(note, file);
        Assert.Equal(note.GetHashCode(), file.GetHashCode());
    }

    [Fact]
    public async Task Uploads_that_died_are_swept_through_a_typed_bucket()
    {
        var notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
        await notes.CreateBucket(TestContext.Current.CancellationToken);
        MultipartUpload upload = await notes.Object(new NumberKey(7)).StartUpload(TestContext.Current.CancellationToken);

        Assert.Equal(upload.Id, notes.Object(new NumberKey(7)).ResumeUpload(upload.Id).Id);
        Assert.Throws<StorageException>(() => notes.Object(new NumberKey(8)).ResumeUpload(upload.Id));
        Assert.Equal(0, await notes.SweepUploads(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
        Assert.Equal(1, await notes.SweepUploads(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Prefixes_are_equal_as_text()
    {
        Assert.Equal(new KeyPrefix("a"), new KeyPrefix("a"));
        Assert.True(new KeyPrefix("a") == new KeyPrefix("a"));
        Assert.True(new KeyPrefix("a") != new KeyPrefix("A"));
        Assert.Equal(default, new KeyPrefix(string.Empty));
        Assert.Equal(default(KeyPrefix).GetHashCode(), new KeyPrefix(string.Empty).GetHashCode());
        Assert.Equal("a", new KeyPrefix("a").ToString());
        Assert.Throws<ArgumentNullException>(() => new KeyPrefix(null!));
    }
}
