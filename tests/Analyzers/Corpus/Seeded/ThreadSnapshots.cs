using System.Text.Json;
using Fluent.Buckets;

namespace Chat.Snapshots;

public sealed record Message(string Author, string Text, DateTimeOffset At);

public interface IThreadStore
{
    Task Save(string thread, IReadOnlyList<Message> messages, CancellationToken cancellationToken);

    Task<IReadOnlyList<Message>> Load(string thread, CancellationToken cancellationToken);
}

internal sealed class BucketThreadStore : IThreadStore
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly Bucket _bucket;
    private readonly SemaphoreSlim _creating = new(1);
    private bool _exists;

    public BucketThreadStore(Bucket bucket) => _bucket = bucket ?? throw new ArgumentNullException(nameof(bucket));

    public async Task Save(string thread, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await EnsureBucket(cancellationToken).ConfigureAwait(false);
        await using ObjectWriter stream = await _bucket.Object($"{thread}.json").OpenWrite(cancellationToken).ConfigureAwait(false); // expect FB0004
        await using Utf8JsonWriter writer = new(stream);
        writer.WriteStartArray();
        foreach (Message message in messages)
        {
            JsonSerializer.Serialize(writer, message, Options);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Message>> Load(string thread, CancellationToken cancellationToken)
    {
        await EnsureBucket(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _bucket.Object($"{thread}.json").ReadJson<List<Message>>(Options, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            return [];
        }
    }

    private async ValueTask EnsureBucket(CancellationToken cancellationToken)
    {
        if (_exists)
        {
            return;
        }

        await _creating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _exists |= await _bucket.Exists(cancellationToken).ConfigureAwait(false) || await _bucket.EnsureExists(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _creating.Release();
        }
    }
}
