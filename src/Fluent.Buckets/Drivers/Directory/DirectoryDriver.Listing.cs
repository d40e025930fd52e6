namespace Fluent.Buckets;

/// <content>Listings.</content>
public sealed partial class DirectoryDriver
{
    /// <inheritdoc/>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, null, () =>
        {
            DirectoryLayout layout = _objects.Layout(request.Bucket);
            layout.RequireBucket(request.Bucket);
            return Task.FromResult(new DirectoryWalker(layout, request, _options.KeepVersions, cancellationToken).Page());
        }, cancellationToken);
    }
}
