namespace Fluent.Buckets;

/// <content>Versions, where they are kept.</content>
public sealed partial class DirectoryDriver
{
    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        !_options.KeepVersions ? base.GetVersion(bucket, key, versionId, cancellationToken) : Run(bucket, key, () =>
        {
            using ObjectFile? file = _objects.TryOpenVersion(bucket, key, versionId);
            return Task.FromResult(file is null ? null : file.Info with { VersionId = versionId });
        }, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        !_options.KeepVersions ? base.GetVersionTags(bucket, key, versionId, cancellationToken) : Run(bucket, key, () =>
        {
            using ObjectFile file = OpenSource(bucket, key, null, versionId);
            return Task.FromResult(file.Stored.Tags ?? TagRules.None);
        }, cancellationToken);

    /// <inheritdoc/>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !_options.KeepVersions ? base.ListVersions(request, cancellationToken) : Run(request.Bucket, null, () =>
            Task.FromResult(new VersionWalker(LayoutWith(request.Bucket), request, cancellationToken).Page()), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        !_options.KeepVersions ? base.DeleteVersion(bucket, key, versionId, cancellationToken) : Run(bucket, key, async () =>
        {
            await _objects.RemoveVersion(bucket, key, versionId, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken);
}
