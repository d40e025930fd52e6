namespace Fluent.Buckets.Models;

/// <summary>Completes an explicit upload with all parts that were sent, in their order or against it.</summary>
internal sealed record CompleteUploadStep(int Place, bool Reversed) : Step
{
    public override async Task Run(World world)
    {
        if (!world.Uploads.TryGetValue(Place, out OpenUpload? open))
        {
            return;
        }

        UploadedPart[] parts = [.. open.Parts.Values.Select(part => part.Part)];
        if (Reversed)
        {
            Array.Reverse(parts);
        }

        world.Touch(open.Key);
        if (world.Store.WritesVoidUploads && open.IsDisturbed && !open.IsClosed)
        {
            await CompleteVoided(world, open, parts);
            return;
        }

        var (succeeded, info) = await World.Attempt(Faults(world, open), () => open.Upload.Complete(parts).AsTask());
        if (succeeded)
        {
            Completed(world, open, info!);
        }
    }

    public override string ToString() => $"await upload{Place}.Complete(parts{(Reversed ? ".Reverse()" : string.Empty)});";

    /// <summary>The provider has dropped the parts, or it has not: nothing but its documentation's words tell when.</summary>
    private static async Task CompleteVoided(World world, OpenUpload open, UploadedPart[] parts)
    {
        List<StorageErrorCode> faults = Faults(world, open);
        try
        {
            ObjectInfo info = await open.Upload.Complete(parts);
            if (faults.Count > 0)
            {
                throw new ModelException($"It should fail with {string.Join(" or ", faults)}, but it gave {info}.");
            }

            Completed(world, open, info);
        }
        catch (StorageException fault) when (faults.Contains(fault.Code) || fault.Code == StorageErrorCode.Conflict)
        {
            await open.Upload.Abort();
            open.IsClosed = true;
        }
    }

    private static List<StorageErrorCode> Faults(World world, OpenUpload open)
    {
        var faults = new List<StorageErrorCode>();
        if (open.Parts.Count == 0 || open.Parts.Values.SkipLast(1).Any(part => part.Content.Length < Body.LeastPart))
        {
            faults.Add(StorageErrorCode.InvalidArgument);
        }

        if (open.IsClosed)
        {
            faults.Add(StorageErrorCode.UploadNotFound);
        }

        string? present = world.Model.Find(open.Key)?.ETag;
        if (faults.Count == 0 && ((open.IfAbsent && present is not null) || (open.IfMatch is not null && open.IfMatch != present)))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        return faults;
    }

    private static void Completed(World world, OpenUpload open, ObjectInfo info)
    {
        byte[] content = [.. open.Parts.Values.SelectMany(part => part.Content)];
        if (info.Size != content.Length)
        {
            throw new ModelException($"It told {info}, not {content.Length} bytes.");
        }

        open.IsClosed = true;
        world.Changed(open.Key);
        world.Model.Put(open.Key, new StoredObject
        {
            Content = content,
            ContentType = open.ContentType,
            Metadata = open.Metadata,
            Tags = Pairs.None,
            ETag = info.ETag,
        });
    }
}
