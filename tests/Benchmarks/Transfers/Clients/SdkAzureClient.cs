using System.Buffers;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The Azure SDK with loops by hand, as an app writes them that has no helper.</summary>
internal class SdkAzureClient(AzureAddress address) : TransferClient
{
    protected BlobContainerClient Container { get; } = new BlobServiceClient(
        new Uri(address.Endpoint), new StorageSharedKeyCredential(address.Account, address.Key)).GetBlobContainerClient(TransferJob.Bucket);

    public override async Task UploadFile(string path, string key)
    {
        long length = new FileInfo(path).Length;
        BlockBlobClient blob = Container.GetBlockBlobClient(key);
        string[] blocks = [.. Enumerable.Range(0, (int)((length + TransferSizes.PartSize - 1) / TransferSizes.PartSize)).Select(BlockName)];
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        await Parallel.ForAsync(0, blocks.Length, Degree(TransferSizes.Parts), async (index, token) =>
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent((int)TransferSizes.PartSize);
            int read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, (int)TransferSizes.PartSize), index * TransferSizes.PartSize, token);
            await blob.StageBlockAsync(blocks[index], new MemoryStream(buffer, 0, read), cancellationToken: token);
            ArrayPool<byte>.Shared.Return(buffer);
        });
        await blob.CommitBlockListAsync(blocks);
    }

    public override async Task DownloadFile(string key, string path)
    {
        BlobClient blob = Container.GetBlobClient(key);
        BlobProperties info = await blob.GetPropertiesAsync();
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
        long length = info.ContentLength;
        await Parallel.ForAsync(0, (length + TransferSizes.PartSize - 1) / TransferSizes.PartSize, Degree(TransferSizes.Parts), async (index, token) =>
        {
            long offset = index * TransferSizes.PartSize;
            BlobDownloadStreamingResult part = await blob.DownloadStreamingAsync(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(offset, Math.Min(TransferSizes.PartSize, length - offset)),
                    Conditions = new BlobRequestConditions { IfMatch = info.ETag },
                },
                token);
            await using Stream content = part.Content;
            byte[] buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
            int read;
            while ((read = await content.ReadAsync(buffer, token)) > 0)
            {
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), offset, token);
                offset += read;
            }

            ArrayPool<byte>.Shared.Return(buffer);
        });
    }

    public override Task UploadFolder(string path, string prefix) => Parallel.ForEachAsync(
        Directory.EnumerateFiles(path), Degree(TransferSizes.SmallParallelism), async (file, token) =>
        {
            await using FileStream content = File.OpenRead(file);
            await Container.GetBlockBlobClient(prefix + Path.GetFileName(file)).UploadAsync(content, cancellationToken: token);
        });

    public override async Task DownloadFolder(string prefix, string path)
    {
        List<BlobItem> found = await ListAll(prefix);
        Directory.CreateDirectory(path);
        await Parallel.ForEachAsync(found, Degree(TransferSizes.SmallParallelism), async (item, token) =>
        {
            BlobDownloadStreamingResult answer = await Container.GetBlobClient(item.Name).DownloadStreamingAsync(cancellationToken: token);
            await using Stream content = answer.Content;
            await using FileStream file = File.Create(Path.Combine(path, Path.GetFileName(item.Name)));
            await content.CopyToAsync(file, token);
        });
    }

    public override async Task<int> List(string prefix) => (await ListAll(prefix)).Count;

    public override async Task Delete(string prefix) => await Parallel.ForEachAsync(
        await ListAll(prefix), Degree(TransferSizes.SmallParallelism), async (item, token) => await Container.DeleteBlobAsync(item.Name, cancellationToken: token));

    public override async Task UploadUnknown(long length, string key)
    {
        await using var source = new ZeroStream(length);
        BlockBlobClient blob = Container.GetBlockBlobClient(key);
        var sent = new List<Task>();
        using var slots = new SemaphoreSlim(TransferSizes.Parts);
        while (true)
        {
            await slots.WaitAsync();
            byte[] buffer = ArrayPool<byte>.Shared.Rent((int)TransferSizes.PartSize);
            int read = await source.ReadAtLeastAsync(buffer.AsMemory(0, (int)TransferSizes.PartSize), (int)TransferSizes.PartSize, throwOnEndOfStream: false);
            if (read == 0)
            {
                break;
            }

            sent.Add(Send(buffer, read, BlockName(sent.Count)));
        }

        await Task.WhenAll(sent);
        await blob.CommitBlockListAsync(Enumerable.Range(0, sent.Count).Select(BlockName));

        async Task Send(byte[] buffer, int count, string block)
        {
            await blob.StageBlockAsync(block, new MemoryStream(buffer, 0, count));
            ArrayPool<byte>.Shared.Return(buffer);
            slots.Release();
        }
    }

    public override async Task Copy(string source, string target)
    {
        CopyFromUriOperation copy = await Container.GetBlobClient(target).StartCopyFromUriAsync(Container.GetBlobClient(source).Uri);
        await copy.WaitForCompletionAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None);
    }

    public override async Task<int> Read(string key)
    {
        BlobDownloadResult result = await Container.GetBlobClient(key).DownloadContentAsync();
        return result.Content.ToMemory().Length;
    }

    private static ParallelOptions Degree(int parallelism) => new() { MaxDegreeOfParallelism = parallelism };

    private static string BlockName(int index) => Convert.ToBase64String(BitConverter.GetBytes(index));

    private async Task<List<BlobItem>> ListAll(string prefix)
    {
        var found = new List<BlobItem>();
        await foreach (BlobItem item in Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None))
        {
            found.Add(item);
        }

        return found;
    }
}
