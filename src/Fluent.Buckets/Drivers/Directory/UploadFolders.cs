using System.Globalization;
using System.Text.Json;

namespace Fluent.Buckets;

/// <summary>
/// The multipart uploads of a bucket: each is a folder beside the scratch files, named by its identifier, with a file for each part.
/// </summary>
/// <param name="scratch">The scratch files of the buckets.</param>
/// <param name="options">The driver's options.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class UploadFolders(ScratchFiles scratch, DirectoryOptions options, string store)
{
    private const string Description = "upload.json";

    /// <summary>Starts an upload and gives its identifier.</summary>
    public async Task<string> Start(DirectoryLayout layout, WriteRequest request, CancellationToken cancellationToken)
    {
        string id = Guid.NewGuid().ToString("N");
        string unfinished = await scratch.NewFolder(layout, request.Bucket, cancellationToken).ConfigureAwait(false);
        try
        {
            var upload = new StoredUpload(request.Key, options.TimeProvider.GetUtcNow().ToUniversalTime());
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(upload, StoredJson.Relaxed.StoredUpload);
            await File.WriteAllBytesAsync(Path.Join(unfinished, Description), json, cancellationToken).ConfigureAwait(false);
            Directory.Move(unfinished, Path.Join(layout.Uploads(request.Bucket), id));
            return id;
        }
        catch (DirectoryNotFoundException exception)
        {
            throw scratch.Lost(layout, request.Bucket, request.Key, exception);
        }
        finally
        {
            ScratchFiles.DiscardFolder(unfinished);
        }
    }

    /// <summary>Stores a part, in the place of one of the same number.</summary>
    public async Task<UploadedPart> Write(
        DirectoryLayout layout, UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        string folder = Require(layout, upload);
        string unfinished = Path.Join(folder, ScratchFiles.NewName());
        try
        {
            var stored = new StoredObject { Key = upload.Key, Headers = new ContentHeaders(), Metadata = MetadataRules.None };
            ObjectInfo info = await ObjectFileWriter.Write(
                ObjectFileWriter.Create(unfinished), stored, body, options.TimeProvider, options.FlushToDisk, cancellationToken).ConfigureAwait(false);
            DirectoryErrors.RequireLength(store, upload.Bucket, upload.Key, body.Length, info.Size);
            UnixFile.Rename(unfinished, PathOf(folder, number));
            return new UploadedPart(number, info.ETag, info.Size);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            throw StorageErrors.UploadNotFound(store, upload.Bucket, upload.Key, exception);
        }
        finally
        {
            ScratchFiles.Discard(unfinished);
        }
    }

    /// <summary>The contents of parts as one body, in the order given.</summary>
    /// <exception cref="StorageException">UploadNotFound; InvalidArgument: a part is not there, or is another than the one named.</exception>
    public PartsBody Join(DirectoryLayout layout, UploadReference upload, IReadOnlyList<UploadedPart> parts)
    {
        string folder = Require(layout, upload);
        var files = new List<PartFile>(parts.Count);
        long length = 0;
        int before = 0;
        foreach (UploadedPart part in parts)
        {
            if (part.Number <= before)
            {
                throw DirectoryErrors.PartUnknown(store, upload, part.Number, $"is named after part {before}, and parts are in ascending order");
            }

            var file = new PartFile(part.Number, PathOf(folder, part.Number), part.ETag);
            ObjectInfo? info = ObjectFile.TryReadInfo(file.Path, upload.Key);
            if (info is null || info.ETag != part.ETag || info.Size != part.Size)
            {
                Require(layout, upload);
                throw DirectoryErrors.PartUnknown(
                    store,
                    upload,
                    part.Number,
                    info is null ? "was never uploaded" : $"has the ETag {info.ETag} and {info.Size} bytes, not {part.ETag} and {part.Size}");
            }

            files.Add(file);
            length += info.Size;
            before = part.Number;
        }

        return new PartsBody(files, store, upload, length);
    }

    /// <summary>Whether an upload is there.</summary>
    public static bool Exists(DirectoryLayout layout, UploadReference upload) => TryFind(layout, upload) is not null;

    /// <summary>Removes an upload, if it is there.</summary>
    public static void Remove(DirectoryLayout layout, UploadReference upload)
    {
        if (TryFind(layout, upload) is { } folder)
        {
            // Out of sight in one step, so that nobody meets half an upload.
            string aside = Path.Join(layout.Uploads(upload.Bucket), ScratchFiles.NewName());
            try
            {
                Directory.Move(folder, aside);
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }

            ScratchFiles.DiscardFolder(aside);
        }
    }

    /// <summary>The uploads of a bucket whose keys start with a prefix, by key and then by identifier.</summary>
    public static List<UploadInfo> List(DirectoryLayout layout, string bucket, string prefix)
    {
        var uploads = new List<UploadInfo>();
        string folder = layout.Uploads(bucket);
        if (DirectoryLayout.Inspect(folder) != PlaceState.Folder)
        {
            return uploads;
        }

        foreach (string path in Directory.EnumerateDirectories(folder))
        {
            string id = Path.GetFileName(path);
            if (IsId(id) && TryDescribe(path) is { } upload && upload.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                uploads.Add(new UploadInfo(upload.Key, id, upload.StartedAt));
            }
        }

        uploads.Sort(Compare);
        return uploads;
    }

    /// <summary>The order of uploads: by key, then by identifier.</summary>
    public static int Compare(UploadInfo x, UploadInfo y)
    {
        int order = Utf8Order.Compare(x.Key, y.Key);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    /// <summary>Whether a text is an identifier as <see cref="Start"/> makes them; anything else could be a path.</summary>
    public static bool IsId(string text) => text.Length == 32 && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static string PathOf(string folder, int number) =>
        Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"part-{number:D5}"));

    private static StoredUpload? TryDescribe(string folder)
    {
        string file = Path.Join(folder, Description);
        try
        {
            return DirectoryLayout.Inspect(folder) == PlaceState.Folder && DirectoryLayout.Inspect(file) == PlaceState.Other
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), StoredJson.Relaxed.StoredUpload)
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static string? TryFind(DirectoryLayout layout, UploadReference upload)
    {
        if (!IsId(upload.Id) || DirectoryLayout.Inspect(layout.Uploads(upload.Bucket)) != PlaceState.Folder)
        {
            return null;
        }

        string folder = Path.Join(layout.Uploads(upload.Bucket), upload.Id);
        return TryDescribe(folder)?.Key == upload.Key ? folder : null;
    }

    private string Require(DirectoryLayout layout, UploadReference upload) =>
        TryFind(layout, upload) ?? throw StorageErrors.UploadNotFound(store, upload.Bucket, upload.Key);
}
