using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets;

/// <summary>Tells traces, metrics and the log of one operation.</summary>
internal readonly struct OperationObserver
{
    private readonly string _operation;
    private readonly ObjectStore _store;
    private readonly string _bucket;
    private readonly string? _key;
    private readonly Activity? _activity;
    private readonly long _started;

    private OperationObserver(string operation, ObjectStore store, string bucket, string? key)
    {
        _operation = operation;
        _store = store;
        _bucket = bucket;
        _key = key;
        _activity = StorageTelemetry.Start(operation, store.Kind, bucket, key);
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>Whether anybody wants to know of an operation on a store.</summary>
    public static bool IsNeeded(ObjectStore store) => StorageTelemetry.IsOn || store.Logger.IsEnabled(LogLevel.Warning);

    public static OperationObserver Start(string operation, ObjectStore store, string bucket, string? key) => new(operation, store, bucket, key);

    public void Succeeded(long? bytes)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        StorageTelemetry.End(_activity, _operation, _store.Kind, _bucket, elapsed, bytes, null);
        StorageLog.Succeeded(_store.Logger, _operation, _key, _bucket, _store.Name, elapsed.TotalMilliseconds);
        _activity?.Dispose();
    }

    public void Failed(Exception fault)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        string error = fault is StorageException known ? known.Code.ToString() : fault.GetType().FullName!;
        StorageTelemetry.End(_activity, _operation, _store.Kind, _bucket, elapsed, null, error);
        if (IsAnswer(fault))
        {
            StorageLog.Ended(_store.Logger, _operation, _key, _bucket, _store.Name, error, elapsed.TotalMilliseconds, fault);
        }
        else
        {
            StorageLog.Failed(_store.Logger, _operation, _key, _bucket, _store.Name, error, elapsed.TotalMilliseconds, fault);
        }

        _activity?.Dispose();
    }

    /// <summary>Whether a fault is an answer that programs ask for, such as a condition that does not hold.</summary>
    private static bool IsAnswer(Exception fault) => fault is OperationCanceledException or StorageException
    {
        Code: StorageErrorCode.ObjectNotFound or StorageErrorCode.BucketNotFound or StorageErrorCode.BucketAlreadyExists
            or StorageErrorCode.BucketNotEmpty or StorageErrorCode.PreconditionFailed or StorageErrorCode.NotModified,
    };
}
