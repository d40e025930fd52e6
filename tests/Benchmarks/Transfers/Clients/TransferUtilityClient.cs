using Amazon.S3.Transfer;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The S3 SDK's own helper for transfers.</summary>
internal sealed class TransferUtilityClient : SdkS3Client
{
    private readonly TransferUtility _utility;
    private readonly TransferUtility _small;

    public TransferUtilityClient(S3Address address)
        : base(address)
    {
        _utility = new TransferUtility(Client, new TransferUtilityConfig
        {
            ConcurrentServiceRequests = TransferSizes.Parts,
            MinSizeBeforePartUpload = TransferSizes.PartSize,
        });
        _small = new TransferUtility(Client, new TransferUtilityConfig { ConcurrentServiceRequests = TransferSizes.SmallParallelism });
    }

    public override Task UploadFile(string path, string key) => _utility.UploadAsync(new TransferUtilityUploadRequest
    {
        BucketName = TransferJob.Bucket,
        Key = key,
        FilePath = path,
        PartSize = TransferSizes.PartSize,
    });

    /// <summary>By the newer of its two downloads, the one that asks for parts at once.</summary>
    public override Task DownloadFile(string key, string path) => _utility.DownloadWithResponseAsync(new TransferUtilityDownloadRequest
    {
        BucketName = TransferJob.Bucket,
        Key = key,
        FilePath = path,
        MultipartDownloadType = MultipartDownloadType.RANGE,
        PartSize = TransferSizes.PartSize,
    });

    public override Task UploadFolder(string path, string prefix) => _small.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest
    {
        BucketName = TransferJob.Bucket,
        Directory = path,
        KeyPrefix = prefix,
        UploadFilesConcurrently = true,
    });

    public override Task DownloadFolder(string prefix, string path) => _small.DownloadDirectoryAsync(new TransferUtilityDownloadDirectoryRequest
    {
        BucketName = TransferJob.Bucket,
        S3Directory = prefix,
        LocalDirectory = path,
        DownloadFilesConcurrently = true,
    });

    public override Task UploadUnknown(long length, string key) => _utility.UploadAsync(new TransferUtilityUploadRequest
    {
        BucketName = TransferJob.Bucket,
        Key = key,
        InputStream = new ZeroStream(length),
        PartSize = TransferSizes.PartSize,
    });

    public override Task<int> List(string prefix) => throw new NotOfferedException();

    public override Task Delete(string prefix) => throw new NotOfferedException();

    public override Task Copy(string source, string target) => throw new NotOfferedException();

    public override Task<int> Read(string key) => throw new NotOfferedException();

    public override async ValueTask DisposeAsync()
    {
        _utility.Dispose();
        _small.Dispose();
        await base.DisposeAsync();
    }
}
