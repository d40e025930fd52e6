using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>Signs in past the driver.</summary>
internal static class SwiftSignIn
{
    public static async Task<(string StorageUrl, string Token)> Tempauth(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, TestServer.Need("swift.sh", "TEST_SWIFT_URL"));
        request.Headers.Add("X-Auth-User", TestServer.Need("swift.sh", "TEST_SWIFT_USER"));
        request.Headers.Add("X-Auth-Key", TestServer.Need("swift.sh", "TEST_SWIFT_KEY"));
        using HttpResponseMessage answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.GetValues("X-Storage-Url").Single(), answer.Headers.GetValues("X-Auth-Token").Single());
    }

    public static async Task<(string StorageUrl, string Token)> Keystone(HttpClient client)
    {
        JsonObject Domain() => new() { ["name"] = TestServer.Need("keystone.sh", "TEST_KEYSTONE_DOMAIN") };
        var wanted = new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject
                {
                    ["methods"] = new JsonArray("password"),
                    ["password"] = new JsonObject
                    {
                        ["user"] = new JsonObject
                        {
                            ["name"] = TestServer.Need("keystone.sh", "TEST_KEYSTONE_USER"),
                            ["password"] = TestServer.Need("keystone.sh", "TEST_KEYSTONE_PASSWORD"),
                            ["domain"] = Domain(),
                        },
                    },
                },
                ["scope"] = new JsonObject
                {
                    ["project"] = new JsonObject { ["name"] = TestServer.Need("keystone.sh", "TEST_KEYSTONE_PROJECT"), ["domain"] = Domain() },
                },
            },
        };
        string url = TestServer.Need("keystone.sh", "TEST_KEYSTONE_URL").TrimEnd('/');
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri(url + "/auth/tokens"), wanted);
        answer.EnsureSuccessStatusCode();
        return (TestServer.Need("keystone.sh", "TEST_KEYSTONE_STORAGE_URL"), answer.Headers.GetValues("X-Subject-Token").Single());
    }
}
