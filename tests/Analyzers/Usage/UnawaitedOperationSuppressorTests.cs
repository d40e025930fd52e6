using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

public sealed class UnawaitedOperationSuppressorTests
{
    [Theory]
    [InlineData("{|#0:{|FB0002:item.Delete()|}|};")]
    [InlineData("{|#0:{|FB0002:item.UploadFrom(path)|}.IfAbsent()|};")]
    public Task One_mistake_gives_one_report(string statement) => Check(
        statement, DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(true));

    [Fact]
    public Task A_modifier_of_an_operation_that_is_awaited_gives_none() => Check(
        """
        var upload = item.UploadFrom(path);
        {|#0:upload.IfAbsent()|};
        await upload;
        """,
        DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(true));

    [Fact]
    public Task A_task_keeps_the_warning_of_the_compiler() => Check(
        "{|#0:Task.Delay(1)|};", DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(false));

    [Fact]
    public Task A_task_of_an_operation_keeps_the_warning_of_the_compiler() => Check(
        "{|#0:item.Delete().AsTask()|};", DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(false));

    [Fact]
    public Task An_operation_of_the_apps_own_method_keeps_the_warning_of_the_compiler() => Check(
        """
        {|#0:Build()|};
        DeleteOperation Build() => item.Delete();
        """,
        DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(false));

    [Fact]
    public Task A_file_where_the_rule_is_off_keeps_the_warning_of_the_compiler() => Check(
        "{|#0:item.Delete()|};",
        DiagnosticResult.CompilerWarning("CS4014").WithLocation(0).WithIsSuppressed(false),
        test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.FB0002.severity = none\n")));

    private static Task Check(string statements, DiagnosticResult expected, Action<RuleTest<NeverAwaitedAnalyzer>>? change = null) =>
        Verify.Reports<NeverAwaitedAnalyzer>(
            Code.Statements(statements),
            test =>
            {
                test.Others.Add(new UnawaitedOperationSuppressor());
                test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
                test.DisabledDiagnostics.AddRange(["CS0169", "CS0414", "CS1701", "CS1702", "CS8019"]);
                test.ExpectedDiagnostics.Add(expected);
                change?.Invoke(test);
            });
}
