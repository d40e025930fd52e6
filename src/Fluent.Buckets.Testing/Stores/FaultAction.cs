namespace Fluent.Buckets.Testing;

/// <summary>What a fault does to a request.</summary>
internal sealed record FaultAction
{
    public static readonly FaultAction None = new();

    /// <summary>How long the request waits before anything happens.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The error that it ends in. Null means none.</summary>
    public StorageErrorCode? Code { get; init; }

    /// <summary>Whether the store does what is asked before the error.</summary>
    public bool AfterRequest { get; init; }

    /// <summary>After how many bytes of content the connection breaks. Null means that it does not.</summary>
    public long? BreakAfter { get; init; }
}
