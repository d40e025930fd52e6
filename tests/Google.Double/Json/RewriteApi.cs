using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Copies inside the store. What is longer than 1 MiB takes several steps, as it may at Google.</summary>
internal sealed class RewriteApi(BucketStore store)
{
    private const int Step = 1024 * 1024;

    private readonly ConcurrentDictionary<string, (string Target, int Done)> _tokens = new(StringComparer.Ordinal);

    public DoubleAnswer Answer(DoubleRequest request, (string Bucket, string Name) source, (string Bucket, string Name) target)
    {
        request.Allow(
            ["sourceGeneration", "ifSourceGenerationMatch", "destinationKmsKeyName", "rewriteToken", "maxBytesRewrittenPerCall", "fields", .. Preconditions.Parameters]);
        StoredObject stored = store.In(source.Bucket, found => found.Need(source.Name, request.Number("sourceGeneration")));
        new Preconditions(request.Number("ifSourceGenerationMatch"), null, null).Check(stored);
        ResourceReader.CheckName(target.Name);
        store.In(target.Bucket, found =>
        {
            Preconditions.Of(request).Check(found.Live(target.Name));
            return true;
        });
        int done = Continue(request) + Step;
        if (done < stored.Content.Length)
        {
            string token = Guid.NewGuid().ToString("N");
            _tokens[token] = (request.RawPath, done);
            return JsonApi.Partial(request, new JsonObject
            {
                ["kind"] = "storage#rewriteResponse",
                ["done"] = false,
                ["totalBytesRewritten"] = done.ToString(CultureInfo.InvariantCulture),
                ["objectSize"] = stored.Content.Length.ToString(CultureInfo.InvariantCulture),
                ["rewriteToken"] = token,
            });
        }

        StoredObject copy = request.Body.IsEmpty
            ? stored with
            {
                Name = target.Name,
                Metageneration = 1,
                TimeCreated = DateTimeOffset.UtcNow,
                Updated = DateTimeOffset.UtcNow,
                TimeDeleted = null,
                StorageClass = StoredObject.DefaultClass,
            }
            : ResourceReader.Read(request.Json(), target.Name, stored.Content);
        copy = copy with { KmsKeyName = request.Query.GetValueOrDefault("destinationKmsKeyName") };
        JsonObject resource = store.Put(target.Bucket, copy, Preconditions.Of(request)).ToResource();
        return JsonApi.Partial(request, new JsonObject
        {
            ["kind"] = "storage#rewriteResponse",
            ["done"] = true,
            ["totalBytesRewritten"] = stored.Content.Length.ToString(CultureInfo.InvariantCulture),
            ["objectSize"] = stored.Content.Length.ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
        });
    }

    /// <summary>How far the steps before came.</summary>
    private int Continue(DoubleRequest request)
    {
        if (!request.Query.TryGetValue("rewriteToken", out string? token))
        {
            return 0;
        }

        Refusal.Unless(_tokens.TryRemove(token, out (string Target, int Done) state) && state.Target == request.RawPath, "Invalid rewriteToken.");
        return state.Done;
    }
}
