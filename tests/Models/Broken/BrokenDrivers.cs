using Fluent.Buckets.Testing;

namespace Fluent.Buckets.Models.Broken;

/// <summary>Keeps the old metadata when an object that has some is overwritten.</summary>
internal sealed class KeepsMetadataOnOverwrite() : DelegatingStoreDriver(new MemoryDriver())
{
    public override async Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ObjectInfo? old = await Inner.GetInfo(request.Bucket, request.Key, cancellationToken);
        return await Inner.Write(old?.Metadata is { Count: > 0 } metadata ? request with { Metadata = metadata } : request, body, cancellationToken);
    }
}

/// <summary>Leaves out a condition of an overwrite.</summary>
internal sealed class IgnoresIfMatch() : DelegatingStoreDriver(new MemoryDriver())
{
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.Write(request with { IfMatch = null }, body, cancellationToken);
}

/// <summary>Forgets tags when an object is moved or copied.</summary>
internal sealed class DropsTagsOnCopy() : DelegatingStoreDriver(new MemoryDriver())
{
    public override async Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ObjectInfo copied = await Inner.Copy(request, cancellationToken);
        await Inner.SetTags(request.TargetBucket, request.TargetKey, new Dictionary<string, string>(), cancellationToken);
        return copied;
    }
}

/// <summary>Takes a key's folder along when it is deleted.</summary>
internal sealed class DeletesTheFolder() : DelegatingStoreDriver(new MemoryDriver())
{
    public override async Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        await Inner.Delete(bucket, key, ifMatch, cancellationToken);
        ObjectPage below = await Inner.List(new ListRequest { Bucket = bucket, Prefix = key + "/" }, cancellationToken);
        await Inner.DeleteMany(bucket, [.. below.Entries.Select(entry => entry.Key)], cancellationToken);
    }
}

/// <summary>Forgets an object between two pages.</summary>
internal sealed class SkipsAtPages() : DelegatingStoreDriver(new MemoryDriver())
{
    public override async Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ObjectPage page = await Inner.List(request, cancellationToken);
        return request.PageToken is not null && page.Entries.Count > 1 ? page with { Entries = [.. page.Entries.Skip(1)] } : page;
    }
}
