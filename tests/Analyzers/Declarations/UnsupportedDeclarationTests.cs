namespace Fluent.Buckets.Analyzers.Tests;

public sealed class UnsupportedDeclarationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[Storage] static partial class Storage;")]
    [InlineData("[Storage] sealed partial class Media : IDisposable { public Media() { } public void Dispose() { } }")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos : IFormattable { public string ToString(string? a, IFormatProvider? b) => \"\"; }")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos : Bucket;")]
    [InlineData("[Bucket(\"a\")] partial class Photos; class More(ObjectStore s) : Photos(s);")]
    [InlineData("partial record struct Outer(int X) { [Bucket(\"a\")] sealed partial class Photos; }")]
    [InlineData("[Bucket(\"a\", Accessor = \"class\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\")] class Photos;")]
    [InlineData("class Outer { [Bucket(\"a\")] class Photos; }")]
    [InlineData("record Photos(int X); class Outer<T> { struct Inner; }")]
    public Task Silent(string source) => DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports(source);

    [Theory]
    [InlineData("sealed partial record {|FB0106:Photos|};")]
    [InlineData("record {|FB0106:Photos|}(int X);")]
    [InlineData("partial struct {|FB0106:Photos|};")]
    [InlineData("readonly record struct {|FB0106:Photos|};")]
    [InlineData("sealed partial class {|FB0106:Photos|}<T>;")]
    [InlineData("file sealed partial class {|FB0106:Photos|};")]
    [InlineData("static partial class {|FB0106:Photos|};")]
    [InlineData("abstract partial class {|FB0106:Photos|};")]
    [InlineData("sealed partial class {|FB0106:Photos|} : Exception;")]
    [InlineData("sealed class {|FB0106:Photos|} : Exception;")]
    [InlineData("sealed partial class {|FB0106:Photos|}();")]
    [InlineData("sealed partial class {|FB0106:Photos|}(int x) { int X => x; }")]
    [InlineData("sealed partial class {|FB0106:Photos|} { public required int X { get; init; } }")]
    public Task Reported_of_a_bucket(string declaration) => DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports(
        "[Storage] static partial class Storage;", $"[Bucket(\"a\")] {declaration}");

    [Theory]
    [InlineData("sealed partial record {|FB0106:Storage|};")]
    [InlineData("partial struct {|FB0106:Storage|};")]
    [InlineData("static partial class {|FB0106:Storage|}<T>;")]
    [InlineData("file static partial class {|FB0106:Storage|};")]
    [InlineData("abstract partial class {|FB0106:Storage|};")]
    [InlineData("sealed partial class {|FB0106:Storage|} : Exception;")]
    [InlineData("sealed partial class {|FB0106:Storage|}();")]
    public Task Reported_of_a_facade(string declaration) => DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports(
        $"[Storage] {declaration}", "[Bucket(\"a\")] sealed partial class Photos;");

    [Theory]
    [InlineData("partial record struct Key(int A);")]
    [InlineData("sealed partial record Key(int A) : IDisposable { public void Dispose() { } }")]
    [InlineData("partial record Key(int A) { public Key(string a) : this(a.Length) { } public Key() : this(1) { } }")]
    [InlineData("readonly partial struct Key(int a) { public int A => a; }")]
    [InlineData("partial struct Key { public required int A { get; init; } }")]
    [InlineData("partial struct Key { private Key(long x) { } public int A { get; init; } }")]
    [InlineData("record struct Key(int A);")]
    public Task Silent_on_a_key(string declaration) =>
        DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports($"[ObjectKey(\"{{A}}\")] {declaration}");

    [Theory]
    [InlineData("sealed partial class {|FB0106:Key|} { public int A { get; init; } }")]
    [InlineData("static partial class {|FB0106:Key|};")]
    [InlineData("ref partial struct {|FB0106:Key|} { public int A; }")]
    [InlineData("partial record struct {|FB0106:Key|}<T>(int A);")]
    [InlineData("file partial record struct {|FB0106:Key|}(int A);")]
    [InlineData("abstract partial record {|FB0106:Key|}(int A);")]
    [InlineData("partial record {|FB0106:Key|}(int A) : Base; record Base;")]
    [InlineData("partial record {|FB0106:Key|}(int A) { public required int B { get; init; } }")]
    [InlineData("partial struct {|FB0106:Key|} { public Key(int a) { } public Key(long a) { } public int A { get; init; } }")]
    [InlineData("partial struct {|FB0106:Key|} { public Key(int b) { } public int A { get; init; } }")]
    [InlineData("partial struct {|FB0106:Key|} { public Key(int a) { } public long A { get; init; } }")]
    public Task Reported_of_a_key(string declaration) =>
        DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports($"[ObjectKey(\"{{A}}\")] {declaration}");

    [Theory]
    [InlineData("[Storage, ObjectKey(\"a\")] sealed partial class {|FB0106:Photos|};")]
    [InlineData("class Outer { [ObjectKey(\"{A}\")] partial record struct {|FB0106:Key|}(int A); }")]
    [InlineData("partial class Outer<T> { [ObjectKey(\"{A}\")] partial record struct {|FB0106:Key|}(int A); }")]
    [InlineData("[Storage, Bucket(\"a\")] sealed partial class {|FB0106:Photos|};")]
    [InlineData("[Bucket(\"a\"), {|CS0579:Bucket|}(\"b\")] sealed partial class {|FB0106:Photos|};")]
    [InlineData("[Bucket(null!)] sealed partial class {|FB0106:Photos|};")]
    [InlineData("[Bucket(\"a\", Accessor = \"\")] sealed partial class {|FB0106:Photos|};")]
    [InlineData("[Bucket(\"a\", Accessor = \"my photos\")] sealed partial class {|FB0106:Photos|};")]
    [InlineData("class Outer { [Bucket(\"a\")] sealed partial class {|FB0106:Photos|}; }")]
    [InlineData("class Outer { partial class Inner { [Bucket(\"a\")] sealed partial class {|FB0106:Photos|}; } }")]
    [InlineData("partial class Outer<T> { [Bucket(\"a\")] sealed partial class {|FB0106:Photos|}; }")]
    [InlineData("file partial class Outer { [Storage] static partial class {|FB0106:Storage|}; }")]
    public Task Reported_of_an_attribute_or_place(string source) => DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports(source);

    [Fact]
    public Task Reported_where_the_attribute_is() => DeclarationTest<UnsupportedDeclarationAnalyzer>.Reports(
        "partial class Photos : Exception;", "[Bucket(\"a\")] partial class {|FB0106:Photos|};");
}
