using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>
/// Checks what a rule says about source. Expected reports are marked in it: <c>{|FB0001:expression|}</c>. Nothing else may be
/// reported, and the source must compile.
/// </summary>
internal static class Verify
{
    /// <summary>Checks the reports of one analyzer.</summary>
    public static Task Reports<TAnalyzer>(string source, Action<RuleTest<TAnalyzer>>? change = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TAnalyzer> { TestCode = source };
        change?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Checks what a code fix makes of the source, one report at a time and with Fix All.</summary>
    /// <param name="source">The source, with marks.</param>
    /// <param name="fixedSource">What is left; marks in it are reports that the fix leaves.</param>
    /// <param name="change">Changes the test, such as the choice among several fixes.</param>
    public static Task Fixes<TAnalyzer, TFix>(string source, string fixedSource, Action<FixTest<TAnalyzer, TFix>>? change = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new FixTest<TAnalyzer, TFix> { TestCode = source, FixedCode = fixedSource };
        change?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Checks that no fix is offered.</summary>
    public static Task OffersNoFix<TAnalyzer, TFix>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        Fixes<TAnalyzer, TFix>(source, source);
}
