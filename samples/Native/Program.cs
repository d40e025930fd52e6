// A native program: no runtime to install, no reflection. It stores a note, finds it again and cleans up.
using Fluent.Buckets;
using Native;

DirectoryInfo folder = Directory.CreateTempSubdirectory("fluent-buckets-native-");
Storage.Configure(s => s.UseDirectory(folder.FullName));
try
{
    await Storage.Notes.EnsureExists();
    await Storage.Notes.Create("2026/first.json")
        .UploadJson(new Note("Compiled ahead of time", DateTimeOffset.UtcNow), NoteJson.Default.Note)
        .WithMetadata("author", "native").IfAbsent();
    await foreach (ObjectInfo info in Storage.Notes.Find("2026/*.json"))
    {
        Note note = await Storage.Notes.Object(info.Key).ReadJson(NoteJson.Default.Note);
        Console.WriteLine($"{info.Key}: \"{note.Title}\", {info.Size} bytes, {info.ContentType}, ETag {info.ETag}");
    }

    await Storage.Notes.DeleteBucket().WithContents();
}
finally
{
    folder.Delete(recursive: true);
}
