using System.Buffers;
using System.Text.Json;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The body that asks Keystone v3 for a token. Source: Identity API v3, "Authentication and token management".</summary>
internal static class KeystoneRequest
{
    public static byte[] Write(KeystoneCredentials credentials)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("auth");
            json.WriteStartObject("identity");
            WriteIdentity(json, credentials);
            json.WriteEndObject();
            WriteScope(json, credentials.Scope);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteIdentity(Utf8JsonWriter json, KeystoneCredentials credentials)
    {
        switch (credentials)
        {
            case PasswordCredentials password:
                StartMethod(json, "password");
                json.WriteStartObject("user");
                WriteName(json, password.User);
                WriteDomain(json, password.Domain);
                json.WriteString("password", password.Secret);
                json.WriteEndObject();
                break;
            case ApplicationCredentials application:
                StartMethod(json, "application_credential");
                json.WriteString("id", application.Id);
                json.WriteString("secret", application.Secret);
                break;
            case KeystoneTokenCredentials token:
                StartMethod(json, "token");
                json.WriteString("id", token.AuthToken);
                break;
            default:
                throw new InvalidOperationException();
        }

        json.WriteEndObject();
    }

    private static void StartMethod(Utf8JsonWriter json, string method)
    {
        json.WriteStartArray("methods");
        json.WriteStringValue(method);
        json.WriteEndArray();
        json.WriteStartObject(method);
    }

    private static void WriteScope(Utf8JsonWriter json, KeystoneScope? scope)
    {
        if (scope is null)
        {
            return;
        }

        json.WriteStartObject("scope");
        json.WriteStartObject("project");
        WriteName(json, scope.Project);
        WriteDomain(json, scope.Domain);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDomain(Utf8JsonWriter json, KeystoneName? domain)
    {
        if (domain is not null)
        {
            json.WriteStartObject("domain");
            WriteName(json, domain);
            json.WriteEndObject();
        }
    }

    private static void WriteName(Utf8JsonWriter json, KeystoneName name) => json.WriteString(name.IsId ? "id" : "name", name.Value);
}
