namespace Fluent.Buckets;

/// <content>Multipart uploads, and what writers that died left.</content>
public sealed partial class DirectoryDriver
{
    private const int UploadsPerPage = 1000;

    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, request.Key, () =>
            _uploads.Start(_objects.Layout(request.Bucket), request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<UploadedPart> UploadPart(UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(body);
        return Run(upload.Bucket, upload.Key, () =>
            _uploads.Write(LayoutWith(upload.Bucket), upload, number, body, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        return Run(upload.Bucket, upload.Key, async () =>
        {
            DirectoryLayout layout = LayoutWith(upload.Bucket);
            PartsBody body = _uploads.Join(layout, upload, parts);
            WriteCondition condition = WriteCondition.Of(request);
            _objects.Check(upload.Bucket, upload.Key, condition);
            ObjectInfo? info = await _objects.TryWrite(
                upload.Bucket,
                StoredObject.From(request),
                current => UploadFolders.Exists(layout, upload) && condition.Holds(current?.Info),
                body,
                cancellationToken).ConfigureAwait(false);
            if (info is null)
            {
                throw UploadFolders.Exists(layout, upload)
                    ? condition.Failed(Name, upload.Bucket, upload.Key)
                    : StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key);
            }

            UploadFolders.Remove(layout, upload);
            return info;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return Run(upload.Bucket, upload.Key, async () =>
        {
            DirectoryLayout layout = LayoutWith(upload.Bucket);

            // A completion looks for the upload under the same lock: after this no object comes of it.
            using (await _root.Locks.Take(upload.Bucket, upload.Key, cancellationToken).ConfigureAwait(false))
            {
                UploadFolders.Remove(layout, upload);
            }

            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return Run(bucket, null, () => Task.FromResult(PageOfUploads(bucket, prefix, pageToken)), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        Run(bucket, null, () =>
            Task.FromResult(ScratchFiles.Sweep(LayoutWith(bucket), bucket, olderThan, cancellationToken)), cancellationToken);

    private UploadPage PageOfUploads(string bucket, string prefix, string? pageToken)
    {
        List<UploadInfo> uploads = UploadFolders.List(LayoutWith(bucket), bucket, prefix);
        if (pageToken is not null)
        {
            UploadInfo last = ParseToken(pageToken);
            uploads.RemoveAll(upload => UploadFolders.Compare(upload, last) <= 0);
        }

        bool more = uploads.Count > UploadsPerPage;
        IReadOnlyList<UploadInfo> page = more ? uploads[..UploadsPerPage] : uploads;
        return new UploadPage(page, more ? page[^1].Id + new ListPosition(page[^1].Key, WholeFolder: false).ToToken() : null);
    }

    /// <summary>The last upload of the page before; it may have ended meanwhile.</summary>
    private static UploadInfo ParseToken(string token)
    {
        string id = token.Length > 32 ? token[..32] : "";
        return UploadFolders.IsId(id)
            ? new UploadInfo(ListPosition.Parse(token[32..]).Key, id, default)
            : throw ListPosition.NotAToken(token);
    }

    private DirectoryLayout LayoutWith(string bucket)
    {
        DirectoryLayout layout = _objects.Layout(bucket);
        layout.RequireBucket(bucket);
        return layout;
    }
}
