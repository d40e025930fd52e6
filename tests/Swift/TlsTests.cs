using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fluent.Buckets.SwiftTests;

/// <summary>A server whose certificate nobody vouches for gets no credential.</summary>
public sealed class TlsTests
{
    private const string Secret = "s3cret-value";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_call_at_once()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int connections = 0;
        int requests = 0;
        Task serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                    connections++;
                    await using var tls = new SslStream(client.GetStream());
                    try
                    {
                        await tls.AuthenticateAsServerAsync(certificate);
                        requests += await tls.ReadAsync(new byte[1], stop.Token);
                    }
                    catch (Exception refused) when (refused is IOException or AuthenticationException)
                    {
                        // The client does not trust the certificate.
                    }
                }
            },
            Token);
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var store = new ObjectStore(new SwiftDriver(new SwiftOptions
        {
            AuthUrl = new Uri($"https://127.0.0.1:{port}/auth/v1.0"),
            Credentials = SwiftCredentials.V1("a:b", Secret),
        }));

        StorageException error = await Expect.Error(StorageErrorCode.Unavailable, async () => await store.Bucket("any").Exists(Token), Secret);

        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (connections, requests));

        // By then the server may wait for the next connection, or still be busy with the last one.
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }
}
