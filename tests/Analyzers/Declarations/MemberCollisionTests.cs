namespace Fluent.Buckets.Analyzers.Tests;

public sealed class MemberCollisionTests
{
    private const string Photos = "[Bucket(\"a\")] public sealed partial class Photos;";

    [Theory]
    [InlineData("")]
    [InlineData("[Storage] static partial class Storage;")]
    [InlineData("[Storage] static partial class Storage { public static int Songs => 1; }")]
    [InlineData("[Storage] static partial class Storage { public static void Configure(string url) => Configure(s => s.Open(url)); }")]
    [InlineData("[Storage] static partial class Storage { public static IDisposable Use(ObjectStore s) => Use(s, null); }")]
    [InlineData("[Storage] static partial class Storage { public static Bucket Thumbs { get; } = Photos.Within(\"thumbs/\"); }")]
    [InlineData("[Storage] static partial class Storage { public static int get_Photos(int x) => x; }")]
    [InlineData("[Storage] sealed partial class Media { public Media() { } public Media(string url) : this(s => s.Open(url)) { } }")]
    [InlineData("[Storage] sealed partial class Media { public void Configure() { } public void Use() { } public void Dispose() { } }")]
    [InlineData("static class Storage { public static int Photos => 1; }")]
    public Task Silent(string source) => DeclarationTest<MemberCollisionAnalyzer>.Reports(source, Photos);

    [Theory]
    [InlineData("public Photos(int x) : this(ObjectStore.Open(\"memory:\")) => _ = x;")]
    [InlineData("public Photos(ObjectStore store, int x) : this(store) => _ = x;")]
    [InlineData("public static Photos Of(ObjectStore store) => new(store);")]
    [InlineData("private sealed class Storage;")]
    public Task Silent_on_a_bucket(string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        "[Storage] static partial class Storage;", $"[Bucket(\"a\")] sealed partial class Photos {{ {member} }}");

    [Theory]
    [InlineData("public static int Photos => 1;")]
    [InlineData("public static int Photos;")]
    [InlineData("public static void Photos() { }")]
    [InlineData("public static void Photos(int x) { }")]
    [InlineData("public static class Photos;")]
    [InlineData("public static int get_Photos() => 1;")]
    public Task Reported_where_a_facade_has_the_accessors_name(string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[Storage] public static partial class Storage {{ {member} }}", "[Bucket(\"a\")] public sealed partial class {|FB0105:Photos|};");

    [Fact]
    public Task Reported_of_a_bucket_nested_in_its_facade() => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        "[Storage] public static partial class Storage { [Bucket(\"a\")] public sealed partial class {|FB0105:Photos|}; }");

    [Fact]
    public Task Silent_on_a_nested_bucket_with_another_accessor() => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        "[Storage] public static partial class Storage { [Bucket(\"a\", Accessor = \"Photos\")] public sealed partial class PhotoBucket; }");

    [Theory]
    [InlineData("Configure")]
    [InlineData("Use")]
    [InlineData("Registration")]
    [InlineData("ToString")]
    [InlineData("Equals")]
    [InlineData("Storage")]
    public Task Reported_of_an_accessor_in_a_generated_or_inherited_members_place(string accessor) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        "[Storage] static partial class Storage;", $"[Bucket(\"a\", Accessor = \"{accessor}\")] sealed partial class {{|FB0105:Photos|}};");

    [Theory]
    [InlineData("static", "public static void {|FB0105:Configure|}(Action<StorageBuilder> c) { }")]
    [InlineData("static", "public static int {|FB0105:Configure|} => 1;")]
    [InlineData("static", "public static IDisposable {|FB0105:Use|}(ObjectStore a, string? b) => throw null!;")]
    [InlineData("static", "public static class {|FB0105:Use|};")]
    [InlineData("static", "public static void {|FB0105:Configure|}(Microsoft.Extensions.Configuration.IConfiguration section) { }")]
    [InlineData("static", "public static int {|FB0105:Registration|} => 1;")]
    [InlineData("static", "public static void {|FB0105:Registration|}(int x) { }")]
    [InlineData("static", "static class {|FB0105:__FluentBuckets|};")]
    [InlineData("sealed", "public {|FB0105:Storage|}(Action<StorageBuilder> c) { }")]
    [InlineData("sealed", "public {|FB0105:Storage|}(ObjectStore store) { }")]
    [InlineData("sealed", "public ValueTask {|FB0105:DisposeAsync|}() => default;")]
    [InlineData("sealed", "public int {|FB0105:DisposeAsync|};")]
    public Task Reported_of_a_facades_own_member(string kind, string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[Storage] {kind} partial class Storage {{ {member} }}", Photos);

    [Theory]
    [InlineData("public {|FB0105:Photos|}(ObjectStore store) : base(store, \"b\") { }")]
    [InlineData("internal {|FB0105:Photos|}(StoreRegistry stores) : base(stores, \"b\", null) { }")]
    public Task Reported_of_a_buckets_own_constructor(string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        "[Storage] static partial class Storage;", $"[Bucket(\"a\")] sealed partial class Photos {{ {member} }}");

    [Theory]
    [InlineData("Configure")]
    [InlineData("Use")]
    [InlineData("Registration")]
    public Task Reported_of_a_facade_named_like_its_member(string name) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[Storage] static partial class {{|FB0105:{name}|}};");

    [Theory]
    [InlineData("")]
    [InlineData("public string ToString(string format) => format;")]
    [InlineData("public static Key Parse(string text) => Parse(text, null);")]
    [InlineData("public static bool TryParse(string text, out int key) => int.TryParse(text, out key);")]
    [InlineData("public static string Prefix(string text) => text;")]
    [InlineData("public static string Prefix(int a, int b) => Prefix(a + b);")]
    [InlineData("string IFormattable.ToString(string? format, IFormatProvider? provider) => \"\";")]
    public Task Silent_on_a_key(string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[ObjectKey(\"{{A}}/{{B}}\")] partial record struct Key(int A, int B) {{ {member} }}");

    [Theory]
    [InlineData("public override string {|FB0105:ToString|}() => \"\";")]
    [InlineData("public string {|FB0105:ToString|}(string? format, IFormatProvider? provider) => \"\";")]
    [InlineData("public int {|FB0105:TryFormat|} => 1;")]
    [InlineData("public static Key {|FB0105:Parse|}(string text, IFormatProvider? provider) => default;")]
    [InlineData("public static Key {|FB0105:Parse|}(ReadOnlySpan<char> text, IFormatProvider? provider) => default;")]
    [InlineData("public static bool {|FB0105:TryParse|}(string? text, IFormatProvider? provider, out Key key) => throw null!;")]
    [InlineData("public static bool {|FB0105:TryParse|}(string? text, out Key key) => throw null!;")]
    [InlineData("public static string {|FB0105:Prefix|}(int a) => \"\";")]
    [InlineData("public static string {|FB0105:Prefix|}() => \"\";")]
    [InlineData("public static class {|FB0105:Prefix|};")]
    public Task Reported_of_a_keys_own_member(string member) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[ObjectKey(\"{{A}}/{{B}}\")] partial record struct Key(int A, int B) {{ {member} }}");

    [Theory]
    [InlineData("record struct Key(int A, string {|FB0105:Prefix|});", "Prefix")]
    [InlineData("record struct Key(int A, bool {|FB0105:Parse|});", "Parse")]
    [InlineData("record struct {|FB0105:Prefix|}(int A, int B);", "B")]
    public Task Reported_of_a_keys_parameter_or_name(string declaration, string hole) => DeclarationTest<MemberCollisionAnalyzer>.Reports(
        $"[ObjectKey(\"{{A}}/{{{hole}}}\")] partial {declaration}");
}
