namespace Fluent.Buckets;

/// <summary>Reads an object's content into memory.</summary>
/// <typeparam name="T">What the content is given as.</typeparam>
public sealed class ReadContentOperation<T> : ReadOperation<ReadContentOperation<T>, T>
{
    private readonly Func<ReadSource, byte[], T> _convert;

    private long _length;

    internal ReadContentOperation(ReadSource source, Func<ReadSource, byte[], T> convert, CancellationToken cancellationToken)
        : base(source, cancellationToken) => _convert = convert;

    private protected override string Verb => "Read";

    private protected override long? BytesOf(T result) => _length;

    private protected override async Task<T> RunCore(CancellationToken cancellationToken)
    {
        (byte[] bytes, _) = await Downloader.ReadBytes(Source, Settings, cancellationToken).ConfigureAwait(false);
        _length = bytes.Length;
        return _convert(Source, bytes);
    }
}
