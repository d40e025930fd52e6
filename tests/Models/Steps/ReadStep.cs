namespace Fluent.Buckets.Models;

/// <summary>How much is read.</summary>
internal enum Extent
{
    Whole,
    Range,
    FromOffset,
    Last,
}

/// <summary>How it is read.</summary>
internal enum Target
{
    Bytes,
    Stream,
    Reader,
}

/// <summary>Reads an object or a range of it.</summary>
internal sealed record ReadStep(string Key, int Cut, Extent Extent, int Start, int Count, Target Target, Condition Condition) : Step
{
    public override async Task Run(World world)
    {
        string? token = Condition.Token(world, Key);
        var (succeeded, bytes) = await World.Attempt(Faults(world, token), () => Read(world, token));
        if (succeeded && !Expected(world.Model.Find(Key)!.Content).SequenceEqual(bytes!))
        {
            throw new ModelException($"It read {bytes!.Length} bytes that are not the {Expected(world.Model.Find(Key)!.Content).Length} that were stored.");
        }
    }

    public override IEnumerable<Step> Simpler() =>
        Condition == Condition.None ? [] : [this with { Condition = Condition.None }];

    public override string ToString()
    {
        string extent = Extent switch
        {
            Extent.Range => $".Range({Start}, {Start + Count})",
            Extent.FromOffset => $".FromOffset({Start})",
            Extent.Last => $".Last({Count})",
            _ => string.Empty,
        };
        string verb = Target switch
        {
            Target.Bytes => "ReadBytes()",
            Target.Stream => "DownloadTo(stream)",
            _ => "OpenRead()",
        };
        return $"await {At(Key, Cut)}.{verb}{extent}{Condition.Shown()};";
    }

    private List<StorageErrorCode> Faults(World world, string? token)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        bool isNegative = Condition is Condition.IfNoneMatchRight or Condition.IfNoneMatchStale;
        if (token is not null && !world.Store.Has(isNegative ? StoreConditions.ReadIfNoneMatch : StoreConditions.ReadIfMatch))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        if (world.Model.Find(Key) is not { } stored)
        {
            return [StorageErrorCode.ObjectNotFound];
        }

        if (token is not null && (isNegative ? token == stored.ETag : token != stored.ETag))
        {
            faults.Add(isNegative ? StorageErrorCode.NotModified : StorageErrorCode.PreconditionFailed);
        }

        if (Extent is Extent.Range or Extent.FromOffset && Start > stored.Content.Length)
        {
            faults.Add(StorageErrorCode.InvalidArgument);
        }

        return faults;
    }

    private async Task<byte[]> Read(World world, string? token)
    {
        BucketObject source = world.Object(Key, Cut);
        switch (Target)
        {
            case Target.Bytes:
                return await With(source.ReadBytes(), token);
            case Target.Stream:
                using (var stream = new MemoryStream())
                {
                    await With(source.DownloadTo(stream), token);
                    return stream.ToArray();
                }

            default:
                await using (ObjectReader reader = await With(source.OpenRead(), token))
                {
                    using var stream = new MemoryStream();
                    await reader.CopyToAsync(stream);
                    return stream.ToArray();
                }
        }
    }

    private TOperation With<TOperation, T>(ReadOperation<TOperation, T> read, string? token)
        where TOperation : ReadOperation<TOperation, T>
    {
        var with = (TOperation)(object)read;
        with = Extent switch
        {
            Extent.Range => with.Range(Start, Start + Count),
            Extent.FromOffset => with.FromOffset(Start),
            Extent.Last => with.Last(Count),
            _ => with,
        };
        return token is null ? with
            : Condition is Condition.IfMatchRight or Condition.IfMatchStale ? with.IfMatch(token)
            : with.IfNoneMatch(token);
    }

    private ReadOnlySpan<byte> Expected(byte[] content) => Extent switch
    {
        Extent.Range => content.AsSpan(Start, Math.Min(Count, content.Length - Start)),
        Extent.FromOffset => content.AsSpan(Start),
        Extent.Last => content.AsSpan(Math.Max(0, content.Length - Count)),
        _ => content,
    };
}
