namespace Fluent.Buckets.Analyzers;

/// <summary>The categories of the rules.</summary>
internal static class RuleCategories
{
    /// <summary>FB00xx: what a program does with buckets, objects and operations.</summary>
    public const string Usage = "Usage";

    /// <summary>FB01xx: how buckets, façades and keys are declared.</summary>
    public const string Declarations = "Declarations";

    /// <summary>FB02xx: values that are written in code, such as keys and sizes.</summary>
    public const string Values = "Values";

    /// <summary>FB03xx: what the providers that an app declares can do.</summary>
    public const string Providers = "Providers";
}
