namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The body of an answer, which closes the answer with itself.</summary>
internal sealed class AnswerStream(HttpResponseMessage answer, Stream body) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => body.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        body.ReadAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }
}
