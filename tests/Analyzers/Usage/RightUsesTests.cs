using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

public sealed class RightUsesTests
{
    [Fact]
    public Task Right_uses_are_silent_for_created_objects() => Verify.Reports<CreatedNeverUploadedAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_operations() => Verify.Reports<NeverAwaitedAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_handles() => Verify.Reports<HandleNeverUsedAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_writers() => Verify.Reports<WriterNeverEndedAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_readers() => Verify.Reports<ReaderNeverDisposedAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_paths() => Verify.Reports<StoredOnSomePathsAnalyzer>(RightUses.Source);

    [Fact]
    public Task Right_uses_are_silent_for_loops() => Verify.Reports<OneAtATimeAnalyzer>(RightUses.Source);

    [Fact]
    public async Task No_missing_token_makes_a_rule_throw()
    {
        CSharpCompilation compilation = UsageRules.Compile("App", UsageRules.Parse(TestWorld.Usings.Content, "Usings.cs"));
        SyntaxToken[] tokens = [.. UsageRules.Parse(RightUses.Source, "App.cs").GetRoot(TestContext.Current.CancellationToken).DescendantTokens()];
        for (int i = 0; i < tokens.Length; i += 41)
        {
            string source = RightUses.Source.Remove(tokens[i].SpanStart, tokens[i].Span.Length);
            UsageReports reports = await UsageRules.Run(compilation.AddSyntaxTrees(UsageRules.Parse(source, "App.cs")));
            Assert.Empty(reports.Thrown);
        }
    }
}
