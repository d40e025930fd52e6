namespace Fluent.Buckets;

/// <summary>
/// A multipart upload whose parts the app sends itself: in any order, several at once, from several processes. The object appears only with
/// <see cref="Complete"/>; until then, or until <see cref="Abort"/>, the store keeps the parts and lists them nowhere but in <c>ListUploads</c>.
/// </summary>
/// <remarks>
/// Another process goes on with <see cref="BucketObject.ResumeUpload"/> and <see cref="Id"/>. It needs the <see cref="UploadedPart"/> of each part to
/// complete; both are plain values, to be kept wherever the app keeps its state.
/// </remarks>
public sealed class MultipartUpload : IOperationSubject
{
    private readonly UploadTarget _target;
    private readonly UploadTicket _ticket;

    internal MultipartUpload(UploadTarget target, UploadTicket ticket)
    {
        _target = target;
        _ticket = ticket;
        Id = ticket.ToId();
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket => _target.Bucket;

    /// <summary>The key of the object to be; relative to the prefix where the bucket is a <see cref="Fluent.Buckets.Bucket.Within"/> view.</summary>
    public string Key => _target.Key;

    /// <summary>
    /// A text for <see cref="BucketObject.ResumeUpload"/>: the store's identifier with content headers, metadata and conditions, since not every
    /// store keeps them before the end. It holds no credential. It is not the identifier that <c>ListUploads</c> gives.
    /// </summary>
    public string Id { get; }

    (Bucket Bucket, string? Key) IOperationSubject.Subject => _target.Subject;

    /// <summary>Uploads a part from memory, in the place of one of the same number. The bytes are not copied: leave them unchanged until it has ended.</summary>
    /// <param name="number">The part's number, from 1 to 10,000; gaps are fine. It orders the parts in the object.</param>
    /// <param name="data">The bytes. Every part but the last has at least 5 MiB, which <see cref="Complete"/> checks.</param>
    /// <param name="cancellationToken">Cancels the upload of the part.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: a number or a size that the store does not take. UploadNotFound: the upload was completed, aborted or swept.
    /// </exception>
    public StorageRequest<UploadedPart> UploadPart(int number, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        Send(new PartToUpload(this, number, new MemoryUploadSource(data)), cancellationToken);

    /// <summary>
    /// Uploads a part from a stream, from its current position to its end, in the place of one of the same number. The stream is not closed. One that
    /// cannot seek is read into memory first, at most 1 GiB, since a store must know a part's length.
    /// </summary>
    /// <param name="number">The part's number, from 1 to 10,000; gaps are fine. It orders the parts in the object.</param>
    /// <param name="data">The stream. Every part but the last has at least 5 MiB, which <see cref="Complete"/> checks.</param>
    /// <param name="cancellationToken">Cancels the upload of the part.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: a number or a size that the store does not take, or a stream that cannot be read. SourceFailed: it failed half
    /// way. UploadNotFound: the upload was completed, aborted or swept.
    /// </exception>
    public StorageRequest<UploadedPart> UploadPart(int number, Stream data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Send(new PartToUpload(this, number, new StreamUploadSource(data)), cancellationToken);
    }

    /// <summary>Makes the object of parts, in the order of their numbers; parts that are not named are dropped. The conditions of the start hold here.</summary>
    /// <param name="parts">What the uploads of the parts gave, in any order; at least one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: no part, a number twice, a part that is too small or not the one that was uploaded last. PreconditionFailed: a
    /// condition does not hold. UploadNotFound: the upload was completed, aborted or swept. The upload stays open where it fails.
    /// </exception>
    public StorageRequest<ObjectInfo> Complete(IEnumerable<UploadedPart> parts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new StorageRequest<PartsToComplete, ObjectInfo>(
            new PartsToComplete(this, [.. parts]),
            static (work, token) => ExplicitUpload.Complete(work.Upload._target, work.Upload._ticket, work.Parts, token),
            cancellationToken,
            "CompleteUpload");
    }

    /// <summary>Ends the upload and removes its parts. One that is completed or aborted already is no error, and its object stays.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public StorageRequest<Done> Abort(CancellationToken cancellationToken = default) =>
        new StorageRequest<MultipartUpload, Done>(
            this, static (upload, token) => ExplicitUpload.Abort(upload._target, upload._ticket, token), cancellationToken, "AbortUpload");

    /// <summary>The bucket's name and the key.</summary>
    public override string ToString() => _target.ToString();

    private static StorageRequest<UploadedPart> Send(PartToUpload part, CancellationToken cancellationToken) =>
        new StorageRequest<PartToUpload, UploadedPart>(
            part,
            static (work, token) => ExplicitUpload.Send(work.Upload._target, work.Upload._ticket, work.Number, work.Source, token),
            cancellationToken,
            nameof(UploadPart));

    private sealed record PartToUpload(MultipartUpload Upload, int Number, UploadSource Source) : IOperationSubject
    {
        public (Bucket Bucket, string? Key) Subject => Upload._target.Subject;
    }

    private sealed record PartsToComplete(MultipartUpload Upload, IReadOnlyList<UploadedPart> Parts) : IOperationSubject
    {
        public (Bucket Bucket, string? Key) Subject => Upload._target.Subject;
    }
}
