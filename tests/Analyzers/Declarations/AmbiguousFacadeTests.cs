namespace Fluent.Buckets.Analyzers.Tests;

public sealed class AmbiguousFacadeTests
{
    private const string Two = "[Storage] static partial class Storage; [Storage] sealed partial class Media;";

    [Theory]
    [InlineData("")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("[Storage] static partial class Storage; [Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("[Storage] static partial class Storage; [Bucket(\"a\", Facade = typeof(Storage))] sealed partial class Photos;")]
    [InlineData("[Storage] static class Storage; [Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("partial class Outer { [Storage] internal static partial class Storage; } [Bucket(\"a\", Facade = typeof(Outer.Storage))] partial class Photos;")]
    public Task Silent(string source) => DeclarationTest<AmbiguousFacadeAnalyzer>.Reports(source);

    [Theory]
    [InlineData("")]
    [InlineData("[Bucket(\"a\", Facade = typeof(Media))] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\", Facade = typeof(Storage))] sealed partial class Photos; [Bucket(\"b\", Facade = typeof(Media))] sealed partial class Songs;")]
    [InlineData("[Bucket(\"a\")] sealed class Photos;")]
    [InlineData("[Bucket(\"a\")] sealed partial record Photos;")]
    public Task Silent_with_several_facades(string source) => DeclarationTest<AmbiguousFacadeAnalyzer>.Reports(source, Two);

    [Theory]
    [InlineData("[Bucket(\"a\")] sealed partial class {|FB0107:Photos|};")]
    [InlineData("[Bucket(\"a\", Facade = null)] sealed partial class {|FB0107:Photos|};")]
    [InlineData("[Bucket(\"a\", Store = \"x\")] sealed partial class {|FB0107:Photos|}; [Bucket(\"b\", Facade = typeof(Media))] sealed partial class Songs;")]
    [InlineData("partial class Outer { [Bucket(\"a\")] sealed partial class {|FB0107:Photos|}; }")]
    [InlineData("[Bucket(\"a\", Facade = typeof(Photos))] sealed partial class {|FB0107:Photos|};")]
    [InlineData("[Bucket(\"a\", Facade = typeof(string))] sealed partial class {|FB0107:Photos|};")]
    public Task Reported(string source) => DeclarationTest<AmbiguousFacadeAnalyzer>.Reports(source, Two);

    [Theory]
    [InlineData("[Bucket(\"a\", Facade = typeof(Other))] sealed partial class {|FB0107:Photos|}; static class Other;")]
    [InlineData("[Storage] static partial class Storage; [Bucket(\"a\", Facade = typeof(Other))] partial class {|FB0107:Photos|}; class Other;")]
    [InlineData("[Bucket(\"a\", Facade = typeof(List<>))] sealed partial class {|FB0107:Photos|};")]
    [InlineData("[Bucket(\"a\", Facade = typeof(int[]))] sealed partial class {|FB0107:Photos|};")]
    public Task Reported_of_what_is_no_facade(string source) => DeclarationTest<AmbiguousFacadeAnalyzer>.Reports(source);

    [Fact]
    public Task Reported_beside_a_facade_that_is_not_partial() => DeclarationTest<AmbiguousFacadeAnalyzer>.Reports(
        "[Storage] static class Storage; [Storage] sealed partial class Media; [Bucket(\"a\")] sealed partial class {|FB0107:Photos|};");
}
