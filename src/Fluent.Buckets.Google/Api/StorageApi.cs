using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>
/// The requests of Google's JSON API for Cloud Storage, one method each, in its own words. It throws <see cref="ApiFault"/>, or what the
/// connection throws, and decides nothing.
/// </summary>
internal sealed partial class StorageApi(ConfigurableHttpClient client, Uri endpoint, CallRetry retry)
{
    public Uri Endpoint => endpoint;

    public async Task<StorageBucket> GetBucket(string bucket, CancellationToken cancellationToken) =>
        await Ask(HttpMethod.Get, ApiUrl.Buckets(endpoint, bucket).With("fields", "name"), StorageJson.Default.StorageBucket, cancellationToken)
            .ConfigureAwait(false);

    public async Task InsertBucket(string project, StorageBucket bucket, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiUrl.Buckets(endpoint).With("project", project).With("fields", "name").ToUri())
        {
            Content = ToContent(bucket, StorageJson.Default.StorageBucket),
        };
        using HttpResponseMessage response = await Send(request, cancellationToken).ConfigureAwait(false);
    }

    public Task DeleteBucket(string bucket, CancellationToken cancellationToken) =>
        Tell(HttpMethod.Delete, ApiUrl.Buckets(endpoint, bucket), cancellationToken);

    public Task<BucketList> ListBuckets(string project, string? pageToken, CancellationToken cancellationToken) => Ask(
        HttpMethod.Get,
        ApiUrl.Buckets(endpoint).With("project", project).With("pageToken", pageToken).With("fields", "items(name),nextPageToken"),
        StorageJson.Default.BucketList,
        cancellationToken);

    public Task<StorageObject> GetObject(
        string bucket, string key, long? generation, long? ifGenerationMatch, CancellationToken cancellationToken) => Ask(
        HttpMethod.Get,
        ApiUrl.Objects(endpoint, bucket, key)
            .With("generation", generation).With("ifGenerationMatch", ifGenerationMatch).With("fields", StorageObject.Fields),
        StorageJson.Default.StorageObject,
        cancellationToken);

    /// <summary>Opens the bytes of an object, as they are stored. The caller disposes the answer.</summary>
    public async Task<HttpResponseMessage> GetMedia(
        string bucket, string key, MediaConditions conditions, RangeHeaderValue? range, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            ApiUrl.Objects(endpoint, bucket, key)
                .With("alt", "media").With("generation", conditions.Generation)
                .With("ifGenerationMatch", conditions.IfMatch).With("ifGenerationNotMatch", conditions.IfNotMatch).ToUri());

        // Without this, what is stored as gzip comes decompressed.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.Range = range;
        return await Send(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends an object in one request, with what is known of it before its bytes.</summary>
    public async Task<StorageObject> InsertObject(
        string bucket, StorageObject resource, WriteOptions options, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var related = new MultipartContent("related");
        related.Add(ToContent(resource, StorageJson.Default.StorageObject));
        var media = new ReadOnlyMemoryContent(content);
        media.Headers.TryAddWithoutValidation("Content-Type", resource.ContentType);
        related.Add(media);
        using var request = new HttpRequestMessage(HttpMethod.Post, UploadUrl(bucket, "multipart", options).ToUri()) { Content = related };
        return await Answer(request, StorageJson.Default.StorageObject, cancellationToken).ConfigureAwait(false);
    }

    public async Task<StorageObject> PatchMetadata(
        string bucket, string key, MetadataPatch patch, long generation, long metageneration, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Patch,
            ApiUrl.Objects(endpoint, bucket, key)
                .With("ifGenerationMatch", generation).With("ifMetagenerationMatch", metageneration).With("fields", StorageObject.Fields).ToUri())
        {
            Content = ToContent(patch, StorageJson.Default.MetadataPatch),
        };
        return await Answer(request, StorageJson.Default.StorageObject, cancellationToken).ConfigureAwait(false);
    }

    public Task DeleteObject(string bucket, string key, long? generation, long? ifGenerationMatch, CancellationToken cancellationToken) => Tell(
        HttpMethod.Delete,
        ApiUrl.Objects(endpoint, bucket, key).With("generation", generation).With("ifGenerationMatch", ifGenerationMatch),
        cancellationToken);

    public Task<ObjectList> ListObjects(string bucket, ListQuery query, CancellationToken cancellationToken) => Ask(
        HttpMethod.Get,
        ApiUrl.Objects(endpoint, bucket)
            .With("prefix", query.Prefix.Length == 0 ? null : query.Prefix).With("delimiter", query.Delimiter)
            .With("startOffset", query.StartOffset).With("maxResults", query.MaxResults).With("pageToken", query.PageToken)
            .With("versions", query.Versions ? "true" : null)
            .With("fields", query.Fields ?? $"items({StorageObject.Fields}),prefixes,nextPageToken"),
        StorageJson.Default.ObjectList,
        cancellationToken);

    /// <summary>One step of a copy inside the store. A large one takes several, each with the token of the step before.</summary>
    public async Task<RewriteResponse> Rewrite(RewriteQuery query, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            ApiUrl.Rewrite(endpoint, query.Bucket, query.Key, query.TargetBucket, query.TargetKey)
                .With("sourceGeneration", query.Generation).With("ifSourceGenerationMatch", query.IfSourceMatch)
                .With("ifGenerationMatch", query.IfTargetMatch).With("destinationKmsKeyName", query.KmsKeyName)
                .With("rewriteToken", token).With("fields", $"done,rewriteToken,resource({StorageObject.Fields})").ToUri());
        if (query.Resource is not null)
        {
            request.Content = ToContent(query.Resource, StorageJson.Default.StorageObject);
        }

        return await Answer(request, StorageJson.Default.RewriteResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request and gives the answer once its headers are there, when it is one of success.</summary>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await SendAny(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ApiErrors.Read(request, response, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> SendAny(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private ApiUrl UploadUrl(string bucket, string type, WriteOptions options) =>
        ApiUrl.Upload(endpoint, bucket)
            .With("uploadType", type).With("ifGenerationMatch", options.IfGenerationMatch).With("kmsKeyName", options.KmsKeyName)
            .With("fields", StorageObject.Fields);

    /// <summary>Asks what changes nothing. An answer that breaks off is asked for again; what gave none was sent again by the client.</summary>
    private Task<T> Ask<T>(HttpMethod method, ApiUrl url, JsonTypeInfo<T> type, CancellationToken cancellationToken) => retry.AskForRest(
        async () =>
        {
            using var request = new HttpRequestMessage(method, url.ToUri());
            return await Send(request, cancellationToken).ConfigureAwait(false);
        },
        response => Read(response, type, cancellationToken),
        cancellationToken);

    private async Task Tell(HttpMethod method, ApiUrl url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url.ToUri());
        using HttpResponseMessage response = await Send(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> Answer<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await Send(request, cancellationToken).ConfigureAwait(false);
        return await Read(response, type, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A resource as a body of known length.</summary>
    private static ByteArrayContent ToContent<T>(T resource, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(resource, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        T? answer = await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false);
        return answer is null || response.StatusCode == HttpStatusCode.NoContent
            ? throw new JsonException("The answer is empty.")
            : answer;
    }
}
