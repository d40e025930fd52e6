using Fluent.Buckets.Toys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>The registration of the drivers that an app references.</summary>
public sealed class StoreDriverTests
{
    private const string Facade = "[Storage] public static partial class Storage;";
    private const string File = "store-drivers.g.cs";

    private static readonly MetadataReference Toy = MetadataReference.CreateFromFile(typeof(ToyDriver).Assembly.Location);

    [Fact]
    public void A_library_with_a_facade_registers_them()
    {
        Generated generated = App.Generate(App.Compile(Facade).AddReferences(Toy)).Compiles().HasFiles("Storage.g.cs", File);
        Assert.Contains("StoreDrivers.Register<global::Fluent.Buckets.Toys.ToyDriver>(\"toy\");", generated.Files[File], StringComparison.Ordinal);
        Assert.Contains("ModuleInitializer", generated.Files[File], StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_registers_them_without_any_declaration() =>
        App.Generate(Program("class C { static void Main() { } }").AddReferences(Toy)).Compiles().HasFiles(File);

    [Fact]
    public void A_library_without_a_facade_registers_none() =>
        App.Generate(App.Compile("class C { }").AddReferences(Toy)).Compiles().HasFiles();

    [Fact]
    public void The_core_needs_no_registration() => App.Generate(Program("class C { static void Main() { } }")).Compiles().HasFiles();

    [Fact]
    public void A_reference_under_another_alias_is_left_alone() =>
        App.Generate(App.Compile(Facade).AddReferences(Toy.WithAliases(["other"]))).Compiles().HasFiles("Storage.g.cs");

    [Fact]
    public void Drivers_of_several_assemblies_are_in_order()
    {
        string file = App.Generate(App.Compile(Facade).AddReferences(Toy, Library("public", "\"ZOO\"", "Zoo"), Library("public", "\"ant\"", "Ant")))
            .Compiles().Files[File];
        int ant = file.IndexOf("<global::Ant.Outer.@class>(\"ant\")", StringComparison.Ordinal);
        int toy = file.IndexOf("(\"toy\")", StringComparison.Ordinal);
        int zoo = file.IndexOf("<global::Zoo.Outer.@class>(\"zoo\")", StringComparison.Ordinal);
        Assert.True(0 < ant && ant < toy && toy < zoo, file);
    }

    [Theory]
    [InlineData("internal", "\"other\"")]
    [InlineData("public", "null!")]
    [InlineData("public", "\"\"")]
    [InlineData("public", "\"a b\"")]
    public void What_would_not_compile_or_register_is_left_out(string accessibility, string scheme) =>
        App.Generate(App.Compile(Facade).AddReferences(Library(accessibility, scheme))).Compiles().HasFiles("Storage.g.cs");

    [Fact]
    public void What_is_no_driver_is_left_out()
    {
        CSharpCompilation library = App.Compile("[assembly: StoreDriver(\"no\", typeof(C))] public class C { }").WithAssemblyName("NoDriver");
        App.Generate(App.Compile(Facade).AddReferences(library.ToMetadataReference())).Compiles().HasFiles("Storage.g.cs");
    }

    [Fact]
    public void An_edit_reads_no_reference_again()
    {
        CSharpCompilation before = App.Compile(Facade, "class C { int x = 1; }").AddReferences(Toy);
        SyntaxTree tree = before.SyntaxTrees[1];
        Rerun.After(before, before.ReplaceSyntaxTree(tree, App.Parse("class C { int x = 12; }", tree.FilePath)))
            .ReemittedOnly();
        Rerun rerun = Rerun.After(before, before.AddSyntaxTrees(App.Parse("[Bucket(\"films\")] public partial class Films;", "Films.cs")));
        rerun.ReemittedOnly("Films.g.cs", "Storage.g.cs");
        Assert.All(rerun.Reasons(TrackingNames.StoreDrivers), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_new_reference_is_registered()
    {
        CSharpCompilation before = App.Compile(Facade);
        Rerun.After(before, before.AddReferences(Toy)).ReemittedOnly(File);
    }

    [Fact]
    public void A_reference_without_a_driver_changes_nothing()
    {
        CSharpCompilation before = App.Compile(Facade).AddReferences(Toy);
        MetadataReference other = App.Compile("public class C { }").WithAssemblyName("Other").ToMetadataReference();
        Rerun.After(before, before.AddReferences(other)).ReemittedOnly();
    }

    private static CSharpCompilation Program(string source)
    {
        CSharpCompilation compilation = App.Compile(source);
        return compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
    }

    /// <summary>An assembly with a driver, under a name of its own.</summary>
    private static CompilationReference Library(string accessibility, string scheme, string name = "Drivers") => App.Compile($$"""
        [assembly: StoreDriver({{scheme}}, typeof({{name}}.Outer.@class))]
        namespace {{name}}
        {
            {{accessibility}} class Outer
            {
                public abstract class @class : StoreDriver, IStoreUrlDriver
                {
                    public static StoreDriver Open(StoreUrl url) => throw new System.NotImplementedException();
                }
            }
        }
        """).WithAssemblyName(name).ToMetadataReference();
}
