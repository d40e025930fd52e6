namespace Fluent.Buckets;

/// <summary>What an upload reads, opened.</summary>
internal abstract class OpenedSource(long? length) : IAsyncDisposable
{
    /// <summary>The length in bytes. Null means not known before the end.</summary>
    public long? Length { get; } = length;

    /// <summary>All of it as one body.</summary>
    public abstract ObjectBody Whole(ProgressCounter progress);

    /// <summary>A region of it as a body, beside others. Null means that it can only be read from start to end.</summary>
    public abstract ObjectBody? Part(long offset, long length);

    public abstract ValueTask DisposeAsync();
}
