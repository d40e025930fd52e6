using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <inheritdoc/>
    /// <remarks>The token of a page is its last key or folder.</remarks>
    public override async Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Page<ListedObject> page = await _listing
            .Objects(request.Bucket, request.Prefix, request.PageToken ?? request.StartAfter, request.Folders, request.PageSize, cancellationToken)
            .ConfigureAwait(false) ?? throw StorageErrors.BucketNotFound(Name, request.Bucket);
        List<ListEntry> entries = page.Lines
            .Select(line => line.Folder is { } folder ? ListEntry.ForFolder(folder) : ListEntry.ForObject(SwiftObject.Info(line)))
            .ToList();
        return new ObjectPage(entries, page.Next);
    }
}
