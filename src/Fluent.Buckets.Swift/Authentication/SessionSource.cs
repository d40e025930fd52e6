namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Gives the session, and a new one when the token has ended. Whoever asks at the same time waits for one request.</summary>
internal sealed class SessionSource(Authenticator authenticator, SwiftOptions options) : IDisposable
{
    /// <summary>A token that ends this soon is not used any more.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile SwiftSession? _current;

    /// <summary>The session. Null when there was none yet.</summary>
    public SwiftSession? Current => _current;

    /// <summary>Whether a token that was refused can be replaced.</summary>
    public bool CanRenew => options.Credentials!.CanRenew;

    /// <summary>The session of a token that still holds.</summary>
    /// <param name="refused">A token that the store has refused. Null means that none was.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async ValueTask<SwiftSession> Get(string? refused, CancellationToken cancellationToken)
    {
        if (_current is { } known && Holds(known, refused))
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } fresh && Holds(fresh, refused))
            {
                return fresh;
            }

            return _current = await authenticator.Authenticate(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool Holds(SwiftSession session, string? refused) =>
        session.Token != refused
        && (!CanRenew || session.ExpiresAt is not { } end || options.TimeProvider.GetUtcNow() < end - Margin);
}
