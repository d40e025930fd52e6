using System.Globalization;
using Fluent.Buckets;
using Fluent.Buckets.Faults;

// STORE BUCKET SEED VERSION: changes the objects of a bucket for ever, the next version being VERSION, until somebody kills it. Each line on standard output tells
// one step, so that a test which kills this program knows how far it came.
await using ObjectStore store = ClientStores.Open(args[0]);
await store.Bucket(args[1]).Exists();
var changes = new ObjectChanges(store.Bucket(args[1]), new Random(int.Parse(args[2], CultureInfo.InvariantCulture)));
for (int version = int.Parse(args[3], CultureInfo.InvariantCulture); ; version++)
{
    await changes.Make(version);
}
