namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What became of a value on the paths to the normal end of its function; several where paths differ.</summary>
[Flags]
internal enum FlowOutcome
{
    /// <summary>The value is not born on any path that ends normally.</summary>
    None = 0,

    /// <summary>The value is dropped: a path ends and nothing has happened to it.</summary>
    Dropped = 1,

    /// <summary>The value is discharged.</summary>
    Discharged = 2,

    /// <summary>The value is what the function returns.</summary>
    Returned = 4,

    /// <summary>The value goes where the analysis does not follow; nothing is known.</summary>
    Escaped = 8,

    /// <summary>The value is there, and nothing is due yet: what gives a stream has not been awaited.</summary>
    Pending = 16,
}
