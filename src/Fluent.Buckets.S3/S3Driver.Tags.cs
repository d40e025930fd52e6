using Amazon.S3.Model;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, () => ReadTags(bucket, key, null, cancellationToken));

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, async () =>
        {
            if (tags.Count == 0)
            {
                await _client.DeleteObjectTaggingAsync(
                    new DeleteObjectTaggingRequest { BucketName = bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var put = new PutObjectTaggingRequest { BucketName = bucket, Key = key, Tagging = new Tagging { TagSet = ToTags(tags) } };
                await _client.PutObjectTaggingAsync(put, cancellationToken).ConfigureAwait(false);
            }

            return true;
        });

    /// <summary>Sets tags that the server did not keep by itself.</summary>
    private Task KeepTags(string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        tags.Count > 0 && !_server.KeepsTags ? SetTags(bucket, key, tags, cancellationToken) : Task.CompletedTask;

    private static List<Tag> ToTags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private async Task<IReadOnlyDictionary<string, string>> ReadTags(
        string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        GetObjectTaggingResponse response = await _client.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellationToken).ConfigureAwait(false);
        return (response.Tagging ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? string.Empty, StringComparer.Ordinal);
    }
}
