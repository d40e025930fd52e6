using Fluent.Buckets;

namespace Import.Validation;

public sealed record ImportLine(string Key, string Source);

public sealed record ImportResult(int Imported, IReadOnlyList<(ImportLine Line, string Reason)> Refused);

public sealed class ImportService(Bucket target, HttpClient http)
{
    public async Task<ImportResult> Run(IEnumerable<ImportLine> lines, bool overwrite, CancellationToken cancellationToken)
    {
        var refused = new List<(ImportLine, string)>();
        int imported = 0;
        foreach (ImportLine line in lines)
        {
            if (!IsKey(line.Key))
            {
                refused.Add((line, "no key"));
                continue;
            }

            NewObject item = target.Create(line.Key);
            if (!overwrite && await target.Object(line.Key).Exists(cancellationToken))
            {
                refused.Add((line, "exists"));
                continue;
            }

            using HttpResponseMessage response = await http.GetAsync(line.Source, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                refused.Add((line, $"{(int)response.StatusCode} for {item.Key}"));
                continue;
            }

            UploadOperation upload = item.UploadFrom(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken);
            if (response.Content.Headers.ContentType?.MediaType is { } type)
            {
                upload.WithContentType(type);
            }

            if (!overwrite)
            {
                upload = upload.IfAbsent();
            }

            try
            {
                await upload;
                imported++;
            }
            catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
            {
                refused.Add((line, "exists"));
            }
        }

        return new ImportResult(imported, refused);
    }

    public bool IsKey(string key)
    {
        try
        {
            target.Object(key);
            return true;
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.InvalidKey)
        {
            return false;
        }
    }

    public async Task<string> Unique(string folder, string name)
    {
        string key = $"{folder}/{name}";
        BucketObject candidate = target.Object(key);
        for (int i = 2; await candidate.Exists(); i++)
        {
            candidate = target.Object($"{folder}/{Path.GetFileNameWithoutExtension(name)} ({i}){Path.GetExtension(name)}");
        }

        return candidate.Key;
    }

    public async Task EnsureFolder(string folder)
    {
        // The old client shows a folder only if there is an object for it.
        BucketObject marker = target.Object(folder.TrimEnd('/') + "/");
        if (await marker.TryGetInfo() is null)
        {
            await marker.Upload(Array.Empty<byte>()).WithContentType("application/x-directory");
        }
    }
}
