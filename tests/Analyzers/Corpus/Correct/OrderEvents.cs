using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Orders.Events;

[Storage]
public sealed partial class EventStorage;

[ObjectKey("orders/{Order}/{Version:D8}.json")]
public readonly partial record struct EventKey(Guid Order, int Version);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OrderPlaced), "placed")]
[JsonDerivedType(typeof(LineAdded), "line")]
[JsonDerivedType(typeof(OrderShipped), "shipped")]
public abstract record OrderEvent(DateTimeOffset At);

public sealed record OrderPlaced(DateTimeOffset At, string Customer) : OrderEvent(At);

public sealed record LineAdded(DateTimeOffset At, string Article, int Pieces) : OrderEvent(At);

public sealed record OrderShipped(DateTimeOffset At, string Parcel) : OrderEvent(At);

[JsonSerializable(typeof(OrderEvent))]
internal sealed partial class EventJson : JsonSerializerContext;

[Bucket<EventKey, OrderEvent>("order-events", Json = typeof(EventJson))]
public sealed partial class Events;

public sealed record OrderState(Guid Id, int Version, string? Customer, int Pieces, bool Shipped)
{
    public OrderState Apply(OrderEvent e) => e switch
    {
        OrderPlaced placed => this with { Version = Version + 1, Customer = placed.Customer },
        LineAdded line => this with { Version = Version + 1, Pieces = Pieces + line.Pieces },
        OrderShipped => this with { Version = Version + 1, Shipped = true },
        _ => throw new NotSupportedException(e.GetType().Name),
    };
}

public sealed class OrderEventStore(Events events)
{
    public async Task<OrderState> Load(Guid order, CancellationToken cancellationToken = default)
    {
        var state = new OrderState(order, 0, null, 0, false);
        await foreach (OrderEvent e in Replay(order, cancellationToken))
        {
            state = state.Apply(e);
        }

        return state;
    }

    public async Task<OrderState> Append(Guid order, Func<OrderState, OrderEvent?> decide, CancellationToken cancellationToken = default)
    {
    again:
        OrderState state = await Load(order, cancellationToken);
        if (decide(state) is not { } next)
        {
            return state;
        }

        try
        {
            await events.Create(new EventKey(order, state.Version + 1)).Write(next, cancellationToken).IfAbsent();
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
        {
            goto again;
        }

        return state.Apply(next);
    }

    public async Task Forget(Guid order)
    {
        KeyListing<EventKey> listing = events.List(order);
        var keys = new List<EventKey>();
        await foreach (var (key, _) in listing)
        {
            keys.Add(key);
        }

        await events.DeleteMany(keys);
    }

    private async IAsyncEnumerable<OrderEvent> Replay(Guid order, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<EventKey> keys = await events.List(order).Select(entry => entry.Key).ToListAsync(cancellationToken);
        foreach (EventKey key in keys.OrderBy(key => key.Version))
        {
            yield return await events.Object(key).Read(cancellationToken);
        }
    }
}
