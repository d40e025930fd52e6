using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Deletes up to 256 blobs by one request (Azure Storage REST, "Blob Batch"): a multipart body with one signed request for each.</summary>
internal sealed class DeleteBatch
{
    /// <summary>The greatest number of requests of a batch.</summary>
    public const int GreatestCount = 256;

    private readonly HttpPipeline _pipeline;
    private readonly HttpPipeline _signing;

    public DeleteBatch(BlobServiceClient service)
    {
        _pipeline = ServiceParts.PipelineOf(service);
        HttpPipelinePolicy? signer = ServiceParts.SignerOf(service);
        _signing = new HttpPipeline(new Unsent(), signer is null ? [] : [signer]);
    }

    /// <summary>Deletes blobs and gives the fault of each that was not, in the order of the blobs.</summary>
    public async Task<Exception?[]> Delete(BlobContainerClient container, IReadOnlyList<Uri> blobs, CancellationToken cancellationToken)
    {
        string boundary = $"batch_{Guid.NewGuid():N}";
        byte[] body = await Body(blobs, boundary, cancellationToken).ConfigureAwait(false);
        using HttpMessage message = _pipeline.CreateMessage();
        Request request = message.Request;
        request.Method = RequestMethod.Post;
        request.Uri.Reset(container.Uri);
        request.Uri.AppendQuery("restype", "container");
        request.Uri.AppendQuery("comp", "batch");
        request.Headers.Add("x-ms-version", ServiceParts.Version);
        request.Headers.Add("Accept", "application/xml");
        request.Headers.Add("Content-Type", $"multipart/mixed; boundary={boundary}");
        request.Headers.Add("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        request.Content = RequestContent.Create(body);
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        Response answer = message.Response;
        return answer.Status == 202
            ? BatchAnswer.Read(answer.Headers.ContentType, answer.Content, blobs.Count)
            : throw new RequestFailedException(answer);
    }

    private async Task<byte[]> Body(IReadOnlyList<Uri> blobs, string boundary, CancellationToken cancellationToken)
    {
        var body = new StringBuilder();
        for (int i = 0; i < blobs.Count; i++)
        {
            using HttpMessage message = _signing.CreateMessage();
            message.Request.Method = RequestMethod.Delete;
            message.Request.Uri.Reset(blobs[i]);
            await _signing.SendAsync(message, cancellationToken).ConfigureAwait(false);
            body.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            body.Append(CultureInfo.InvariantCulture, $"Content-ID: {i}\r\n\r\nDELETE {message.Request.Uri.PathAndQuery} HTTP/1.1\r\n");
            foreach (HttpHeader header in message.Request.Headers)
            {
                body.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}\r\n");
            }

            body.Append("Content-Length: 0\r\n\r\n");
        }

        return Encoding.UTF8.GetBytes(body.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n").ToString());
    }

    /// <summary>Ends a pipeline whose policies only sign.</summary>
    private sealed class Unsent : HttpPipelineTransport
    {
        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => message.Response = new Accepted();

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            message.Response = new Accepted();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Accepted : Response
    {
        public override int Status => 202;

        public override string ReasonPhrase => "Accepted";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = string.Empty;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }

    /// <summary>What the client gives to its own kin.</summary>
    private sealed class ServiceParts : BlobServiceClient
    {
        /// <summary>The version of the service's interface in which a container's batch is documented.</summary>
        public const string Version = "2021-12-02";

        public static HttpPipeline PipelineOf(BlobServiceClient client) => GetHttpPipeline(client);

        public static HttpPipelinePolicy? SignerOf(BlobServiceClient client) => GetAuthenticationPolicy(client);
    }
}
