using System.Net;
using System.Text;

namespace Fluent.Buckets.AzureTests;

/// <summary>Answers of the form that Azure documents, for what Azurite does not have.</summary>
internal static class Documented
{
    public static AzureDriver Open(RequestLog log) => new(new AzureOptions
    {
        Credentials = AzureCredentials.AccountKey("account1", Convert.ToBase64String(new byte[64])),
        KeepsVersions = true,
        MaxRetries = 0,
        ConfigureClient = TestAccount.Transport(log),
    });

    public static HttpResponseMessage Error(HttpStatusCode status, string code) => Answer(
        status, $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Refused.</Message></Error>", ("x-ms-error-code", code));

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        (string Name, string Value)[] all =
        [
            ("ETag", "\"0x8D4BCC2E4835CD0\""), ("Last-Modified", "Wed, 25 Nov 2026 12:00:00 GMT"), ("x-ms-request-id", "1"), ("x-ms-blob-type", "BlockBlob"),
            ("Content-Type", body.StartsWith("<?xml", StringComparison.Ordinal) ? "application/xml" : "text/plain"), .. headers,
        ];
        foreach ((string name, string value) in all)
        {
            // What is given takes the place of the default.
            if (answer.Headers.NonValidated.Contains(name))
            {
                answer.Headers.Remove(name);
            }

            if (!answer.Headers.TryAddWithoutValidation(name, value))
            {
                answer.Content.Headers.Remove(name);
                answer.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return answer;
    }
}
