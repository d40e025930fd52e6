using Microsoft.Extensions.Logging;

namespace Fluent.Buckets;

/// <summary>The messages of the log. Keys are in them, secrets never.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} of {Key} in bucket {Bucket} ({Store}) took {Milliseconds:F1} ms")]
    public static partial void Succeeded(ILogger logger, string operation, string? key, string? bucket, string store, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Operation} of {Key} in bucket {Bucket} ({Store}) ended as {Error} after {Milliseconds:F1} ms")]
    public static partial void Ended(
        ILogger logger, string operation, string? key, string? bucket, string store, string error, double milliseconds, Exception fault);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} of {Key} in bucket {Bucket} ({Store}) failed with {Error} after {Milliseconds:F1} ms")]
    public static partial void Failed(
        ILogger logger, string operation, string? key, string? bucket, string store, string error, double milliseconds, Exception fault);
}
