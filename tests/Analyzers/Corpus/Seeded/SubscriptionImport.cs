using System.Text.Json.Serialization;
using Fluent.Buckets;

Storage.Configure(s => s.UseDirectory(args.FirstOrDefault() ?? "./data"));
await Storage.Subscriptions.EnsureExists();

int imported = 0, rejected = 0;
while (Console.ReadLine() is { } line)
{
    string[] fields = line.Split(';');
    if (fields is not [var number, var name, var plan] || !int.TryParse(number, out int id))
    {
        Console.Error.WriteLine($"not a subscription: {line}");
        rejected++;
        continue;
    }

    if (await Import(id, name, plan))
    {
        imported++;
    }
}

Console.WriteLine($"{imported} imported, {rejected} rejected");
return rejected == 0 ? 0 : 1;

static async Task<bool> Import(int id, string name, string plan)
{
    var key = new SubscriptionKey(id);
    if (await Storage.Subscriptions.Object(key).Exists())
    {
        return false;
    }

    var subscription = new Subscription(name, plan switch
    {
        "free" => Plan.Free,
        "team" or "business" => Plan.Team,
        _ => Plan.Personal,
    });
    var item = Storage.Subscriptions.Create(key); // expect FB0001
    Console.WriteLine($"{item.Key}: {subscription}");
    return true;
}

public enum Plan
{
    Free,
    Personal,
    Team,
}

public sealed record Subscription(string Name, Plan Plan);

[ObjectKey("subscriptions/{Id:D8}.json")]
public readonly partial record struct SubscriptionKey(int Id);

[JsonSerializable(typeof(Subscription))]
internal sealed partial class AppJson : JsonSerializerContext;

[Storage]
internal static partial class Storage;

[Bucket<SubscriptionKey, Subscription>("subscriptions")]
internal sealed partial class Subscriptions;
