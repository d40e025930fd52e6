namespace Fluent.Buckets.Analyzers;

/// <summary>The categories of the rules.</summary>
internal static class RuleCategories
{
    /// <summary>FB00xx: what a program does with buckets, objects and operations.</summary>
    public const string Usage = "Usage";

    /// <summary>FB01xx: how buckets, façades and keys are declared.</summary>
    public const string Declarations = "Declarations";
}
