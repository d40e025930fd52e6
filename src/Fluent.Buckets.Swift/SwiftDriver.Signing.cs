using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <inheritdoc/>
    /// <remarks>
    /// A temporary URL, signed by HMAC-SHA256. It grants GET and HEAD, or PUT, of one object, also of a static large object. An upload through it
    /// leaves the segments of what it replaces until the next sweep. Source: OpenStack Swift, "Temporary URL middleware".
    /// </remarks>
    public override async Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        SwiftSession session = await _connection.Open(cancellationToken).ConfigureAwait(false);
        string key = await _urlKeys.Get(request.Bucket, cancellationToken).ConfigureAwait(false);
        string method = request.Verb == SignedUrlVerb.Upload ? "PUT" : "GET";
        string expires = Expiry(request.Expires).ToString(CultureInfo.InvariantCulture);

        // The server compares the path as it decodes it.
        string path = $"{Uri.UnescapeDataString(new Uri(session.StorageUrl).AbsolutePath)}/{request.Bucket}/{request.Key}";
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{method}\n{expires}\n{path}"));
        return SwiftPaths.Address(
            session.StorageUrl,
            SwiftPaths.Object(request.Bucket, request.Key),
            $"temp_url_sig={Convert.ToHexStringLower(hash)}&temp_url_expires={expires}");
    }

    private long Expiry(TimeSpan life)
    {
        DateTimeOffset now = TimeProvider.GetUtcNow();
        return life >= DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue.ToUnixTimeSeconds() : (now + life).ToUnixTimeSeconds();
    }
}
