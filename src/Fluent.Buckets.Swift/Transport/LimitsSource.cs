using System.Text.Json;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The limits of the cluster, asked for once. A cluster that does not tell them has Swift's defaults.</summary>
internal sealed class LimitsSource(SwiftConnection connection, SwiftSender sender)
{
    private volatile SwiftLimits? _known;

    /// <summary>What is known so far, without asking.</summary>
    public SwiftLimits Known => _known ?? SwiftLimits.Default;

    public async ValueTask<SwiftLimits> Get(CancellationToken cancellationToken) =>
        _known ??= await Ask(cancellationToken).ConfigureAwait(false);

    private async Task<SwiftLimits> Ask(CancellationToken cancellationToken)
    {
        SwiftSession session = await connection.Open(cancellationToken).ConfigureAwait(false);
        int version = session.StorageUrl.IndexOf("/v1", StringComparison.Ordinal);
        if (version < 0)
        {
            return SwiftLimits.Default;
        }

        var address = new Uri(session.StorageUrl[..version] + "/info");
        using HttpResponseMessage answer = await sender
            .Send(() => new HttpRequestMessage(HttpMethod.Get, address), address, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            return SwiftLimits.Default;
        }

        try
        {
            InfoJson? info = await JsonAnswer.Read(answer, SwiftMessages.Default.InfoJson, cancellationToken).ConfigureAwait(false);
            return info is null ? SwiftLimits.Default : SwiftLimits.Of(info);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return SwiftLimits.Default;
        }
    }
}
