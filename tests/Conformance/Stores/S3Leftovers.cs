using Amazon.S3;
using Amazon.S3.Model;

namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in an S3, asked by its own client.</summary>
internal static class S3Leftovers
{
    public static async Task<IReadOnlyList<string>> Of(IAmazonS3 client, string bucket)
    {
        ListMultipartUploadsResponse uploads = await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = bucket });
        return [.. (uploads.MultipartUploads ?? []).Select(upload => $"{bucket}/{upload.Key}: upload {upload.UploadId}")];
    }

    public static async Task<IReadOnlyList<string>> Buckets(IAmazonS3 client) =>
        [.. ((await client.ListBucketsAsync()).Buckets ?? []).Select(bucket => bucket.BucketName)];
}
