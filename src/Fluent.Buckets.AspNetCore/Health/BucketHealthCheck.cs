using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluent.Buckets;

/// <summary>Whether a bucket can be reached, and written to.</summary>
internal sealed class BucketHealthCheck(IBucket bucket, bool isWritable) : IHealthCheck
{
    private static readonly byte[] Probe = "x"u8.ToArray();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        Bucket whole = bucket.Untyped;
        try
        {
            if (!await whole.Exists(cancellationToken).ConfigureAwait(false))
            {
                return new HealthCheckResult(context.Registration.FailureStatus, $"The bucket '{whole.Name}' does not exist.");
            }

            if (isWritable)
            {
                await Write(whole, cancellationToken).ConfigureAwait(false);
            }

            return HealthCheckResult.Healthy($"The bucket '{whole.Name}' can be {(isWritable ? "written to" : "reached")}.");
        }
        catch (StorageException fault)
        {
            // The exception is for the log; the description may be shown.
            return new HealthCheckResult(
                context.Registration.FailureStatus, $"The bucket '{whole.Name}' cannot be {(isWritable ? "written to" : "reached")}: {fault.Code}.", fault);
        }
    }

    private static async Task Write(Bucket bucket, CancellationToken cancellationToken)
    {
        BucketObject probe = bucket.Object($".health/{Guid.NewGuid():N}");
        if (bucket.Store.Capabilities.Parts is null)
        {
            await probe.Upload(Probe, cancellationToken).ConfigureAwait(false);
            await probe.Delete(cancellationToken).ConfigureAwait(false);
            return;
        }

        MultipartUpload upload = await probe.StartUpload(cancellationToken).ConfigureAwait(false);
        try
        {
            await upload.UploadPart(1, Probe, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await upload.Abort(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
