namespace Fluent.Buckets.Analyzers.Tests;

public sealed class DuplicateNameTests
{
    private const string Storage = "[Storage] public static partial class Storage;";

    [Theory]
    [InlineData("")]
    [InlineData("[Bucket(\"a\")] sealed partial class A; [Bucket(\"b\")] sealed partial class B;")]
    [InlineData("[Bucket(\"a\")] sealed partial class A; [Bucket(\"a\", Store = \"archive\")] sealed partial class B;")]
    [InlineData("[Bucket(\"a\")] sealed partial class A; [Bucket(\"A\")] sealed partial class B;")]
    [InlineData("namespace X { [Bucket(\"a\")] sealed partial class A; } namespace Y { [Bucket(\"b\", Accessor = \"B\")] sealed partial class A; }")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos; [Bucket(\"b\")] sealed partial class photos;")]
    [InlineData("[Bucket(\"a\")] sealed partial class A; [Bucket(\"a\")] sealed class B;")]
    public Task Silent(string source) => DeclarationTest<DuplicateNameAnalyzer>.Reports(source, Storage);

    [Fact]
    public Task Silent_without_a_facade() => DeclarationTest<DuplicateNameAnalyzer>.Reports(
        "[Bucket(\"a\")] sealed partial class A; [Bucket(\"a\", Accessor = \"A\")] sealed partial class B;");

    [Fact]
    public Task Silent_in_different_facades() => DeclarationTest<DuplicateNameAnalyzer>.Reports("""
        [Storage] static partial class Storage;
        [Storage] sealed partial class Media;
        [Bucket("a", Facade = typeof(Storage))] sealed partial class Photos;
        [Bucket("a", Facade = typeof(Media), Accessor = "Photos")] sealed partial class Pictures;
        """);

    [Theory]
    [InlineData("[Bucket(\"a\")] sealed partial class {|FB0103:A|}; [Bucket(\"a\")] sealed partial class {|FB0103:B|};")]
    [InlineData("[Bucket(\"a\")] sealed partial class {|FB0103:A|}; [Bucket(\"a\", Store = \"default\")] sealed partial class {|FB0103:B|};")]
    [InlineData("[Bucket(\"a\", Store = \"x\")] sealed partial class {|FB0103:A|}; [Bucket(\"a\", Store = \"x\")] sealed partial class {|FB0103:B|};")]
    [InlineData("[Bucket(\"a\")] sealed partial class {|FB0103:A|}; [Bucket(\"b\", Accessor = \"A\")] sealed partial class {|FB0103:B|};")]
    [InlineData("namespace X { [Bucket(\"a\")] sealed partial class {|FB0103:A|}; } namespace Y { [Bucket(\"b\")] sealed partial class {|FB0103:A|}; }")]
    [InlineData("[Bucket(\"a\")] partial class {|FB0103:A|}; [Bucket(\"a\")] partial class {|FB0103:B|}; [Bucket(\"a\")] partial class {|FB0103:C|};")]
    [InlineData("[Bucket(\"a\", Accessor = \"X\")] partial class {|FB0103:{|FB0103:A|}|}; [Bucket(\"a\", Accessor = \"X\")] partial class {|FB0103:{|FB0103:B|}|};")]
    public Task Reported(string source) => DeclarationTest<DuplicateNameAnalyzer>.Reports(source, Storage);

    [Fact]
    public Task Reported_across_files() => DeclarationTest<DuplicateNameAnalyzer>.Reports(
        Storage, "[Bucket(\"a\")] sealed partial class {|FB0103:A|};", "[Bucket(\"a\")] sealed partial class {|FB0103:B|};");

    [Fact]
    public Task Reported_of_an_instance_facade() => DeclarationTest<DuplicateNameAnalyzer>.Reports(
        "[Storage] sealed partial class Media;",
        "[Bucket(\"a\")] sealed partial class {|FB0103:A|}; [Bucket(\"b\", Accessor = \"A\")] sealed partial class {|FB0103:B|};");
}
