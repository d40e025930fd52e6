using Azure.Storage;
using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The Azure SDK's own way for large blobs: <c>BlobClient</c> with transfer options.</summary>
internal sealed class BlobHelperClient(AzureAddress address) : SdkAzureClient(address)
{
    private static readonly StorageTransferOptions Transfer = new()
    {
        InitialTransferSize = TransferSizes.PartSize,
        MaximumTransferSize = TransferSizes.PartSize,
        MaximumConcurrency = TransferSizes.Parts,
    };

    public override async Task UploadFile(string path, string key) =>
        await Container.GetBlobClient(key).UploadAsync(path, new BlobUploadOptions { TransferOptions = Transfer });

    public override async Task DownloadFile(string key, string path) =>
        await Container.GetBlobClient(key).DownloadToAsync(path, new BlobDownloadToOptions { TransferOptions = Transfer });

    public override async Task UploadUnknown(long length, string key) =>
        await Container.GetBlobClient(key).UploadAsync(new ZeroStream(length), new BlobUploadOptions { TransferOptions = Transfer });

    public override Task UploadFolder(string path, string prefix) => throw new NotOfferedException();

    public override Task DownloadFolder(string prefix, string path) => throw new NotOfferedException();

    public override Task<int> List(string prefix) => throw new NotOfferedException();

    public override Task Delete(string prefix) => throw new NotOfferedException();

    public override Task Copy(string source, string target) => throw new NotOfferedException();

    public override Task<int> Read(string key) => throw new NotOfferedException();
}
