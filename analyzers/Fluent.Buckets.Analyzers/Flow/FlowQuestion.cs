namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What is asked about the values of a rule.</summary>
internal enum FlowQuestion
{
    /// <summary>Is it discharged on no path?</summary>
    OnNoPath,

    /// <summary>Is it discharged on some paths and left on others?</summary>
    OnSomePaths,
}
