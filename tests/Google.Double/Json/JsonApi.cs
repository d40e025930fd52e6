using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Buckets and objects of the JSON API, but what sends content.</summary>
internal sealed class JsonApi(BucketStore store)
{
    private readonly ObjectList _list = new(store);
    private readonly RewriteApi _rewrite = new(store);

    public DoubleAnswer Answer(DoubleRequest request)
    {
        request.AllowHeaders();
        return (request.Method, request.Segments) switch
        {
            ("GET", ["storage", "v1", "b"]) => ListBuckets(request),
            ("POST", ["storage", "v1", "b"]) => InsertBucket(request),
            ("GET", ["storage", "v1", "b", var bucket]) => GetBucket(request, bucket),
            ("PATCH", ["storage", "v1", "b", var bucket]) => PatchBucket(request, bucket),
            ("DELETE", ["storage", "v1", "b", var bucket]) => DeleteBucket(request, bucket),
            ("GET", ["storage", "v1", "b", var bucket, "o"]) => _list.Answer(request, bucket),
            ("GET", ["storage", "v1", "b", var bucket, "o", var name]) => Get(request, bucket, name),
            ("PATCH", ["storage", "v1", "b", var bucket, "o", var name]) => Patch(request, bucket, name),
            ("DELETE", ["storage", "v1", "b", var bucket, "o", var name]) => Delete(request, bucket, name),
            ("POST", ["storage", "v1", "b", var bucket, "o", var name, "rewriteTo", "b", var targetBucket, "o", var targetName]) =>
                _rewrite.Answer(request, (bucket, name), (targetBucket, targetName)),
            _ => throw new Refusal(400, "invalid", $"{request.Method} {request.RawPath} is not documented."),
        };
    }

    private DoubleAnswer ListBuckets(DoubleRequest request)
    {
        request.Allow("project", "pageToken", "maxResults", "prefix", "fields");
        Refusal.Unless(request.Query.ContainsKey("project"), "Required parameter: project");
        string after = request.Query.GetValueOrDefault("pageToken") ?? string.Empty;
        int size = (int)(request.Number("maxResults") ?? 1000);
        string[] names = [.. store.BucketNames.Where(name => string.CompareOrdinal(name, after) > 0)];
        var answer = new JsonObject { ["kind"] = "storage#buckets", ["items"] = new JsonArray([.. names.Take(size).Select(Resource)]) };
        if (names.Length > size)
        {
            answer["nextPageToken"] = names[size - 1];
        }

        return Partial(request, answer);
    }

    private DoubleAnswer InsertBucket(DoubleRequest request)
    {
        request.Allow("project", "fields");
        Refusal.Unless(request.Query.ContainsKey("project"), "Required parameter: project");
        JsonObject resource = request.Json();
        foreach ((string property, _) in resource)
        {
            Refusal.Unless(property is "name" or "location" or "storageClass" or "versioning", $"A bucket is not created with {property} here.");
        }

        string name = resource["name"]?.GetValue<string>() ?? throw new Refusal(400, "required", "Required: name");
        store.Create(name, resource["versioning"]?["enabled"]?.GetValue<bool>() == true);
        return Partial(request, Resource(name));
    }

    private DoubleAnswer GetBucket(DoubleRequest request, string bucket)
    {
        request.Allow("fields");
        return store.In(bucket, _ => Partial(request, Resource(bucket)));
    }

    private DoubleAnswer PatchBucket(DoubleRequest request, string bucket)
    {
        request.Allow("fields");
        bool isVersioned = request.Json()["versioning"]?["enabled"]?.GetValue<bool>() == true;
        return store.In(bucket, found =>
        {
            found.IsVersioned = isVersioned;
            return Partial(request, Resource(bucket));
        });
    }

    private DoubleAnswer DeleteBucket(DoubleRequest request, string bucket)
    {
        request.Allow();
        store.Delete(bucket);
        return DoubleAnswer.Empty();
    }

    private DoubleAnswer Get(DoubleRequest request, string bucket, string name)
    {
        request.Allow(["alt", "generation", "fields", .. Preconditions.Parameters]);
        string alt = request.Query.GetValueOrDefault("alt") ?? "json";
        Refusal.Unless(alt is "json" or "media", "alt is json or media.");
        StoredObject stored = store.In(bucket, found => found.Need(name, request.Number("generation")));
        Preconditions.Of(request).CheckRead(stored);
        return alt == "json" ? Partial(request, stored.ToResource()) : MediaAnswer.Of(request, stored, isXml: false);
    }

    /// <summary>Changes metadata name by name: null takes a name away. What it does not name stays.</summary>
    private DoubleAnswer Patch(DoubleRequest request, string bucket, string name)
    {
        request.Allow(["generation", "fields", .. Preconditions.Parameters]);
        JsonObject patch = request.Json();
        Refusal.Unless(patch.All(property => property.Key == "metadata"), "Only metadata is patched here.");
        return store.In(bucket, found =>
        {
            StoredObject stored = found.Need(name, request.Number("generation"));
            Preconditions.Of(request).Check(stored);
            var metadata = new Dictionary<string, string>(stored.Metadata, StringComparer.Ordinal);
            foreach ((string key, JsonNode? value) in patch["metadata"]!.AsObject())
            {
                if (value is null)
                {
                    metadata.Remove(key);
                }
                else
                {
                    metadata[key] = value.GetValue<string>();
                }
            }

            StoredObject changed = stored with { Metadata = metadata, Metageneration = stored.Metageneration + 1, Updated = DateTimeOffset.UtcNow };
            found.Replace(changed);
            return Partial(request, changed.ToResource());
        });
    }

    private DoubleAnswer Delete(DoubleRequest request, string bucket, string name)
    {
        request.Allow(["generation", .. Preconditions.Parameters]);
        return store.In(bucket, found =>
        {
            long? generation = request.Number("generation");
            StoredObject stored = found.Need(name, generation);
            Preconditions.Of(request).Check(stored);
            found.Delete(stored, forGood: generation is not null);
            return DoubleAnswer.Empty();
        });
    }

    public static DoubleAnswer Partial(DoubleRequest request, JsonObject resource) =>
        DoubleAnswer.Json(PartialResponse.Select(resource, request.Query.GetValueOrDefault("fields")));

    private static JsonObject Resource(string bucket) => new() { ["kind"] = "storage#bucket", ["id"] = bucket, ["name"] = bucket };
}
