using Fluent.Buckets.Conformance;

namespace Fluent.Buckets.Models;

/// <summary>How content is given.</summary>
internal enum Source
{
    Memory,
    StreamOfKnownLength,
    StreamOfUnknownLength,
    Writer,
    AbortedWriter,
}

/// <summary>Uploads a body, by whichever way.</summary>
internal sealed record UploadStep(string Key, int Cut, Body Body, Source Source) : Step
{
    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Pairs.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = Pairs.None;

    public Condition Condition { get; init; }

    private bool IsWriter => Source is Source.Writer or Source.AbortedWriter;

    private bool IsOfUnknownLength => IsWriter || Source == Source.StreamOfUnknownLength;

    public override async Task Run(World world)
    {
        if (IsOfUnknownLength && GoesInParts(world) && world.RefusesParts(Key) && Body.Length is Body.LeastPart)
        {
            // Where there are no parts one of them is held; whether it may be full is left open.
            return;
        }

        string? token = Condition.Token(world, Key);
        var (succeeded, info) = await world.AttemptWrite(
            Key, Condition == Condition.IfAbsent, Faults(world, token), () => Call(world, token));
        world.Touch(Key);
        if (succeeded && Source != Source.AbortedWriter)
        {
            world.Changed(Key);
            Told(World.Cut(Key, Cut).Key, info!, Body.Length);
            world.Model.Put(Key, new StoredObject
            {
                Content = Body.Bytes,
                ContentType = ContentType ?? StoredObject.DefaultType(Key),
                Metadata = Metadata,
                Tags = Tags,
                ETag = info!.ETag,
            });
        }
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Cut != 0)
        {
            yield return this with { Cut = 0 };
        }

        if (Condition != Condition.None)
        {
            yield return this with { Condition = Condition.None };
        }

        if (ContentType is not null || Metadata.Count + Tags.Count > 0)
        {
            yield return this with { ContentType = null };
            yield return this with { Metadata = Pairs.None };
            yield return this with { Tags = Pairs.None };
        }

        if (Source != Source.Memory)
        {
            yield return this with { Source = Source.Memory };
        }

        if (Body.Length > 0)
        {
            yield return this with { Body = Body with { Length = 0 } };
            yield return this with { Body = Body with { Length = Math.Min(3, Body.Length - 1) } };
        }
    }

    public override string ToString()
    {
        string content = Source switch
        {
            Source.Memory => $"Upload({Body})",
            Source.StreamOfKnownLength => $"UploadFrom(new MemoryStream({Body}))",
            Source.StreamOfUnknownLength => $"UploadFrom(new SourceStream({Body}))",
            _ => "OpenWrite()",
        };
        string settings = (Body.IsLong ? ".WithPartSize(LeastPart)" : string.Empty)
            + (ContentType is null ? string.Empty : $".WithContentType({Show.Text(ContentType)})")
            + (Metadata.Count == 0 ? string.Empty : $".WithMetadata({Show.Pairs(Metadata)})")
            + (Tags.Count == 0 ? string.Empty : $".WithTags({Show.Pairs(Tags)})")
            + Condition.Shown();
        return !IsWriter ? $"await {At(Key, Cut)}.{content}{settings};"
            : $"writer = await {At(Key, Cut)}.{content}{settings}; await writer.WriteAsync({Body}); "
            + (Source == Source.Writer ? "await writer.CompleteAsync();" : "await writer.AbortAsync();");
    }

    private List<StorageErrorCode> Faults(World world, string? token)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        bool isConditional = Condition == Condition.IfAbsent || token is not null;
        bool needsParts = Body.Length > Body.LeastPart && GoesInParts(world);
        if ((Tags.Count > 0 && !world.Can.Tags) || (isConditional && !CanHold(world)) || (needsParts && world.RefusesParts(Key)))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (faults.Count == 0 && Source != Source.AbortedWriter && !Condition.Holds(world, Key, token))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        return faults;
    }

    /// <summary>Whether it goes in parts when it is longer than one: a writer does on each store, other uploads where there are parts.</summary>
    private bool GoesInParts(World world) => IsWriter || world.Can.Parts is not null;

    private bool CanHold(World world)
    {
        bool absent = Condition == Condition.IfAbsent;
        bool onWrite = world.Store.Has(absent ? StoreConditions.WriteIfAbsent : StoreConditions.WriteIfMatch);
        bool onComplete = world.Store.Has(absent ? StoreConditions.CompleteIfAbsent : StoreConditions.CompleteIfMatch);
        bool isWhole = Body.Length < Body.LeastPart
            || (!IsOfUnknownLength && world.Can.GreatestSingleWrite >= Body.Length)
            || (Source == Source.StreamOfUnknownLength && world.Can.WritesUnknownLength);
        return onWrite && (onComplete || isWhole);
    }

    private async Task<ObjectInfo?> Call(World world, string? token)
    {
        BucketObject target = world.Object(Key, Cut);
        if (IsWriter)
        {
            await using ObjectWriter writer = await With(target.OpenWrite(), token);
            foreach (byte[] piece in Body.Bytes.Chunk(3 * 1024 * 1024))
            {
                await writer.WriteAsync(piece);
            }

            if (Source == Source.Writer)
            {
                return await writer.CompleteAsync();
            }

            await writer.AbortAsync();
            return null;
        }

        if (Source == Source.Memory)
        {
            return await With(target.Upload(Body.Bytes), token);
        }

        await using var stream = new SourceStream(Body.Bytes)
        {
            ClaimedLength = Source == Source.StreamOfKnownLength ? Body.Length : null,
            MostPerRead = Body.IsLong ? int.MaxValue : 7,
        };
        return await With(target.UploadFrom(stream), token);
    }

    private TOperation With<TOperation, T>(TransferOperation<TOperation, T> upload, string? token)
        where TOperation : TransferOperation<TOperation, T>
    {
        TOperation with = upload.WithMetadata(Metadata).WithTags(Tags);
        with = Body.IsLong ? with.WithPartSize(Body.LeastPart) : with;
        with = ContentType is null ? with : with.WithContentType(ContentType);
        return Condition == Condition.IfAbsent ? with.IfAbsent() : token is null ? with : with.IfMatch(token);
    }
}
