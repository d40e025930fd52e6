using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests;

public sealed class VerifyTests
{
    [Fact]
    public Task Source_may_use_the_runtime() => Verify.Reports<EmptyDiagnosticAnalyzer>("""
        class C
        {
            async Task M(Bucket bucket) => await bucket.Create("a").UploadText("b");
        }
        """);

    [Fact]
    public async Task Source_that_does_not_compile_fails() => await Assert.ThrowsAnyAsync<Exception>(
        () => Verify.Reports<EmptyDiagnosticAnalyzer>("class C { Missing x; }"));

    [Fact]
    public async Task A_mark_without_a_report_fails() => await Assert.ThrowsAnyAsync<Exception>(
        () => Verify.Reports<EmptyDiagnosticAnalyzer>("class {|FB0001:C|} { }"));
}
