using System.Text;

namespace Fluent.Buckets;

public sealed partial class BucketObject
{
    /// <summary>
    /// Appends bytes to the object, or creates it of them. They are not copied: leave them unchanged until it has ended. Memory and Directory write the
    /// whole object again, so that the cost grows with its size: for a log of many lines write an object for each batch.
    /// </summary>
    /// <param name="data">The bytes; empty creates an empty object where there is none.</param>
    /// <param name="cancellationToken">Cancels the append; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store cannot append. BucketNotFound and what else the store reports.</exception>
    public AppendOperation Append(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        new(this, data, null, cancellationToken);

    /// <summary>Appends text in UTF-8 without a byte order mark, as <see cref="Append"/> does with bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the append; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="Append"/>.</exception>
    public AppendOperation AppendText(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new AppendOperation(this, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", cancellationToken);
    }
}
