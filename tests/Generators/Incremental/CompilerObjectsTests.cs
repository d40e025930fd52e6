using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

public sealed class CompilerObjectsTests
{
    private static readonly CSharpCompilation Compilation = App.Compile("class C;");

    public static TheoryData<object> Forbidden => new(
        Compilation,
        Compilation.Assembly,
        Compilation.GetTypeByMetadataName("C")!,
        Compilation.SyntaxTrees[0],
        Compilation.SyntaxTrees[0].GetCompilationUnitRoot(TestContext.Current.CancellationToken),
        Compilation.SyntaxTrees[0].GetCompilationUnitRoot(TestContext.Current.CancellationToken).GetLocation(),
        Compilation.GetSemanticModel(Compilation.SyntaxTrees[0]));

    [Theory]
    [MemberData(nameof(Forbidden), DisableDiscoveryEnumeration = true)]
    public void Are_found_wherever_they_are(object forbidden)
    {
        Assert.NotNull(CompilerObjects.FindIn(forbidden));
        Assert.NotNull(CompilerObjects.FindIn((1, forbidden)));
        Assert.NotNull(CompilerObjects.FindIn(new List<object> { "a", forbidden }));
        Assert.NotNull(CompilerObjects.FindIn(new EquatableArray<Holder>([new Holder(null), new Holder(forbidden)])));
    }

    [Fact]
    public void Are_not_found_where_there_are_none() => Assert.Null(CompilerObjects.FindIn(new EquatableArray<Holder>([new Holder("a"), new Holder(1)])));

    private sealed record Holder(object? Value);
}
