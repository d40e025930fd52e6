using Fluent.Buckets;

namespace Helpdesk;

public sealed record Ticket(int Number, string Subject, bool IsClosed);

public interface ITicketQuery
{
    Task<Ticket> Get(int number);
}

public sealed class TicketAttachments(ObjectStore store, ITicketQuery tickets)
{
    private readonly Bucket _open = store.Bucket("tickets-open");
    private readonly Bucket _closed = store.Bucket("tickets-closed");

    public async Task<ObjectInfo> Add(int number, string name, Stream content)
    {
        Ticket ticket = await tickets.Get(number);
        Bucket bucket = ticket.IsClosed ? _closed : _open;
        return await bucket.Create(Key(number, name)).UploadFrom(content);
    }

    public async Task Close(int number)
    {
        await foreach (ObjectInfo info in _open.List($"{number}/"))
        {
            BucketObject source = _open.Object(info.Key);
            BucketObject target = _closed.Object(info.Key); // expect FB0003
            await source.MoveTo(info.Key);
        }
    }

    public async Task<Stream?> Read(int number, string name)
    {
        foreach (Bucket bucket in (Bucket[])[_open, _closed])
        {
            if (await bucket.Object(Key(number, name)).Exists())
            {
                return await bucket.Object(Key(number, name)).OpenRead();
            }
        }

        return null;
    }

    public async Task<int> Count(int number)
    {
        int open = await _open.List($"{number}/").CountAsync();
        return open > 0 ? open : await _closed.List($"{number}/").CountAsync();
    }

    private static string Key(int number, string name) => $"{number}/{name}";
}
