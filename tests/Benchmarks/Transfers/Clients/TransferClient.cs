namespace Fluent.Buckets.Benchmarks;

/// <summary>One who transfers: we or a peer. What it does not offer throws <see cref="NotOfferedException"/>.</summary>
internal abstract class TransferClient : IAsyncDisposable
{
    public virtual Task UploadFile(string path, string key) => throw new NotOfferedException();

    public virtual Task DownloadFile(string key, string path) => throw new NotOfferedException();

    /// <summary>Uploads the files of a folder without folders.</summary>
    public virtual Task UploadFolder(string path, string prefix) => throw new NotOfferedException();

    /// <summary>Lists a prefix and downloads what is found.</summary>
    public virtual Task DownloadFolder(string prefix, string path) => throw new NotOfferedException();

    /// <summary>Lists a prefix and gives how many objects it holds. A tool that cannot tell gives -1.</summary>
    public virtual Task<int> List(string prefix) => throw new NotOfferedException();

    /// <summary>Lists a prefix and deletes what is found.</summary>
    public virtual Task Delete(string prefix) => throw new NotOfferedException();

    /// <summary>Uploads zeros by a stream that tells no length.</summary>
    public virtual Task UploadUnknown(long length, string key) => throw new NotOfferedException();

    public virtual Task Copy(string source, string target) => throw new NotOfferedException();

    /// <summary>Reads an object into memory and gives its size.</summary>
    public virtual Task<int> Read(string key) => throw new NotOfferedException();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Who is measured has no such verb.</summary>
internal sealed class NotOfferedException : Exception;

/// <summary>A program that a peer needs is not installed.</summary>
internal sealed class NotInstalledException(string program) : Exception($"{program} is not installed");
