using System.Text;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets.SwiftTests;

/// <summary>What Keystone is sent.</summary>
public sealed class KeystoneRequestTests
{
    private static readonly string Secret = new('p', 2);

    [Fact]
    public void A_password_names_user_domain_and_project() => Assert.Equal(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"u","domain":{"name":"d"},"password":"pp"}}},"scope":{"project":{"name":"j","domain":{"name":"e"}}}}}""",
        Text(SwiftCredentials.Password("u", Secret, "j", "d", "e")));

    [Fact]
    public void An_application_credential_has_no_scope() => Assert.Equal(
        """{"auth":{"identity":{"methods":["application_credential"],"application_credential":{"id":"i","secret":"pp"}}}}""",
        Text(SwiftCredentials.ApplicationCredential("i", Secret)));

    [Fact]
    public void A_token_is_scoped_anew() => Assert.Equal(
        """{"auth":{"identity":{"methods":["token"],"token":{"id":"t"}},"scope":{"project":{"id":"j"}}}}""",
        Text(new KeystoneTokenCredentials("t", new KeystoneScope(KeystoneName.Identified("j"), null))));

    private static string Text(SwiftCredentials credentials) => Encoding.UTF8.GetString(KeystoneRequest.Write((KeystoneCredentials)credentials));
}
