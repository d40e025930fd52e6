using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>
/// A test of one rule about declarations, run on what the generator makes of the source. Compiler errors count as well, so each test
/// also shows that none hides the report.
/// </summary>
internal sealed class DeclarationTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private DeclarationTest()
    {
        TestWorld.Reference(TestState);
        TestState.Sources.Add(TestWorld.Usings);
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Checks the reports on sources, which are marked in them: <c>{|FB0101:Photos|}</c>.</summary>
    public static Task Reports(params string[] sources)
    {
        var test = new DeclarationTest<TAnalyzer>();
        foreach (string source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(StorageGenerator)];

    protected override ParseOptions CreateParseOptions() => TestWorld.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => TestWorld.CompilationOptions(TestState.OutputKind);
}
