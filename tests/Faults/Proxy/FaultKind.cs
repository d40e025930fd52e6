namespace Fluent.Buckets.Faults;

/// <summary>What happens to a request on its way.</summary>
internal enum FaultKind
{
    /// <summary>The connection closes before anything is forwarded.</summary>
    Drop,

    /// <summary>The request is forwarded and answered, and the connection closes before the answer comes back.</summary>
    DropAfter,

    /// <summary>The request is forwarded later.</summary>
    Delay,

    /// <summary>The request is never forwarded, and the connection stays open.</summary>
    Stall,

    /// <summary>The connection closes within the request's body; within its head where it has none.</summary>
    TruncateRequest,

    /// <summary>The connection closes within the answer's body; within its head where it has none.</summary>
    TruncateAnswer,

    /// <summary>The connection is reset before anything is forwarded.</summary>
    Reset,

    /// <summary>500, not forwarded.</summary>
    Answer500,

    /// <summary>503, not forwarded.</summary>
    Answer503,

    /// <summary>503 with Retry-After, not forwarded.</summary>
    Answer503Later,

    /// <summary>429, not forwarded.</summary>
    Answer429,

    /// <summary>401, not forwarded.</summary>
    Answer401,
}
