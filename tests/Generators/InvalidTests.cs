using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>For an invalid declaration nothing is emitted that could add a compiler error, since that would hide the analyzer's.</summary>
public sealed class InvalidTests
{
    [Theory]
    [InlineData("sealed class Photos;")]
    [InlineData("sealed partial record Photos;")]
    [InlineData("partial struct Photos;")]
    [InlineData("partial record struct Photos;")]
    [InlineData("sealed partial class Photos<T>;")]
    [InlineData("file sealed partial class Photos;")]
    [InlineData("static partial class Photos;")]
    [InlineData("abstract partial class Photos;")]
    [InlineData("sealed partial class Photos : System.Exception;")]
    [InlineData("sealed partial class Photos();")]
    [InlineData("sealed partial class Photos { public required string X { get; init; } }")]
    public void Bucket_that_cannot_be_served(string declaration) =>
        App.Generate("[Storage] static partial class Storage;", $"[Bucket(\"a\")] {declaration}").Compiles().HasFiles("Storage.g.cs");

    [Theory]
    [InlineData("[Bucket(\"a\", Accessor = \"\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\", Accessor = \"my photos\")] sealed partial class Photos;")]
    [InlineData("[Bucket(null!)] sealed partial class Photos;")]
    [InlineData("[Storage, Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("class Outer { [Bucket(\"a\")] sealed partial class Photos; }")]
    [InlineData("class Outer { partial class Inner { [Bucket(\"a\")] sealed partial class Photos; } }")]
    [InlineData("partial class Outer<T> { [Bucket(\"a\")] sealed partial class Photos; }")]
    [InlineData("file partial class Outer { [Bucket(\"a\")] sealed partial class Photos; }")]
    public void Bucket_attribute_or_place_that_cannot_be_served(string declaration) => App.Generate(declaration).Compiles().HasFiles();

    [Theory]
    [InlineData("static class Storage;")]
    [InlineData("sealed class Storage;")]
    [InlineData("sealed partial record Storage;")]
    [InlineData("partial struct Storage;")]
    [InlineData("static partial class Storage<T>;")]
    [InlineData("file static partial class Storage;")]
    [InlineData("abstract partial class Storage;")]
    [InlineData("sealed partial class Storage : System.Exception;")]
    [InlineData("sealed partial class Storage();")]
    public void Facade_that_cannot_be_served(string declaration) =>
        App.Generate($"[Storage] {declaration}", "[Bucket(\"a\")] sealed partial class Photos;").Compiles().HasFiles("Photos.g.cs");

    [Theory]
    [InlineData("[Bucket(\"a\")] [Bucket(\"b\")] sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos; [Bucket(\"b\")] partial class Photos;")]
    [InlineData("[Storage] static partial class Storage; [Storage] static partial class Storage;")]
    public void Attribute_twice_is_the_compilers(string declaration) => App.Generate(declaration).Reports("CS0579").HasFiles();

    [Theory]
    [InlineData("public static int Photos;")]
    [InlineData("public static void Photos() { }")]
    [InlineData("public static class Photos;")]
    [InlineData("public static event System.Action? Photos { add { } remove { } }")]
    [InlineData("public static int get_Photos() => 1;")]
    public void Member_in_the_accessors_place(string member)
    {
        Generated generated = App.Generate(
            $$"""[Storage] public static partial class Storage { {{member}} }""",
            "[Bucket(\"a\")] public sealed partial class Photos; [Bucket(\"b\")] public sealed partial class Songs;").Compiles();
        Assert.DoesNotContain("The bucket <see cref=\"global::Photos\"/>", generated.Files["Storage.g.cs"], StringComparison.Ordinal);
        Assert.Equal(Accessibility.Public, generated.AccessorOf("Storage", "Songs"));
    }

    [Fact]
    public void Overload_of_what_stands_behind_an_accessor_takes_no_place() => Assert.NotNull(
        App.Generate("""
            [Storage] public static partial class Storage { public static int get_Photos(int x) => x; }
            [Bucket("a")] public sealed partial class Photos;
            """).Compiles().AccessorOf("Storage", "Photos"));

    [Theory]
    [InlineData("Storage")]
    [InlineData("Configure")]
    [InlineData("Use")]
    [InlineData("ToString")]
    [InlineData("Equals")]
    [InlineData("GetHashCode")]
    [InlineData("GetType")]
    [InlineData("Finalize")]
    [InlineData("MemberwiseClone")]
    [InlineData("ReferenceEquals")]
    [InlineData("__FluentBuckets")]
    [InlineData("__stores")]
    public void Accessor_in_a_generated_or_inherited_members_place(string accessor)
    {
        Generated generated = App.Generate(
            "[Storage] public static partial class Storage;", $"[Bucket(\"a\", Accessor = \"{accessor}\")] public sealed partial class Photos;");
        Assert.Null(generated.Compiles().AccessorOf("Storage", accessor));
    }

    [Theory]
    [InlineData("Media")]
    [InlineData("DisposeAsync")]
    [InlineData("ToString")]
    [InlineData("__fluentBuckets")]
    public void Accessor_in_a_generated_members_place_of_an_instance_facade(string accessor)
    {
        Generated generated = App.Generate(
            "[Storage] public sealed partial class Media;", $"[Bucket(\"a\", Accessor = \"{accessor}\")] public sealed partial class Photos;");
        Assert.Null(generated.Compiles().AccessorOf("Media", accessor));
    }

    [Theory]
    [InlineData("Configure")]
    [InlineData("Use")]
    public void Names_of_static_members_are_free_on_an_instance_facade(string accessor) => Assert.NotNull(
        App.Generate("[Storage] public sealed partial class Media;", $"[Bucket(\"a\", Accessor = \"{accessor}\")] public sealed partial class Photos;")
            .Compiles().AccessorOf("Media", accessor));

    [Theory]
    [InlineData("public static void Configure(System.Action<StorageBuilder> c) => c(null!);")]
    [InlineData("public static int Configure => 1;")]
    [InlineData("public static System.IDisposable Use(ObjectStore s, string? n) => throw null!;")]
    [InlineData("public static class Use;")]
    public void Member_in_the_place_of_a_generated_one_of_a_static_facade(string member) => App.Generate(
        $$"""[Storage] static partial class Storage { {{member}} } [Bucket("a")] sealed partial class Photos;""")
        .Compiles().HasFiles("Storage.g.cs", "Photos.g.cs");

    [Theory]
    [InlineData("public Media(System.Action<StorageBuilder> c) => c(null!);")]
    [InlineData("public Media(ObjectStore s) => _ = s;")]
    [InlineData("public System.Threading.Tasks.ValueTask DisposeAsync() => default;")]
    [InlineData("public void DisposeAsync() { }")]
    [InlineData("public int DisposeAsync => 1;")]
    public void Member_in_the_place_of_a_generated_one_of_an_instance_facade(string member) => App.Generate(
        $$"""[Storage] sealed partial class Media { {{member}} } [Bucket("a")] sealed partial class Photos;""")
        .Compiles().HasFiles("Media.g.cs", "Photos.g.cs");

    [Theory]
    [InlineData("static", "static class __FluentBuckets;")]
    [InlineData("sealed", "class __FluentBuckets;")]
    [InlineData("sealed", "public int __fluentBuckets => 1;")]
    public void Member_in_the_place_that_all_else_needs(string kind, string member) => App.Generate(
        $$"""[Storage] {{kind}} partial class Storage { {{member}} } [Bucket("a")] sealed partial class Photos;""")
        .Compiles().HasFiles("Photos.g.cs");

    [Theory]
    [InlineData("public Photos(ObjectStore store) : base(store, \"b\") { }", true)]
    [InlineData("private Photos(StoreRegistry stores) : base(stores, \"b\", null) { }", false)]
    public void Constructor_in_the_place_of_a_generated_one(string member, bool hasAccessor) => Assert.Equal(
        hasAccessor,
        App.Generate($$"""[Storage] static partial class Storage; [Bucket("a")] sealed partial class Photos { {{member}} }""")
            .Compiles().AccessorOf("Storage", "Photos") is not null);

    [Fact]
    public void Two_buckets_with_one_accessor_get_none()
    {
        Generated generated = App.Generate("""
            [Storage] public static partial class Storage;
            [Bucket("a")] public sealed partial class Photos;
            [Bucket("b", Accessor = "Photos")] public sealed partial class Pictures;
            [Bucket("c")] public sealed partial class Songs;
            """).Compiles().HasFiles("Storage.g.cs", "Photos.g.cs", "Pictures.g.cs", "Songs.g.cs");
        Assert.Null(generated.AccessorOf("Storage", "Photos"));
        Assert.NotNull(generated.AccessorOf("Storage", "Songs"));
    }

    [Fact]
    public void Two_buckets_with_one_name_keep_their_accessors()
    {
        Generated generated = App.Generate("""
            [Storage] public static partial class Storage;
            [Bucket("a")] public sealed partial class Photos;
            [Bucket("a")] public sealed partial class Songs;
            """).Compiles();
        Assert.NotNull(generated.AccessorOf("Storage", "Photos"));
        Assert.NotNull(generated.AccessorOf("Storage", "Songs"));
    }

    [Theory]
    [InlineData("[Bucket(\"a\")] public sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\", Facade = typeof(string))] public sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\", Facade = typeof(Photos))] public sealed partial class Photos;")]
    [InlineData("[Bucket(\"a\", Facade = typeof(int[]))] public sealed partial class Photos;")]
    public void Bucket_of_no_facade_keeps_its_own_file(string declaration)
    {
        Generated generated = App.Generate(
            "[Storage] public static partial class Storage; [Storage] public sealed partial class Media;", declaration)
            .Compiles().HasFiles("Storage.g.cs", "Media.g.cs", "Photos.g.cs");
        Assert.Null(generated.AccessorOf("Storage", "Photos"));
        Assert.Null(generated.AccessorOf("Media", "Photos"));
    }

    [Fact]
    public void Each_bucket_goes_to_the_facade_it_names()
    {
        Generated generated = App.Generate("""
            [Storage] public static partial class Storage;
            [Storage] public sealed partial class Media;
            [Bucket("a", Facade = typeof(Storage))] public sealed partial class Photos;
            [Bucket("a", Facade = typeof(Media), Accessor = "Photos")] public sealed partial class Pictures;
            """).Compiles();
        Assert.NotNull(generated.AccessorOf("Storage", "Photos"));
        Assert.NotNull(generated.AccessorOf("Media", "Photos"));
    }

    [Fact]
    public void Library_without_a_facade() =>
        App.Generate("public static class Program { public static Bucket B => new Photos(ObjectStore.Open(\"memory:\")); }", "[Bucket(\"a\")] public sealed partial class Photos;")
            .Compiles().HasFiles("Photos.g.cs");

    [Fact]
    public void Nothing_at_all() => App.Generate("class C;").Compiles().HasFiles();
}
