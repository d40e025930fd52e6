namespace Fluent.Buckets.Models;

/// <summary>Compares the store with the model.</summary>
internal static class Comparison
{
    /// <summary>What every step is followed by: the whole listing, and all of the keys that it was about.</summary>
    public static async Task AfterStep(World world)
    {
        foreach (string key in world.TakeTouched().Where(key => !world.Refuses(key)))
        {
            await Compare(world, key, world.Can.Tags);
        }

        var listed = await world.Bucket.List().ToListAsync();
        Listing.Same(world.Can.ListOrder, world.Model.Keys(string.Empty, world.Can.ListOrder), [.. listed.Select(info => info.Key)]);
        foreach (ObjectInfo info in listed)
        {
            StoredObject stored = world.Model.Find(info.Key)!;
            bool isKnown = !(world.Store.ListsCopiesByContent && stored.IsCopy && stored.ETag.Contains('-', StringComparison.Ordinal));
            Compare(isKnown ? info : info with { ETag = stored.ETag }, stored, "The listing");
        }
    }

    /// <summary>What every sequence ends with: each object with its tags, folders and prefixes, and nothing unfinished.</summary>
    public static async Task AtEnd(World world, IReadOnlyList<string> keys)
    {
        foreach (string key in keys.Where(key => !world.Refuses(key)))
        {
            await Compare(world, key, world.Can.Tags);
        }

        await new ListStep(string.Empty, 0, 1, ByToken: true, null).Run(world);
        await new ListStep(string.Empty, 0, 2, ByToken: false, null).Run(world);
        await new FindStep("**", 3).Run(world);
        foreach (string prefix in (string[])["", "a", "a/"])
        {
            await new ListFolderStep(prefix, 0, null).Run(world);
            await new ListFolderStep(prefix, prefix.Length - 1, 1).Run(world);
        }

        if (world.Can.ListsStartAfter && world.Model.Objects.Count > 0)
        {
            string middle = world.Model.Keys(string.Empty, world.Can.ListOrder)[world.Model.Objects.Count / 2];
            await new ListStep(string.Empty, 0, 2, ByToken: false, middle).Run(world);
        }

        foreach (OpenUpload upload in world.Uploads.Values.Where(upload => !upload.IsClosed))
        {
            await upload.Upload.Abort();
        }

        List<UploadInfo> unfinished = await world.Bucket.ListUploads().ToListAsync();
        if (unfinished.Count > 0)
        {
            throw new ModelException($"Unfinished uploads are left: {string.Join(", ", unfinished)}.");
        }

        await AfterStep(world);
    }

    private static async Task Compare(World world, string key, bool withTags)
    {
        BucketObject target = world.Bucket.Object(key);
        ObjectInfo? info = await target.TryGetInfo();
        if (world.Model.Find(key) is not { } stored)
        {
            if (info is not null)
            {
                throw new ModelException($"{Show.Text(key)} should be missing, but it is {info}.");
            }

            return;
        }

        if (info is null)
        {
            throw new ModelException($"{Show.Text(key)} is missing.");
        }

        Compare(info, stored, "GetInfo");
        if (info.ContentType is null || info.Metadata is null)
        {
            throw new ModelException($"{Show.Text(key)} has no content type or no metadata: {info}.");
        }

        byte[] content = await target.ReadBytes();
        if (!content.AsSpan().SequenceEqual(stored.Content))
        {
            int same = content.AsSpan().CommonPrefixLength(stored.Content);
            throw new ModelException($"{Show.Text(key)} has {content.Length} bytes, not the {stored.Content.Length} that were stored; {same} are the same.");
        }

        if (withTags && await target.GetTags() is var tags && !Pairs.Same(tags, stored.Tags))
        {
            throw new ModelException($"{Show.Text(key)} has the tags {Show.Pairs(tags)}, not {Show.Pairs(stored.Tags)}.");
        }
    }

    /// <summary>Whether two media types are the same but for spaces: Swift's listings drop the one before a parameter.</summary>
    private static bool SameType(string left, string right) =>
        left.Replace("; ", ";", StringComparison.Ordinal) == right.Replace("; ", ";", StringComparison.Ordinal);

    private static void Compare(ObjectInfo info, StoredObject stored, string who)
    {
        string? wrong = info.Size != stored.Content.Length ? $"the size {info.Size}, not {stored.Content.Length}"
            : info.ETag != stored.ETag ? $"the ETag {info.ETag}, not {stored.ETag}"
            : info.ContentType is { } type && !SameType(type, stored.ContentType) ? $"the content type {type}, not {stored.ContentType}"
            : info.Metadata is { } metadata && !Pairs.Same(metadata, stored.Metadata)
                ? $"the metadata {Show.Pairs(metadata)}, not {Show.Pairs(stored.Metadata)}"
            : null;
        if (wrong is not null)
        {
            throw new ModelException($"{who} tells of {Show.Text(info.Key)} {wrong}.");
        }
    }
}
