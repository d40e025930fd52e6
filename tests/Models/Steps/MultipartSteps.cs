namespace Fluent.Buckets.Models;

/// <summary>Starts an explicit upload, which takes a place that no open upload has.</summary>
internal sealed record StartUploadStep(int Place, string Key, int Cut, IReadOnlyDictionary<string, string> Metadata, Condition Condition) : Step
{
    public override async Task Run(World world)
    {
        if (world.Uploads.TryGetValue(Place, out OpenUpload? other) && !other.IsClosed)
        {
            return;
        }

        string? token = Condition.Token(world, Key);
        bool absent = Condition == Condition.IfAbsent;
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if (world.RefusesParts(Key)
            || (absent && !world.Store.Has(StoreConditions.CompleteIfAbsent))
            || (token is not null && !world.Store.Has(StoreConditions.CompleteIfMatch)))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        StartUploadOperation start = world.Object(Key, Cut).StartUpload().WithMetadata(Metadata);
        start = absent ? start.IfAbsent() : token is null ? start : start.IfMatch(token);
        world.Touch(Key);
        MultipartUpload? upload;
        if (faults.Count == 0 && !Condition.Holds(world, Key, token))
        {
            // A store may refuse at once what it would have to refuse at the end.
            (_, upload) = await World.Try(StorageErrorCode.PreconditionFailed, () => start.AsTask());
        }
        else
        {
            (_, upload) = await World.Attempt(faults, () => start.AsTask());
        }

        if (upload is not null)
        {
            world.Started.Add(Key);
            world.Uploads[Place] = new OpenUpload(Key, upload)
            {
                ContentType = StoredObject.DefaultType(Key),
                Metadata = Metadata,
                IfAbsent = absent,
                IfMatch = token,
            };
        }
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Cut != 0)
        {
            yield return this with { Cut = 0 };
        }

        if (Condition != Condition.None || Metadata.Count > 0)
        {
            yield return this with { Condition = Condition.None };
            yield return this with { Metadata = Pairs.None };
        }
    }

    public override string ToString() => $"upload{Place} = await {At(Key, Cut)}.StartUpload()"
        + (Metadata.Count == 0 ? string.Empty : $".WithMetadata({Show.Pairs(Metadata)})") + Condition.Shown() + ";";
}

/// <summary>Sends a part, for the first time or again.</summary>
internal sealed record UploadPartStep(int Place, int Number, Body Body) : Step
{
    public override async Task Run(World world)
    {
        if (!world.Uploads.TryGetValue(Place, out OpenUpload? open))
        {
            return;
        }

        byte[] content = Body.Bytes;
        StorageErrorCode[] faults = open.IsClosed ? [StorageErrorCode.UploadNotFound] : [];
        var (succeeded, part) = await World.Attempt(faults, () => open.Upload.UploadPart(Number, content).AsTask());
        world.Touch(open.Key);
        if (succeeded)
        {
            open.Parts[Number] = (part!, content);
            if (part!.Number != Number || part.Size != content.Length)
            {
                throw new ModelException($"It told {part}.");
            }
        }
    }

    public override IEnumerable<Step> Simpler() => Body.Length == 0 ? [] : [this with { Body = Body with { Length = Math.Min(3, Body.Length - 1) } }];

    public override string ToString() => $"part = await upload{Place}.UploadPart({Number}, {Body});";
}

/// <summary>Aborts an explicit upload.</summary>
internal sealed record AbortUploadStep(int Place) : Step
{
    public override async Task Run(World world)
    {
        if (world.Uploads.TryGetValue(Place, out OpenUpload? open) && !open.IsClosed)
        {
            await open.Upload.Abort();
            open.IsClosed = true;
            world.Touch(open.Key);
        }
    }

    public override string ToString() => $"await upload{Place}.Abort();";
}
