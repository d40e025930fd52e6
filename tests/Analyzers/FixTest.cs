using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>A test of one analyzer with its code fix.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public FixTest()
    {
        TestWorld.Reference(TestState);
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        TestState.Sources.Add(TestWorld.Usings);
        FixedState.Sources.Add(TestWorld.Usings);
    }

    protected override ParseOptions CreateParseOptions() => TestWorld.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => TestWorld.CompilationOptions(TestState.OutputKind);
}
