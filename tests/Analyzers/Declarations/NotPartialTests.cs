namespace Fluent.Buckets.Analyzers.Tests;

public sealed class NotPartialTests
{
    [Theory]
    [InlineData("")]
    [InlineData("class Photos;")]
    [InlineData("[Obsolete] class Photos; static class Storage;")]
    [InlineData("[Storage] static partial class Storage;")]
    [InlineData("[Storage] sealed partial class Media;")]
    [InlineData("[ObjectKey(\"{A}\")] readonly partial record struct Key(int A);")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos; partial class Photos { int x; }")]
    [InlineData("partial class Outer { partial struct Inner { [Bucket(\"a\")] sealed partial class Photos; } }")]
    public Task Silent(string source) => DeclarationTest<NotPartialAnalyzer>.Reports(source);

    [Fact]
    public Task Silent_on_an_attribute_of_another_library() => DeclarationTest<NotPartialAnalyzer>.Reports("""
        namespace Other
        {
            class BucketAttribute(string name) : Attribute { public string Name => name; }
            class StorageAttribute : Attribute;
            [Bucket("a")] class Photos;
            [Storage] static class Store;
        }
        """);

    [Theory]
    [InlineData("struct")]
    [InlineData("record")]
    [InlineData("record struct")]
    public Task Silent_where_partial_would_not_help(string kind) =>
        DeclarationTest<NotPartialAnalyzer>.Reports($"[Bucket(\"a\")] {kind} Photos;");

    [Theory]
    [InlineData("[Bucket(\"a\")] class {|FB0101:Photos|};")]
    [InlineData("[Bucket(\"a\")] public sealed class {|FB0101:Photos|} { public int X; }")]
    [InlineData("[Storage] public static class {|FB0101:Storage|};")]
    [InlineData("[Storage] public sealed class {|FB0101:Media|} : IDisposable { public void Dispose() { } }")]
    [InlineData("[Storage] static class {|FB0101:Storage|}; [Bucket(\"a\")] sealed class {|FB0101:Photos|};")]
    [InlineData("partial class Outer { [Bucket(\"a\")] class {|FB0101:Photos|}; }")]
    [InlineData("class Outer { [Bucket(\"a\")] class {|FB0101:Photos|}; }")]
    [InlineData("namespace A.B { [Bucket(\"a\", Store = \"x\")] class {|FB0101:@class|}; }")]
    [InlineData("[Fluent.Buckets.BucketAttribute(\"a\")] class {|FB0101:Photos|};")]
    [InlineData("[ObjectKey(\"{A}\")] readonly record struct {|FB0101:Key|}(int A);")]
    [InlineData("[ObjectKey(\"{A}\")] sealed record {|FB0101:Key|}(int A);")]
    [InlineData("[ObjectKey(\"{A\")] struct {|FB0101:Key|} { public int A; }")]
    public Task Reported(string source) => DeclarationTest<NotPartialAnalyzer>.Reports(source);

    [Fact]
    public Task Reported_where_its_accessor_is_used() => DeclarationTest<NotPartialAnalyzer>.Reports("""
        [Storage] static partial class Storage;
        [Bucket("a")] class {|FB0101:Photos|};
        class Program { object P => Storage.{|CS0117:Photos|}; }
        """);

    [Theory]
    [InlineData("[Bucket(\"a\")] class {|FB0101:Photos|};", "[Bucket(\"a\")] partial class Photos;")]
    [InlineData("[Bucket(\"a\")]\npublic sealed class {|FB0101:Photos|}\n{\n}", "[Bucket(\"a\")]\npublic sealed partial class Photos\n{\n}")]
    [InlineData("/// <summary>X.</summary>\n[Storage]\n// why\nstatic class {|FB0101:Storage|};", "/// <summary>X.</summary>\n[Storage]\n// why\nstatic partial class Storage;")]
    [InlineData("[ObjectKey(\"{A}\")] readonly record struct {|FB0101:Key|}(int A);", "[ObjectKey(\"{A}\")] readonly partial record struct Key(int A);")]
    [InlineData("[ObjectKey(\"{A}\")] record {|FB0101:Key|}(int A);", "[ObjectKey(\"{A}\")] partial record Key(int A);")]
    [InlineData("class Outer { [Bucket(\"a\")] class {|FB0101:Photos|}; }", "partial class Outer { [Bucket(\"a\")] partial class Photos; }")]
    [InlineData(
        "/// <summary>X.</summary>\nstruct Outer { partial class Inner { [Bucket(\"a\")] private class {|FB0101:Photos|}; } }",
        "/// <summary>X.</summary>\npartial struct Outer { partial class Inner { [Bucket(\"a\")] private partial class Photos; } }")]
    [InlineData(
        "class Outer\n{\n    [Bucket(\"a\")]\n    class {|FB0101:A|};\n\n    [Bucket(\"b\")]\n    class {|FB0101:B|};\n}\n[Storage] static class {|FB0101:Storage|};",
        "partial class Outer\n{\n    [Bucket(\"a\")]\n    partial class A;\n\n    [Bucket(\"b\")]\n    partial class B;\n}\n[Storage] static partial class Storage;")]
    public Task Fixed(string source, string fixedSource) => Verify.Fixes<NotPartialAnalyzer, NotPartialFix>(source, fixedSource);
}
