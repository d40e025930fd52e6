using Amazon.S3;
using Amazon.S3.Model;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Fluent.Buckets;

namespace Gallery;

/// <summary>
/// Lets the page send files to a store of another origin. S3 and Azure are told through their own clients; Google Cloud Storage and Swift have to be told once by hand
/// (README).
/// </summary>
internal static class CrossOrigin
{
    private const int SecondsToRemember = 600;

    public static Task Allow(Uri page, Bucket bucket, CancellationToken cancellationToken)
    {
        string origin = page.GetLeftPart(UriPartial.Authority);
        string kind = bucket.Store.Name.Split(':')[0];
        return kind switch
        {
            "s3" => AllowS3(origin, bucket, cancellationToken),
            "azure" => AllowAzure(origin, bucket.Store, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    private static Task<PutCORSConfigurationResponse> AllowS3(string origin, Bucket bucket, CancellationToken cancellationToken) => bucket.Store.Native<IAmazonS3>().PutCORSConfigurationAsync(
        new PutCORSConfigurationRequest
        {
            BucketName = bucket.Name,
            Configuration = new CORSConfiguration
            {
                Rules =
                [
                    new CORSRule
                    {
                        AllowedOrigins = [origin],
                        AllowedMethods = ["GET", "PUT"],
                        AllowedHeaders = ["content-type"],
                        ExposeHeaders = ["ETag"],
                        MaxAgeSeconds = SecondsToRemember,
                    },
                ],
            },
        },
        cancellationToken);

    /// <summary>Azure has one list for the whole account. What others put there stays.</summary>
    private static async Task AllowAzure(string origin, ObjectStore store, CancellationToken cancellationToken)
    {
        BlobServiceClient client = store.Native<BlobServiceClient>();
        BlobServiceProperties properties = await client.GetPropertiesAsync(cancellationToken);
        if (properties.Cors.Any(rule => rule.AllowedOrigins == origin))
        {
            return;
        }

        properties.Cors.Add(new BlobCorsRule
        {
            AllowedOrigins = origin,
            AllowedMethods = "GET,PUT",
            AllowedHeaders = "content-type,x-ms-blob-type",
            ExposedHeaders = "ETag",
            MaxAgeInSeconds = SecondsToRemember,
        });
        await client.SetPropertiesAsync(properties, cancellationToken);
    }
}
