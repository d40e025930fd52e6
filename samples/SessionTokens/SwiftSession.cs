using Fluent.Buckets;

namespace SessionTokens;

/// <summary>The second flow: the storage URL of an account and a token for it.</summary>
internal static class SwiftSession
{
    public static async Task<ObjectStore> Open(Uri authentication)
    {
        (string storageUrl, string token) = await Issue(authentication);
        return new ObjectStore(new SwiftDriver(new SwiftOptions { Credentials = SwiftCredentials.Token(storageUrl, token) }));
    }

    /// <summary>What a service of yours would do that knows user and key.</summary>
    private static async Task<(string StorageUrl, string Token)> Issue(Uri authentication)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, authentication);
        request.Headers.Add("X-Auth-User", Environment.GetEnvironmentVariable("ST_USER"));
        request.Headers.Add("X-Auth-Key", Environment.GetEnvironmentVariable("ST_KEY"));
        using HttpResponseMessage answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.GetValues("X-Storage-Url").Single(), answer.Headers.GetValues("X-Auth-Token").Single());
    }
}
