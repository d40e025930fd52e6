namespace Fluent.Buckets;

public partial class Bucket
{
    /// <summary>Whether the bucket exists.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. AccessDenied and what else the store reports; never for a missing bucket.</exception>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, bool>(
            this,
            static async (bucket, token) =>
            {
                BucketPlace place = bucket.Locate();
                return await place.Driver.BucketExists(place.Name, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Creates the bucket when it does not exist, and gives whether it did so.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. AccessDenied and what else the store reports.</exception>
    public StorageRequest<bool> EnsureExists(CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, bool>(this, static (bucket, token) => bucket.Ensure(token), cancellationToken);

    /// <summary>Creates the bucket.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketAlreadyExists; InvalidName; what else the store reports.</exception>
    public StorageRequest<Done> CreateBucket(CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, Done>(
            this,
            static async (bucket, token) =>
            {
                BucketPlace place = bucket.LocateWhole(nameof(CreateBucket));
                await place.Driver.CreateBucket(place.Name, token).ConfigureAwait(false);
                return default;
            },
            cancellationToken);

    /// <summary>Deletes the bucket, which must be empty unless <see cref="DeleteBucketOperation.WithContents"/> is said.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketNotEmpty; BucketNotFound; InvalidArgument: this is the view of a prefix.</exception>
    public DeleteBucketOperation DeleteBucket(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <summary>Lists the objects whose keys start with a prefix; exactly, so that <c>foo</c> also finds <c>foobar</c>.</summary>
    /// <param name="prefix">The prefix; empty lists all.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public ObjectListing List(string prefix = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new ObjectListing(this, prefix, null, cancellationToken);
    }

    /// <summary>Lists one folder: the objects directly below a prefix, and each folder below it as one line.</summary>
    /// <param name="prefix">The folder, with its closing <c>/</c>; empty lists the top.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public FolderListing ListFolder(string prefix = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new FolderListing(this, prefix, cancellationToken);
    }

    /// <summary>Finds the objects whose keys match a pattern. Only keys that start with its literal beginning are listed.</summary>
    /// <param name="glob">
    /// The pattern: <c>*</c> any characters but <c>/</c>, <c>**</c> any characters, <c>?</c> one character but <c>/</c>, <c>[a-z]</c> one of these
    /// (<c>[!a-z]</c> none of these), <c>{a,b}</c> one of these, <c>\</c> takes the next character as it is. Case matters.
    /// </param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">InvalidArgument: the pattern is malformed. When enumerated: as <see cref="List"/>.</exception>
    public ObjectListing Find(string glob, CancellationToken cancellationToken = default)
    {
        Glob pattern = Glob.Parse(glob);
        return new ObjectListing(this, pattern.Prefix, pattern, cancellationToken);
    }

    /// <summary>
    /// Lists the versions of the objects whose keys start with a prefix, those of each key newest first, with the marks of deletions where the store
    /// keeps them: also of objects that are deleted.
    /// </summary>
    /// <param name="prefix">The prefix; empty lists all.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">
    /// When enumerated. NotSupported: the store has no versions. BucketNotFound, AccessDenied and what else the store reports.
    /// </exception>
    public VersionListing ListVersions(string prefix = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new VersionListing(this, null, prefix, cancellationToken);
    }

    /// <summary>Deletes all objects whose keys start with a prefix, and gives how many.</summary>
    /// <param name="prefix">The prefix; empty deletes all objects of the bucket or view.</param>
    /// <param name="cancellationToken">Cancels the delete; what is deleted so far is gone.</param>
    /// <exception cref="StorageException">When awaited. What failed, each key in <see cref="StorageException.Failures"/>.</exception>
    public DeleteManyOperation DeleteAll(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new DeleteManyOperation(this, null, prefix, cancellationToken);
    }

    /// <summary>Deletes objects by key, and gives how many keys. A missing object is no error. All keys are checked before the first request.</summary>
    /// <param name="keys">The keys; relative to <see cref="Prefix"/>.</param>
    /// <param name="cancellationToken">Cancels the delete; what is deleted so far is gone.</param>
    /// <exception cref="StorageException">When awaited. InvalidKey; what failed, each key in <see cref="StorageException.Failures"/>.</exception>
    public DeleteManyOperation DeleteMany(IEnumerable<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new DeleteManyOperation(this, keys, string.Empty, cancellationToken);
    }

    /// <summary>Lists the multipart uploads that were started and not yet completed or aborted.</summary>
    /// <param name="prefix">What their keys start with; empty lists all.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public UploadListing ListUploads(string prefix = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new UploadListing(this, prefix, cancellationToken);
    }

    /// <summary>
    /// Removes what writers that died left behind: multipart uploads, and on the Directory store scratch files. Gives how many. On the view of a
    /// prefix only multipart uploads, since scratch files do not tell their key.
    /// </summary>
    /// <param name="olderThan">
    /// How old they must be, by the clock of this machine; longer than any upload takes, since one that is still under way fails when it is swept. Zero means all, also
    /// those that the clock of the server dates later.
    /// </param>
    /// <param name="cancellationToken">Cancels the sweep.</param>
    /// <exception cref="StorageException">InvalidArgument: a negative age. When awaited: BucketNotFound and what else the store reports.</exception>
    public StorageRequest<int> SweepUploads(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        if (olderThan < TimeSpan.Zero)
        {
            throw StorageErrors.InvalidArgument($"SweepUploads({olderThan}) is refused: an age is not negative.");
        }

        return new StorageRequest<(Bucket Bucket, TimeSpan Age), int>(
            (this, olderThan),
            static (sweep, token) => Sweeper.SweepUploads(
                sweep.Bucket,
                sweep.Age == TimeSpan.Zero ? DateTimeOffset.MaxValue : sweep.Bucket.Store.Driver.TimeProvider.GetUtcNow() - sweep.Age,
                token),
            cancellationToken);
    }

    private async Task<bool> Ensure(CancellationToken cancellationToken)
    {
        BucketPlace place = Locate();
        if (await place.Driver.BucketExists(place.Name, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            await place.Driver.CreateBucket(place.Name, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException raced) when (raced.Code == StorageErrorCode.BucketAlreadyExists)
        {
            return false;
        }
    }
}
