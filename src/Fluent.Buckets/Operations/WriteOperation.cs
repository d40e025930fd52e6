namespace Fluent.Buckets;

/// <summary>The modifiers of all verbs that write an object.</summary>
/// <typeparam name="TSelf">The type of the operation itself.</typeparam>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class WriteOperation<TSelf, T> : StorageOperation<TSelf, T>
    where TSelf : WriteOperation<TSelf, T>
{
    private protected WriteOperation(UploadTarget target, CancellationToken cancellationToken)
        : base(cancellationToken, target.Bucket.Defaults.Timeout)
    {
        Target = target;
        Settings = new WriteSettings(target.Bucket.Defaults);
    }

    private protected UploadTarget Target { get; }

    private protected sealed override (Bucket Bucket, string? Key) Subject => Target.Subject;

    private protected WriteSettings Settings { get; }

    /// <summary>Sets the media type. Without it the key's extension tells, else it is <c>application/octet-stream</c>.</summary>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: not a media type.</exception>
    public TSelf WithContentType(string contentType)
    {
        ContentHeaderRules.CheckContentType(contentType);
        return Change(() => Settings.Headers = Settings.Headers with { ContentType = contentType });
    }

    /// <summary>Sets the content encoding, such as <c>gzip</c>. The library neither compresses nor decompresses.</summary>
    /// <param name="contentEncoding">The encoding.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public TSelf WithContentEncoding(string contentEncoding)
    {
        ContentHeaderRules.Check(nameof(WithContentEncoding), contentEncoding);
        return Change(() => Settings.Headers = Settings.Headers with { ContentEncoding = contentEncoding });
    }

    /// <summary>Sets the content language, such as <c>de</c>.</summary>
    /// <param name="contentLanguage">The language.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public TSelf WithContentLanguage(string contentLanguage)
    {
        ContentHeaderRules.Check(nameof(WithContentLanguage), contentLanguage);
        return Change(() => Settings.Headers = Settings.Headers with { ContentLanguage = contentLanguage });
    }

    /// <summary>Sets the caching rule, such as <c>max-age=3600</c>.</summary>
    /// <param name="cacheControl">The rule.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public TSelf WithCacheControl(string cacheControl)
    {
        ContentHeaderRules.Check(nameof(WithCacheControl), cacheControl);
        return Change(() => Settings.Headers = Settings.Headers with { CacheControl = cacheControl });
    }

    /// <summary>Sets how a browser presents the object, such as <c>attachment; filename="a.pdf"</c>.</summary>
    /// <param name="contentDisposition">The disposition.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public TSelf WithContentDisposition(string contentDisposition)
    {
        ContentHeaderRules.Check(nameof(WithContentDisposition), contentDisposition);
        return Change(() => Settings.Headers = Settings.Headers with { ContentDisposition = contentDisposition });
    }

    /// <summary>Adds one entry of metadata.</summary>
    /// <param name="name">The name: a letter, then letters, digits and underscores; case does not matter, it comes back in lower case.</param>
    /// <param name="value">The value: any text without control characters. All names and values take at most 2 KiB in UTF-8.</param>
    /// <exception cref="StorageException">InvalidArgument: a name or value outside the rule, a name given twice, or more than 2 KiB in all.</exception>
    public TSelf WithMetadata(string name, string value) => Change(() => MetadataRules.Add(Settings.Metadata, name, value));

    /// <summary>Adds entries of metadata.</summary>
    /// <param name="metadata">Names and values, as for <see cref="WithMetadata(string, string)"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: as for one entry.</exception>
    public TSelf WithMetadata(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Change(() =>
        {
            foreach ((string name, string value) in metadata)
            {
                MetadataRules.Add(Settings.Metadata, name, value);
            }
        });
    }

    /// <summary>Adds one tag: a short label that a store can filter and bill by, where it has them.</summary>
    /// <param name="key">The key: 1 to 128 letters, digits, spaces and <c>_ . : / = + - @</c>; case matters. At most 10 keys.</param>
    /// <param name="value">The value: up to 256 characters of the same.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a key or value outside the rule, a key given twice, or more than 10. When awaited, NotSupported: the store has no tags.
    /// </exception>
    public TSelf WithTag(string key, string value) => Change(() => TagRules.Add(Settings.Tags, key, value));

    /// <summary>Adds tags.</summary>
    /// <param name="tags">Keys and values, as for <see cref="WithTag"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: as for one tag. When awaited, NotSupported: the store has no tags.</exception>
    public TSelf WithTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return Change(() =>
        {
            foreach ((string key, string value) in tags)
            {
                TagRules.Add(Settings.Tags, key, value);
            }
        });
    }

    /// <summary>Sets the tier that the object is stored in. Without it the bucket's default holds.</summary>
    /// <param name="tier">One of the common tiers, or the provider's own word for one.</param>
    /// <exception cref="StorageException">InvalidArgument: a tier without a name. When awaited, NotSupported: the store has no such tier.</exception>
    public TSelf WithTier(StorageTier tier)
    {
        StorageTier.Check(tier);
        return Change(() => Settings.Tier = tier);
    }

    /// <summary>
    /// Writes only when the object does not exist; else PreconditionFailed and nothing is changed. Where the answer to a request was lost and it was sent again, the
    /// object that is found may be what this write stored.
    /// </summary>
    public TSelf IfAbsent() => Change(() => Settings.IfAbsent = true);

    /// <summary>Writes only when the object has this ETag; else, also when it is missing, PreconditionFailed and nothing is changed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public TSelf IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => Settings.IfMatch = etag);
    }
}
