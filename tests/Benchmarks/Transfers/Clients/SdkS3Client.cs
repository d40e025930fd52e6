using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The S3 SDK with loops by hand, as an app writes them that has no helper.</summary>
internal class SdkS3Client(S3Address address) : TransferClient
{
    /// <summary>Without the newer checksums, which would only cost time.</summary>
    protected AmazonS3Client Client { get; } = new(
        new BasicAWSCredentials(address.AccessKey, address.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = address.Endpoint,
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    public override async Task UploadFile(string path, string key)
    {
        long length = new FileInfo(path).Length;
        InitiateMultipartUploadResponse upload = await Client.InitiateMultipartUploadAsync(TransferJob.Bucket, key);
        var parts = new PartETag[(length + TransferSizes.PartSize - 1) / TransferSizes.PartSize];
        await Parallel.ForAsync(0, parts.Length, Degree(TransferSizes.Parts), async (index, token) =>
        {
            long offset = index * TransferSizes.PartSize;
            UploadPartResponse part = await Client.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = TransferJob.Bucket,
                    Key = key,
                    UploadId = upload.UploadId,
                    PartNumber = index + 1,
                    FilePath = path,
                    FilePosition = offset,
                    PartSize = Math.Min(TransferSizes.PartSize, length - offset),
                },
                token);
            parts[index] = new PartETag(index + 1, part.ETag);
        });
        await Complete(key, upload.UploadId, [.. parts]);
    }

    public override async Task DownloadFile(string key, string path)
    {
        GetObjectMetadataResponse info = await Client.GetObjectMetadataAsync(TransferJob.Bucket, key);
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
        long length = info.ContentLength;
        await Parallel.ForAsync(0, (length + TransferSizes.PartSize - 1) / TransferSizes.PartSize, Degree(TransferSizes.Parts), async (index, token) =>
        {
            long offset = index * TransferSizes.PartSize;
            using GetObjectResponse part = await Client.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = TransferJob.Bucket,
                    Key = key,
                    EtagToMatch = info.ETag,
                    ByteRange = new Amazon.S3.Model.ByteRange(offset, Math.Min(offset + TransferSizes.PartSize, length) - 1),
                },
                token);
            byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(128 * 1024);
            int read;
            while ((read = await part.ResponseStream.ReadAsync(buffer, token)) > 0)
            {
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), offset, token);
                offset += read;
            }

            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        });
    }

    public override Task UploadFolder(string path, string prefix) => Parallel.ForEachAsync(
        Directory.EnumerateFiles(path), Degree(TransferSizes.SmallParallelism), async (file, token) => await Client.PutObjectAsync(
            new PutObjectRequest { BucketName = TransferJob.Bucket, Key = prefix + Path.GetFileName(file), FilePath = file }, token));

    public override async Task DownloadFolder(string prefix, string path)
    {
        List<S3Object> found = await ListAll(prefix);
        Directory.CreateDirectory(path);
        await Parallel.ForEachAsync(found, Degree(TransferSizes.SmallParallelism), async (item, token) =>
        {
            using GetObjectResponse response = await Client.GetObjectAsync(TransferJob.Bucket, item.Key, token);
            await using FileStream file = File.Create(Path.Combine(path, Path.GetFileName(item.Key)));
            await response.ResponseStream.CopyToAsync(file, token);
        });
    }

    public override async Task<int> List(string prefix) => (await ListAll(prefix)).Count;

    public override async Task Delete(string prefix) => await Parallel.ForEachAsync(
        (await ListAll(prefix)).Chunk(1000), Degree(TransferSizes.SmallParallelism), async (page, token) => await Client.DeleteObjectsAsync(
            new DeleteObjectsRequest
            {
                BucketName = TransferJob.Bucket,
                Objects = [.. page.Select(item => new KeyVersion { Key = item.Key })],
                Quiet = true,
            },
            token));

    public override async Task UploadUnknown(long length, string key)
    {
        await using var source = new ZeroStream(length);
        InitiateMultipartUploadResponse upload = await Client.InitiateMultipartUploadAsync(TransferJob.Bucket, key);
        var free = new Stack<byte[]>(Enumerable.Range(0, TransferSizes.Parts).Select(_ => new byte[TransferSizes.PartSize]));
        using var slots = new SemaphoreSlim(TransferSizes.Parts);
        var parts = new List<Task<PartETag>>();
        while (true)
        {
            await slots.WaitAsync();
            byte[] buffer;
            lock (free)
            {
                buffer = free.Pop();
            }

            int read = await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
            if (read == 0)
            {
                break;
            }

            parts.Add(Send(buffer, read, parts.Count + 1));
        }

        await Complete(key, upload.UploadId, [.. await Task.WhenAll(parts)]);

        async Task<PartETag> Send(byte[] buffer, int count, int number)
        {
            UploadPartResponse part = await Client.UploadPartAsync(new UploadPartRequest
            {
                BucketName = TransferJob.Bucket,
                Key = key,
                UploadId = upload.UploadId,
                PartNumber = number,
                InputStream = new MemoryStream(buffer, 0, count),
                PartSize = count,
            });
            lock (free)
            {
                free.Push(buffer);
            }

            slots.Release();
            return new PartETag(number, part.ETag);
        }
    }

    public override async Task Copy(string source, string target) =>
        await Client.CopyObjectAsync(TransferJob.Bucket, source, TransferJob.Bucket, target);

    public override async Task<int> Read(string key)
    {
        using GetObjectResponse response = await Client.GetObjectAsync(TransferJob.Bucket, key);
        byte[] bytes = new byte[response.ContentLength];
        await response.ResponseStream.ReadExactlyAsync(bytes);
        return bytes.Length;
    }

    public override ValueTask DisposeAsync()
    {
        Client.Dispose();
        return base.DisposeAsync();
    }

    private static ParallelOptions Degree(int parallelism) => new() { MaxDegreeOfParallelism = parallelism };

    private async Task<List<S3Object>> ListAll(string prefix)
    {
        var found = new List<S3Object>();
        var request = new ListObjectsV2Request { BucketName = TransferJob.Bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await Client.ListObjectsV2Async(request);
            found.AddRange(page.S3Objects ?? []);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return found;
    }

    private async Task Complete(string key, string upload, List<PartETag> parts) => await Client.CompleteMultipartUploadAsync(
        new CompleteMultipartUploadRequest { BucketName = TransferJob.Bucket, Key = key, UploadId = upload, PartETags = parts });
}
