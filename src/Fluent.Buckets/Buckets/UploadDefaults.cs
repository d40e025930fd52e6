namespace Fluent.Buckets;

/// <summary>What the uploads of a <see cref="Bucket.WithDefaults"/> view start from. Each method says one thing; said again, the last one holds.</summary>
public sealed class UploadDefaults
{
    internal UploadDefaults(WriteDefaults values) => Values = values;

    /// <summary>What was said so far; immutable, so that a view keeps what it was made with.</summary>
    internal WriteDefaults Values { get; private set; }

    /// <summary>Sets the media type, also for keys whose extension tells another.</summary>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: not a media type.</exception>
    public UploadDefaults ContentType(string contentType)
    {
        ContentHeaderRules.CheckContentType(contentType);
        return Set(Values.Headers with { ContentType = contentType });
    }

    /// <summary>Sets the content encoding, such as <c>gzip</c>. The library neither compresses nor decompresses.</summary>
    /// <param name="contentEncoding">The encoding.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public UploadDefaults ContentEncoding(string contentEncoding)
    {
        ContentHeaderRules.Check(nameof(ContentEncoding), contentEncoding);
        return Set(Values.Headers with { ContentEncoding = contentEncoding });
    }

    /// <summary>Sets the content language, such as <c>de</c>.</summary>
    /// <param name="contentLanguage">The language.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public UploadDefaults ContentLanguage(string contentLanguage)
    {
        ContentHeaderRules.Check(nameof(ContentLanguage), contentLanguage);
        return Set(Values.Headers with { ContentLanguage = contentLanguage });
    }

    /// <summary>Sets the caching rule, such as <c>max-age=3600</c>.</summary>
    /// <param name="cacheControl">The rule.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public UploadDefaults CacheControl(string cacheControl)
    {
        ContentHeaderRules.Check(nameof(CacheControl), cacheControl);
        return Set(Values.Headers with { CacheControl = cacheControl });
    }

    /// <summary>Sets how a browser presents the object, such as <c>attachment; filename="a.pdf"</c>.</summary>
    /// <param name="contentDisposition">The disposition.</param>
    /// <exception cref="StorageException">InvalidArgument: empty, or with characters that a header cannot hold.</exception>
    public UploadDefaults ContentDisposition(string contentDisposition)
    {
        ContentHeaderRules.Check(nameof(ContentDisposition), contentDisposition);
        return Set(Values.Headers with { ContentDisposition = contentDisposition });
    }

    /// <summary>Sets one entry of metadata. Entries of other names, also those that an upload says itself, stand beside it.</summary>
    /// <param name="name">The name, as for <c>WithMetadata</c>.</param>
    /// <param name="value">The value, as for <c>WithMetadata</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: a name or value outside the rule, or more than 2 KiB in all.</exception>
    public UploadDefaults Metadata(string name, string value)
    {
        Values = Values with { Metadata = MetadataRules.Merge(MetadataRules.Collect([new(name, value)]), Values.Metadata) };
        return this;
    }

    /// <summary>Sets the size of a part of a multipart upload.</summary>
    /// <param name="bytes">The size in bytes: at least 5 MiB. By default as <c>WithPartSize</c> says.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 5 MiB.</exception>
    public UploadDefaults PartSize(long bytes)
    {
        TransferDefaults.CheckPartSize(bytes);
        Values = Values with { PartSize = bytes };
        return this;
    }

    /// <summary>Sets how many parts of an upload are sent at once.</summary>
    /// <param name="parallelism">At least 1.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public UploadDefaults Parallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        Values = Values with { Parallelism = parallelism };
        return this;
    }

    /// <summary>Limits the whole time of each upload, with all its requests and retries.</summary>
    /// <param name="timeout">The limit; more than zero.</param>
    /// <exception cref="StorageException">InvalidArgument: a limit of zero or less.</exception>
    public UploadDefaults Timeout(TimeSpan timeout)
    {
        TransferDefaults.CheckTimeout(nameof(Timeout), timeout);
        Values = Values with { Timeout = timeout };
        return this;
    }

    private UploadDefaults Set(ContentHeaders headers)
    {
        Values = Values with { Headers = headers };
        return this;
    }
}
