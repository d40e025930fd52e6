using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets;

/// <summary>Tells traces, metrics and the log of one operation or enumeration.</summary>
internal readonly struct OperationObserver
{
    private readonly string _operation;
    private readonly ObjectStore _store;
    private readonly string? _bucket;
    private readonly string? _key;
    private readonly long _started;

    private OperationObserver(string operation, ObjectStore store, string? bucket, string? key, string? prefix)
    {
        _operation = operation;
        _store = store;
        _bucket = bucket;
        _key = key ?? prefix;
        Activity = StorageTelemetry.Start(operation, store.Kind, bucket, key, prefix);
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>The activity. Null means that nobody listens to it.</summary>
    public Activity? Activity { get; }

    /// <summary>Whether anybody wants to know of an operation on a store.</summary>
    public static bool IsNeeded(ObjectStore store) => StorageTelemetry.IsOn || store.Logger.IsEnabled(LogLevel.Warning);

    public static OperationObserver Start(string operation, ObjectStore store, string bucket, string? key) =>
        new(operation, store, bucket, key, null);

    public static OperationObserver Start(ListingSubject listing, ObjectStore store) =>
        new(listing.Verb, store, listing.Bucket, listing.Key, listing.Prefix);

    public void Succeeded(long? bytes, long? items) => Succeeded(bytes, items, Stopwatch.GetElapsedTime(_started));

    public void Succeeded(long? bytes, long? items, TimeSpan elapsed)
    {
        StorageTelemetry.End(Activity, _operation, _store.Kind, _bucket, elapsed, bytes, items, null);
        StorageLog.Succeeded(_store.Logger, _operation, _key, _bucket, _store.Name, elapsed.TotalMilliseconds);
        Activity?.Dispose();
    }

    public void Failed(Exception fault) => Failed(fault, Stopwatch.GetElapsedTime(_started), null);

    public void Failed(Exception fault, TimeSpan elapsed, long? items)
    {
        string error = fault is StorageException known ? known.Code.ToString() : fault.GetType().FullName!;
        StorageTelemetry.End(Activity, _operation, _store.Kind, _bucket, elapsed, null, items, error);
        if (IsAnswer(fault))
        {
            StorageLog.Ended(_store.Logger, _operation, _key, _bucket, _store.Name, error, elapsed.TotalMilliseconds, fault);
        }
        else
        {
            StorageLog.Failed(_store.Logger, _operation, _key, _bucket, _store.Name, error, elapsed.TotalMilliseconds, fault);
        }

        Activity?.Dispose();
    }

    /// <summary>Whether a fault is an answer that programs ask for, such as a condition that does not hold.</summary>
    private static bool IsAnswer(Exception fault) => fault is OperationCanceledException or StorageException
    {
        Code: StorageErrorCode.ObjectNotFound or StorageErrorCode.BucketNotFound or StorageErrorCode.BucketAlreadyExists
            or StorageErrorCode.BucketNotEmpty or StorageErrorCode.PreconditionFailed or StorageErrorCode.NotModified,
    };
}
