using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluent.Buckets;

/// <summary>Health checks of declared buckets.</summary>
public static class BucketHealthChecks
{
    /// <summary>Checks that a bucket can be reached, and optionally that it can be written to.</summary>
    /// <typeparam name="TBucket">The declared bucket, which the container has by <c>AddStorage</c>.</typeparam>
    /// <param name="builder">The health checks of the app.</param>
    /// <param name="name">The name of the check. Null means the name of the class.</param>
    /// <param name="isWritable">
    /// Whether it is also checked that the bucket can be written to: a multipart upload is started, gets a part of one byte and is aborted, so that no listing ever shows it. Where a
    /// store has no multipart uploads, an object <c>.health/…</c> is written and deleted.
    /// </param>
    /// <param name="failureStatus">What is reported of a bucket that fails. Null means unhealthy.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="timeout">How long it may take before it has failed. Null means 10 seconds.</param>
    public static IHealthChecksBuilder AddBucketCheck<TBucket>(
        this IHealthChecksBuilder builder,
        string? name = null,
        bool isWritable = false,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
        where TBucket : class, IBucket
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? typeof(TBucket).Name,
            services => new BucketHealthCheck(services.GetRequiredService<TBucket>(), isWritable),
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(10)));
    }
}
