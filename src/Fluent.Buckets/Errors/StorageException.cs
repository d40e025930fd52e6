namespace Fluent.Buckets;

/// <summary>The one exception that storage operations throw, besides <see cref="OperationCanceledException"/>.</summary>
/// <remarks>The message names bucket and key and says what to do next. It never holds a secret, a signature or a token.</remarks>
public sealed class StorageException : Exception
{
    /// <summary>Makes an exception with a code and a message.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="message">What happened, to which bucket and key, and what to do next.</param>
    /// <param name="innerException">The provider's exception, or null.</param>
    public StorageException(StorageErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        IsTransient = code is StorageErrorCode.Throttled or StorageErrorCode.Unavailable or StorageErrorCode.Timeout or StorageErrorCode.Conflict;
    }

    /// <summary>What went wrong.</summary>
    public StorageErrorCode Code { get; }

    /// <summary>The store, such as <c>directory:/srv/data</c>. Null when the fault is not a store's.</summary>
    public string? Store { get; init; }

    /// <summary>The bucket's name in the store. Null when the fault concerns no single bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>The object's whole key. Null when the fault concerns no single object.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the same call may succeed when it is made again later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The provider's identifier of the request, for its support. Null when there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// One exception for each key that failed, for verbs over many keys, and one for each setting that is wrong, for a configuration. Empty for all others.
    /// </summary>
    public IReadOnlyList<StorageException> Failures { get; init; } = [];
}
