using Fluent.Buckets;

namespace Wiki.History;

[Storage]
public static partial class Storage;

[Bucket("wiki-pages", Providers = Providers.S3 | Providers.Azure | Providers.Directory)]
public sealed partial class Pages;

public sealed record Revision(string Id, DateTimeOffset? At, bool IsCurrent);

public static class RestorePoint
{
    public static async Task<List<Revision>> History(string page, int most = 20)
    {
        var revisions = new List<Revision>();
        await foreach (ObjectVersion version in Storage.Pages.Object(page).ListVersions())
        {
            if (version.IsDeletion)
            {
                continue;
            }

            revisions.Add(new Revision(version.Id, version.CreatedAt, version.IsLatest));
            if (revisions.Count == most)
            {
                break;
            }
        }

        return revisions;
    }

    public static async Task<bool> Restore(string page, string revision)
    {
        BucketObjectVersion old = Storage.Pages.Object(page).Version(revision);
        if (await old.TryGetInfo() is null)
        {
            return false;
        }

        await old.CopyTo(page);
        return true;
    }

    public static async Task<string> Compare(string page, string left, string right)
    {
        BucketObject item = Storage.Pages.Object(page);
        string[] texts = await Task.WhenAll(item.Version(left).ReadText().AsTask(), item.Version(right).ReadText().AsTask());
        return string.Join('\n', texts[0].Split('\n').Except(texts[1].Split('\n')).Select(line => $"- {line}"));
    }

    public static async Task Save(string page, string text, string editor, string? basedOn)
    {
        UploadOperation save = Storage.Pages.Object(page).UploadText(text).WithContentType("text/markdown").WithMetadata("editor", editor);
        save = basedOn switch
        {
            null => save.IfAbsent(),
            _ => save.IfMatch(basedOn),
        };
        try
        {
            await save;
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
        {
            string mine = $"{page}.{editor}.{DateTime.UtcNow:yyyyMMddHHmmss}";
            await Storage.Pages.Create(mine).UploadText(text);
            throw new InvalidOperationException($"The page has changed meanwhile. Your text is kept as {mine}.", e);
        }
    }

    public static async Task<int> Trim(string page, int keep)
    {
        int seen = 0, removed = 0;
        await foreach (ObjectVersion version in Storage.Pages.Object(page).ListVersions())
        {
            if (++seen > keep && !version.IsLatest)
            {
                await Storage.Pages.Object(page).Version(version.Id).Delete();
                removed++;
            }
        }

        return removed;
    }
}
