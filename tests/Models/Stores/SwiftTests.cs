using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Models.Stores;

/// <summary>OpenStack Swift, tempauth.</summary>
public sealed class SwiftTests
{
    [Fact]
    public async Task Swift_is_as_the_model()
    {
        using var client = new HttpClient();
        (string storageUrl, string _) = await SwiftSignIn.Tempauth(client);
        await ModelCheck.Holds(new ModelStore("Swift", ServerStores.Swift(storageUrl)));
    }
}

/// <summary>OpenStack Swift behind Keystone.</summary>
public sealed class KeystoneTests
{
    [Fact]
    public Task Swift_behind_Keystone_is_as_the_model() =>
        ModelCheck.Holds(new ModelStore("Swift (Keystone)", ServerStores.Keystone()) { IsSecond = true });
}
