using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Fluent.Buckets;

namespace Native;

/// <summary>Stores, lists, fetches, compares and deletes, on any store.</summary>
internal static class Tour
{
    /// <summary>More than one part, so that an upload of unknown length goes in parts.</summary>
    private const int FilmLength = 12 * 1024 * 1024;

    public static async Task Run(string url, TextWriter output)
    {
        // Some providers have one space of bucket names for everybody.
        Storage.Configure(s => s.Open(url).NameBucket(nameof(Storage.Notes), $"native-notes-{Guid.NewGuid():N}"));
        await Storage.Notes.CreateBucket();
        try
        {
            await Store();
            await Find(output);
            await Compare();
            await CopyAndTag();
            await RefuseWhatIsMissing();
        }
        finally
        {
            await Storage.Notes.DeleteBucket().WithContents();
        }

        Check(!await Storage.Notes.Exists(), "the bucket is gone");
    }

    private static async Task Store()
    {
        await Storage.Notes.Create("2026/first.json")
            .UploadJson(new Note("Compiled ahead of time", new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)), NoteJson.Default.Note)
            .WithMetadata("author", "native");

        // As one from a network: nobody knows its length.
        await using Stream film = PipeReader.Create(new ReadOnlySequence<byte>(Film())).AsStream();
        await Storage.Notes.Create("2026/film.bin").UploadFrom(film);
    }

    private static async Task Find(TextWriter output)
    {
        var keys = new List<string>();
        await foreach (ObjectInfo info in Storage.Notes.Find("2026/*"))
        {
            keys.Add(info.Key);
            await output.WriteLineAsync($"{Storage.Notes.Store.Name}: {info.Key}, {info.Size:N0} bytes, ETag {info.ETag}");
        }

        Check(keys is ["2026/film.bin", "2026/first.json"], "both objects are found");
    }

    private static async Task Compare()
    {
        Note note = await Storage.Notes.Object("2026/first.json").ReadJson(NoteJson.Default.Note);
        Check(note.Title == "Compiled ahead of time", "the note is as it was written");
        ObjectInfo info = await Storage.Notes.Object("2026/first.json").GetInfo();
        Check(info.ContentType == "application/json" && info.Metadata?["author"] == "native", "type and metadata are kept");

        using var copy = new MemoryStream();
        await Storage.Notes.Object("2026/film.bin").DownloadTo(copy);
        Check(Hash(copy.ToArray()) == Hash(Film()), "the film's bytes are equal");
        byte[] middle = await Storage.Notes.Object("2026/film.bin").ReadBytes().Range(1000, 2000);
        Check(middle.AsSpan().SequenceEqual(Film().AsSpan(1000, 1000)), "a range of the film is equal");
    }

    private static async Task CopyAndTag()
    {
        BucketObject first = Storage.Notes.Object("2026/first.json");
        await first.CopyTo("2026/copy.json");
        Check(await Storage.Notes.Object("2026/copy.json").ReadText() == await first.ReadText(), "the copy is equal");
        if (Storage.Notes.Store.Capabilities.Tags)
        {
            await first.SetTags([KeyValuePair.Create("state", "new")]);
            Check((await first.GetTags())["state"] == "new", "the tag is kept");
        }

        await Storage.Notes.DeleteMany(["2026/copy.json", "2026/missing.json"]);
        Check(!await Storage.Notes.Object("2026/copy.json").Exists(), "the copy is deleted");
    }

    private static async Task RefuseWhatIsMissing()
    {
        Check(await Storage.Notes.Object("2026/missing.json").TryGetInfo() is null, "what is missing has no information");
        try
        {
            await Storage.Notes.Object("2026/missing.json").ReadBytes();
        }
        catch (StorageException fault) when (fault.Code == StorageErrorCode.ObjectNotFound)
        {
            return;
        }

        throw new InvalidDataException("Something was read that is not there.");
    }

    private static byte[] Film()
    {
        byte[] film = new byte[FilmLength];
        new Random(2026).NextBytes(film);
        return film;
    }

    private static string Hash(byte[] data) => Convert.ToHexString(SHA256.HashData(data));

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"It does not hold that {what}.");
        }
    }
}
