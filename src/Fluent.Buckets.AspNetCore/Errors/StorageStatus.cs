using Microsoft.AspNetCore.Http;

namespace Fluent.Buckets;

/// <summary>The status of HTTP for a storage error, as the client of the app shall see it.</summary>
internal static class StorageStatus
{
    public static int Of(StorageException fault) => fault.Code switch
    {
        StorageErrorCode.ObjectNotFound or StorageErrorCode.BucketNotFound or StorageErrorCode.UploadNotFound => StatusCodes.Status404NotFound,
        StorageErrorCode.AccessDenied => StatusCodes.Status403Forbidden,
        StorageErrorCode.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        StorageErrorCode.NotModified => StatusCodes.Status304NotModified,
        StorageErrorCode.Conflict or StorageErrorCode.BucketAlreadyExists or StorageErrorCode.BucketNotEmpty => StatusCodes.Status409Conflict,
        StorageErrorCode.InvalidName or StorageErrorCode.InvalidKey or StorageErrorCode.InvalidArgument or StorageErrorCode.ChecksumMismatch => StatusCodes.Status400BadRequest,
        StorageErrorCode.SourceFailed => OfSource(fault),
        StorageErrorCode.Throttled or StorageErrorCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StorageErrorCode.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>A body that broke off or was too long is the client's matter; another source is the app's own.</summary>
    private static int OfSource(StorageException fault)
    {
        for (Exception? inner = fault.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is BadHttpRequestException request)
            {
                return request.StatusCode;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }
}
