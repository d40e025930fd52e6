using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Analyzers.Tests;

public sealed class KnownTypesTests
{
    [Fact]
    public void Every_type_is_found_in_the_runtime()
    {
        KnownTypes types = KnownTypes.Resolve(Compile(MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)))!;

        Assert.All(typeof(KnownTypes).GetProperties(), property => Assert.NotNull(property.GetValue(types)));
    }

    [Fact]
    public void A_compilation_without_the_runtime_has_none() => Assert.Null(KnownTypes.Resolve(Compile()));

    private static CSharpCompilation Compile(params MetadataReference[] references) =>
        CSharpCompilation.Create("App", references: [.. Net100.References.All, .. references]);
}
