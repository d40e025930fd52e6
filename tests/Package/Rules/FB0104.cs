using Fluent.Buckets;

namespace FreshApp.FB0104;

[ObjectKey("{Customer}{Id}.json")]
public readonly partial record struct OrderKey(string Customer, Guid Id);
