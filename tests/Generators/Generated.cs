using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What came of a generation.</summary>
/// <param name="Files">The generated files by hint name.</param>
/// <param name="Compilation">The app with them.</param>
/// <param name="Diagnostics">What the compiler says of it.</param>
internal sealed record Generated(
    IReadOnlyDictionary<string, string> Files, CSharpCompilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Asserts that the compiler has nothing to say, not even a warning.</summary>
    public Generated Compiles()
    {
        Assert.True(Diagnostics.IsEmpty, string.Join('\n', Diagnostics));
        return this;
    }

    /// <summary>Asserts which errors the compiler reports, by id.</summary>
    public Generated Reports(params string[] ids)
    {
        Assert.Equal(ids, Diagnostics.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Asserts which files there are.</summary>
    public Generated HasFiles(params string[] hintNames)
    {
        Assert.Equal(hintNames.Order(StringComparer.Ordinal), Files.Keys.Order(StringComparer.Ordinal));
        return this;
    }

    /// <summary>How accessible a property of a generated façade is. Null means that there is none.</summary>
    public Accessibility? AccessorOf(string facade, string accessor) =>
        Compilation.Assembly.GetTypeByMetadataName(facade)?.GetMembers(accessor).OfType<IPropertySymbol>().SingleOrDefault()?.DeclaredAccessibility;
}
