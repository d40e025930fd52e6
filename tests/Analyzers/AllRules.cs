using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>Every rule at once, as an app has them.</summary>
internal static class AllRules
{
    /// <summary>The classes of all analyzers, and of what suppresses the compiler's reports.</summary>
    public static ImmutableArray<Type> Types { get; } =
        [.. typeof(RuleIds).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))];

    /// <summary>Every rule, without suppressors.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Make() => [.. MakeWithSuppressors().Where(rule => rule is not DiagnosticSuppressor)];

    public static ImmutableArray<DiagnosticAnalyzer> MakeWithSuppressors() => [.. Types.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Every rule but one.</summary>
    public static IEnumerable<DiagnosticAnalyzer> MakeWithout<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer =>
        Make().Where(rule => rule is not TAnalyzer);

    /// <summary>Adds what the generator makes.</summary>
    public static Compilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new StorageGenerator().AsSourceGenerator()], parseOptions: TestWorld.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }
}
