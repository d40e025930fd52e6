using System.Net;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <inheritdoc/>
    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.SourceBucket, request.SourceKey, () => CopyCore(request, cancellationToken), cancellationToken);
    }

    private async Task<ObjectInfo> CopyCore(CopyRequest request, CancellationToken cancellationToken)
    {
        var query = new RewriteQuery(request.SourceBucket, request.SourceKey, request.TargetBucket, request.TargetKey)
        {
            Generation = request.SourceVersionId is { } id
                ? TryGeneration(id) ?? throw StorageErrors.ObjectNotFound(Name, request.SourceBucket, request.SourceKey)
                : null,
            IfSourceMatch = GenerationOf(request.IfSourceMatches, request.SourceBucket, request.SourceKey),
            IfTargetMatch = request.IfAbsent ? 0 : null,
            KmsKeyName = _options.KmsKeyName,
        };
        try
        {
            return ToInfo(await Rewrite(query, cancellationToken).ConfigureAwait(false), request.TargetKey);
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.PreconditionFailed)
        {
            throw GoogleErrors.With(await ConditionFailed(request, fault, cancellationToken).ConfigureAwait(false), fault);
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.NotFound)
        {
            // The source is looked at first: only when it is there, the target's bucket is what is missing.
            ObjectInfo? source = await TryGet(request.SourceBucket, request.SourceKey, query.Generation, cancellationToken).ConfigureAwait(false);
            throw GoogleErrors.With(
                source is not null && await IsBucketMissing(request.TargetBucket, cancellationToken).ConfigureAwait(false)
                    ? StorageErrors.BucketNotFound(Name, request.TargetBucket, fault.Provider)
                    : StorageErrors.ObjectNotFound(Name, request.SourceBucket, request.SourceKey, fault.Provider),
                fault);
        }
    }

    private async Task<StorageObject> Rewrite(RewriteQuery query, CancellationToken cancellationToken)
    {
        string? token = null;
        bool startedOver = false;
        while (true)
        {
            RewriteResponse step;
            try
            {
                step = await _api.Rewrite(query, token, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiFault fault) when (fault.Status == HttpStatusCode.BadRequest && token is not null && !startedOver)
            {
                // The token of a step whose answer was lost is used up.
                startedOver = true;
                token = null;
                continue;
            }

            if (step.Done)
            {
                return step.Resource ?? throw new HttpRequestException("The rewrite is done and names no object.");
            }

            token = step.RewriteToken ?? throw new HttpRequestException("The rewrite is not done and gives no token.");
        }
    }

    private async Task<StorageException> ConditionFailed(CopyRequest request, ApiFault fault, CancellationToken cancellationToken)
    {
        if (request.IfSourceMatches is { } wanted)
        {
            ObjectInfo? source = await TryGet(
                request.SourceBucket, request.SourceKey, request.SourceVersionId is { } id ? TryGeneration(id) : null, cancellationToken)
                .ConfigureAwait(false);
            if (source is null)
            {
                return StorageErrors.ObjectNotFound(Name, request.SourceBucket, request.SourceKey, fault.Provider);
            }

            if (source.ETag != wanted || !request.IfAbsent)
            {
                return StorageErrors.PreconditionFailed(
                    Name, request.SourceBucket, request.SourceKey,
                    $"the ETag {wanted} was asked for, but the object has the ETag {source.ETag}", fault.Provider);
            }
        }

        return StorageErrors.PreconditionFailed(
            Name, request.TargetBucket, request.TargetKey, "IfAbsent was asked for, but the object exists", fault.Provider);
    }
}
