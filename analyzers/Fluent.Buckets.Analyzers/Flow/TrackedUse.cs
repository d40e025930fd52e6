namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What a use does to a tracked value.</summary>
internal enum TrackedUse
{
    /// <summary>The value goes where the analysis does not follow. Every use that a rule does not know is one.</summary>
    Escape,

    /// <summary>What the rule waits for has happened.</summary>
    Discharge,

    /// <summary>The value is looked at and stays as it is.</summary>
    Ignore,

    /// <summary>The result of the use is the value again.</summary>
    PassThrough,

    /// <summary>The result of the use is the value again, and from here on a discharge is due.</summary>
    Begin,
}
