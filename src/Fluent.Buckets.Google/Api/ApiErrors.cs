using System.Net;
using System.Text.Json;
using System.Xml;
using Google;
using Google.Apis.Requests;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Reads the errors of both APIs.</summary>
internal static class ApiErrors
{
    private const string RequestIdHeader = "X-GUploader-UploadID";
    private const int LongestBody = 64 * 1024;

    /// <summary>The error of an answer that is none of success.</summary>
    public static async Task<ApiFault> Read(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string body = await ReadBody(response, cancellationToken).ConfigureAwait(false);

        // The identifier of a request of a resumable session is the session's, and lets whoever has it write to the session.
        bool isSession = request.RequestUri?.Query is { } query
            && (query.Contains("upload_id=", StringComparison.Ordinal) || query.Contains("uploadType=resumable", StringComparison.Ordinal));
        string? requestId = !isSession && response.Headers.TryGetValues(RequestIdHeader, out IEnumerable<string>? ids) ? ids.First() : null;
        return Parse(response.StatusCode, body, requestId);
    }

    /// <summary>The error that a body tells.</summary>
    public static ApiFault Parse(HttpStatusCode status, string body, string? requestId)
    {
        (string? reason, string? message) = body.StartsWith('<') ? ParseXml(body) : ParseJson(body);
        var error = new RequestError
        {
            Code = (int)status,
            Message = message ?? string.Empty,
            Errors = reason is null ? [] : [new SingleError { Reason = reason, Message = message }],
        };
        string said = string.IsNullOrWhiteSpace(message) ? $"Google Cloud Storage answered with {(int)status}." : message;
        return new ApiFault(status, reason, requestId, new GoogleApiException("storage", said) { HttpStatusCode = status, Error = error });
    }

    private static async Task<string> ReadBody(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > LongestBody)
        {
            return string.Empty;
        }

        try
        {
            return (await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).TrimStart('\uFEFF', ' ', '\r', '\n');
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidOperationException)
        {
            // The status alone tells enough.
            return string.Empty;
        }
    }

    private static (string? Reason, string? Message) ParseJson(string body)
    {
        try
        {
            ErrorBody? error = body.StartsWith('{') ? JsonSerializer.Deserialize(body, StorageJson.Default.ErrorResponse)?.Error : null;
            return (error?.Errors is { Count: > 0 } errors ? errors[0].Reason : null, error?.Message);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static (string? Reason, string? Message) ParseXml(string body)
    {
        try
        {
            XmlElementText error = XmlElementText.Parse(body);
            return (error["Code"], error["Message"]);
        }
        catch (XmlException)
        {
            return (null, null);
        }
    }
}
