using Fluent.Buckets.Analyzers.Tests.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

public sealed class BucketNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[Bucket(\"holiday-photos\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"abc\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"123\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a23456789012345678901234567890123456789012345678901234567890bcd\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"hello_bucket\", Providers = Providers.Google)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"my.bucket\", Providers = Providers.S3)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"my.bucket\", Providers = Providers.S3 | Providers.Google | Providers.Directory)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a--b\", Providers = Providers.S3)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"$web\", Providers = Providers.Azure)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"Bücher und mehr\", Providers = Providers.Swift)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"goog-photos\", Providers = Providers.Azure)] sealed partial class Photos;")]
    [InlineData("[Bucket(\"hello_bucket\", Providers = Providers.Memory)] sealed partial class Photos;")]
    public Task Silent(string source) => DeclarationTest<BucketNameAnalyzer>.Reports(source);

    [Theory]
    [InlineData("ab")]
    [InlineData("Photos")]
    [InlineData("hello world")]
    [InlineData("hello_bucket")]
    [InlineData("my.bucket")]
    [InlineData("-hello")]
    [InlineData("hello-")]
    [InlineData("a--b")]
    [InlineData("197.10.100.42")]
    [InlineData("xn--photos")]
    [InlineData("sthree-photos")]
    [InlineData("photos-s3alias")]
    [InlineData("goog-photos")]
    [InlineData("my-google-photos")]
    [InlineData("a/b")]
    [InlineData("bücher")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public Task Reported_where_no_provider_is_declared(string name) =>
        DeclarationTest<BucketNameAnalyzer>.Reports($"[Bucket({{|FB0102:\"{name}\"|}})] sealed partial class Photos;");

    [Theory]
    [InlineData("S3", "hello_bucket")]
    [InlineData("S3", "192.168.5.4")]
    [InlineData("S3", "photos--x-s3")]
    [InlineData("Azure", "my.bucket")]
    [InlineData("Azure", "a--b")]
    [InlineData("Google", "goog-photos")]
    [InlineData("Google", "a.-b")]
    [InlineData("Swift", "photos_segments")]
    [InlineData("Swift", "a/b")]
    [InlineData("Directory", "Photos")]
    [InlineData("Memory", "a..b")]
    public Task Reported_where_the_declared_provider_refuses(string provider, string name) =>
        DeclarationTest<BucketNameAnalyzer>.Reports(
            $"[Bucket({{|FB0102:\"{name}\"|}}, Providers = Providers.{provider})] sealed partial class Photos;");

    [Fact]
    public Task Reported_where_the_name_is_a_constant() => DeclarationTest<BucketNameAnalyzer>.Reports("""
        static class Names { public const string Photos = "Holiday Photos"; }
        [Bucket({|FB0102:Names.Photos|})] sealed partial class Photos;
        """);

    [Theory]
    [InlineData("Providers = Providers.S3", "Error")]
    [InlineData("Store = \"x\"", "Warning")]
    public async Task An_error_only_where_providers_are_declared(string argument, string severity)
    {
        string source = $"using Fluent.Buckets; [Bucket(\"Photos\", {argument})] sealed partial class Photos;";
        CompilationWithAnalyzers analysis = UsageRules.Compile("App", UsageRules.Parse(source, "App.cs"))
            .WithAnalyzers([new BucketNameAnalyzer()]);
        Diagnostic report = Assert.Single(await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(severity, report.Severity.ToString());
    }

    [Theory]
    [InlineData("[Bucket({|FB0102:\"Holiday_Photos\"|})] sealed partial class Photos;", "[Bucket(\"holiday-photos\")] sealed partial class Photos;")]
    [InlineData(
        "[Bucket({|FB0102:\"Holiday_Photos\"|}, Providers = Providers.Google)] sealed partial class Photos;",
        "[Bucket(\"holiday_photos\", Providers = Providers.Google)] sealed partial class Photos;")]
    [InlineData("[Bucket({|FB0102:\" My  Files! \"|})] sealed partial class Photos;", "[Bucket(\"my-files\")] sealed partial class Photos;")]
    [InlineData(
        "[Bucket(/* why */ {|FB0102:\"A.B\"|})] sealed partial class A; [Bucket({|FB0102:\"--ccc--\"|})] sealed partial class C;",
        "[Bucket(/* why */ \"a-b\")] sealed partial class A; [Bucket(\"ccc\")] sealed partial class C;")]
    public Task Fixed(string source, string fixedSource) => Verify.Fixes<BucketNameAnalyzer, BucketNameFix>(source, fixedSource);

    [Theory]
    [InlineData("[Bucket({|FB0102:\"??\"|})] sealed partial class Photos;")]
    [InlineData("[Bucket({|FB0102:\"my-google-photos\"|})] sealed partial class Photos;")]
    [InlineData("[Bucket({|FB0102:\"a\" + \"b\"|})] sealed partial class Photos;")]
    public Task No_fix_where_no_name_is_near(string source) => Verify.Fixes<BucketNameAnalyzer, BucketNameFix>(source, source);
}
