namespace Fluent.Buckets;

/// <summary>
/// Keeps objects in a directory of this machine, for real use: any key, whole writes that outlive a crash, conditions that hold between processes.
/// </summary>
/// <remarks>
/// <para>
/// Each object is one file that holds its content, then its metadata. A write goes to a scratch file of the bucket, to the disk, and then to its
/// place by one rename. Several processes may use one directory at once, if the file system has locks (local ones do).
/// </para>
/// <para>
/// With <see cref="DirectoryOptions.KeepVersions"/> the version before lies beside the objects, in a folder of its key. A change of content, headers or
/// metadata makes a version, also an append; a change of tags changes the present one. An overwrite reads the names of the key's versions.
/// </para>
/// <para>
/// A file that something else put into the directory is no object: it is not listed and not read, and only a write to the very key that its name
/// stands for replaces it. A link is never followed.
/// </para>
/// </remarks>
public sealed partial class DirectoryDriver : StoreDriver
{
    private const long MiB = 1024 * 1024;

    private readonly DirectoryOptions _options;
    private readonly StoreRoot _root;
    private readonly ObjectTree _objects;
    private readonly UploadFolders _uploads;
    private readonly UrlSigner? _signer;

    /// <summary>Uses a directory with the default options. Nothing is read or made yet.</summary>
    /// <param name="path">The path of the directory. It is created with the first bucket.</param>
    public DirectoryDriver(string path)
        : this(new DirectoryOptions { Path = path })
    {
    }

    /// <summary>Uses a directory. Nothing is read or made yet.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: the path is empty or not one; a signing key is too short, or comes without a base URL, or the other way round.
    /// </exception>
    public DirectoryDriver(DirectoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.Path) || options.Path.Contains('\0', StringComparison.Ordinal))
        {
            throw StorageErrors.InvalidArgument("The path of a directory store is empty or holds NUL. Give the path of a directory, such as ./data.");
        }

        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Path));
        _options = options;
        Name = "directory:" + path;
        _root = new StoreRoot(path, Name);
        var scratch = new ScratchFiles(_root, Name);
        _objects = new ObjectTree(_root, scratch, _options, Name);
        _uploads = new UploadFolders(scratch, _options, Name);
        _signer = UrlSigner.TryCreate(options);
        Capabilities = new StoreCapabilities
        {
            Conditions = StoreConditions.All,
            Parts = new PartLimits(LeastSize: 5 * MiB, GreatestSize: 5 * 1024 * MiB, GreatestCount: 10_000),
            GreatestSingleWrite = long.MaxValue,
            WritesUnknownLength = true,
            ReadsInParallel = false,
            ListOrder = ListOrder.Utf8,
            ListsStartAfter = true,
            SetsMetadata = true,
            Tags = true,
            Appends = true,
            Versions = options.KeepVersions,
            DeletionMarks = options.KeepVersions,
            SignedUrls = _signer is null ? SignedUrlFeatures.None : SignedUrlFeatures.All,
        };
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override StoreCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public override KeyRules KeyRules => KeyRules.Any;

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules => BucketNameRules.Local;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    public override SignedUrlVerifier? SignedUrlVerifier => _signer?.Verifier;

    /// <inheritdoc/>
    public override Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _signer is null
            ? base.SignUrl(request, cancellationToken)
            : Run(request.Bucket, request.Key, () => Task.FromResult(_signer.Sign(request, Name)), cancellationToken);
    }

    /// <summary>Runs a request and turns the file system's exceptions into storage errors.</summary>
    private async Task<T> Run<T>(string? bucket, string? key, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (Exception exception) when (DirectoryErrors.IsFileSystem(exception))
        {
            throw DirectoryErrors.From(exception, Name, bucket, key);
        }
    }
}
