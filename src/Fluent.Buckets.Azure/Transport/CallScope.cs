using Azure.Core;
using Azure.Core.Pipeline;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>What the policies of the pipeline know of a request, since the client's own types do not tell it.</summary>
internal static class CallScope
{
    private const string BodyName = "Fluent.Buckets.Body";
    private const string OnceName = "Fluent.Buckets.Once";
    private const string DriverName = "Fluent.Buckets.Driver";

    private static readonly Dictionary<string, object?> Driver = new() { [DriverName] = true };
    private static readonly Dictionary<string, object?> Sent = new() { [OnceName] = true };

    /// <summary>The requests made inside have a body.</summary>
    public static IDisposable WithBody(BodyStream body) => HttpPipeline.CreateHttpMessagePropertiesScope(
        new Dictionary<string, object?> { [BodyName] = body });

    /// <summary>The requests made inside are never sent twice.</summary>
    public static IDisposable Once() => HttpPipeline.CreateHttpMessagePropertiesScope(Sent);

    /// <summary>The reads made inside are asked for by the driver; others continue one that broke off.</summary>
    public static IDisposable FirstRead() => HttpPipeline.CreateHttpMessagePropertiesScope(Driver);

    /// <summary>Whether the request may be sent again.</summary>
    public static bool CanRepeat(HttpMessage message) =>
        !message.TryGetProperty(OnceName, out _)
        && !(message.TryGetProperty(BodyName, out object? body) && body is BodyStream { CanSend: false });

    public static bool IsFirstRead(HttpMessage message) => message.TryGetProperty(DriverName, out _);
}
