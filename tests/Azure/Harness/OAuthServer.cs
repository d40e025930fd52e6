using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.AzureTests;

/// <summary>The server that takes bearer tokens, by HTTPS with a certificate of its own.</summary>
internal static class OAuthServer
{
    public static ObjectStore Open(RequestLog log, TokenCredential? credential = null) => TestAccount.Open(new AzureOptions
    {
        Endpoint = new Uri(TestServer.Need("azurite.sh", "TEST_AZURITE_OAUTH_URL")),
        Credentials = AzureCredentials.Token(credential ?? new UnsignedToken()),
        MaxRetries = 0,
        ConfigureClient = TestAccount.Transport(log),
    });

    /// <summary>A handler that trusts that one certificate.</summary>
    public static SocketsHttpHandler NewHandler()
    {
        string thumbprint = X509CertificateLoader.LoadCertificateFromFile(TestServer.Need("azurite.sh", "TEST_AZURITE_OAUTH_CERT")).Thumbprint;
        return new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => (certificate as X509Certificate2)?.Thumbprint == thumbprint,
            },
        };
    }
}
