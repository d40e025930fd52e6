using Fluent.Buckets;

namespace FreshApp.FB0108;

[ObjectKey("{Id}.json")]
public readonly partial record struct OrderKey(Guid Id);

public sealed record Order(string Customer);

[Bucket<OrderKey, Order>("orders")]
public sealed partial class Orders;
