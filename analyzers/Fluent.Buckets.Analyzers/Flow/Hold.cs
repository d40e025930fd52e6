namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Whether an expression or a variable holds the tracked value.</summary>
internal enum Hold
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>It does on some paths.</summary>
    May,

    /// <summary>It does on all paths on which the value exists.</summary>
    Must,
}
