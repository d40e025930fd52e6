namespace Fluent.Buckets;

public sealed partial class MemoryDriver
{
    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) =>
        In(request.Bucket, cancellationToken, found =>
        {
            CheckConditions(found, request);
            string id = Guid.NewGuid().ToString("N");
            found.Uploads.Add(id, new MemoryUpload(request.Key, TimeProvider.GetUtcNow()));
            return id;
        });

    /// <inheritdoc/>
    public override async Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        byte[] content = await ReadAll(body, cancellationToken).ConfigureAwait(false);
        var part = new UploadedPart(number, ContentTag.Of(content), content.Length);
        return await In(upload.Bucket, cancellationToken, found =>
        {
            Find(found, upload).Parts[number] = (part, content);
            return part;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        byte[][] contents = await In(upload.Bucket, cancellationToken, found =>
        {
            MemoryUpload open = Find(found, upload);
            return parts.Select(part => Content(open, upload, part)).ToArray();
        }).ConfigureAwait(false);

        // Outside the lock, as the hash: it takes a while for a large object.
        byte[] whole = new byte[contents.Sum(content => (long)content.Length)];
        int position = 0;
        foreach (byte[] content in contents)
        {
            content.CopyTo(whole, position);
            position += content.Length;
        }

        MemoryObject stored = MemoryObject.Make(request, whole, TimeProvider.GetUtcNow());
        return await In(upload.Bucket, cancellationToken, found =>
        {
            Find(found, upload);
            CheckConditions(found, request);
            found.Uploads.Remove(upload.Id);
            return found.Put(stored, NextNumber());
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) =>
        In(upload.Bucket, cancellationToken, found => found.Uploads.Remove(upload.Id));

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, found => new UploadPage(
            found.Uploads
                .Where(upload => upload.Value.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(upload => new UploadInfo(upload.Value.Key, upload.Key, upload.Value.StartedAt))
                .OrderBy(upload => upload.Key, Utf8Order.Instance)
                .ToList(),
            null));

    /// <inheritdoc/>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, _ => 0);

    private MemoryUpload Find(MemoryBucket found, UploadReference upload) =>
        found.Uploads.TryGetValue(upload.Id, out MemoryUpload? open) && open.Key == upload.Key
            ? open
            : throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key);

    private byte[] Content(MemoryUpload open, UploadReference upload, UploadedPart part) =>
        open.Parts.TryGetValue(part.Number, out (UploadedPart Part, byte[] Content) stored) && stored.Part == part
            ? stored.Content
            : throw StorageErrors.At(
                StorageErrorCode.InvalidArgument,
                Name,
                upload.Bucket,
                upload.Key,
                $"Part {part.Number} of {StorageErrors.Show(upload.Key)} in bucket '{upload.Bucket}' ({Name}) was not uploaded, or was replaced since. Upload it again.");
}
