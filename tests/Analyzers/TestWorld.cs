using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.Extensions.Configuration;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>What every test source is compiled with.</summary>
internal static class TestWorld
{
    public static readonly (string Name, string Content) Usings = ("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Fluent.Buckets;
        """);

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions CompilationOptions(OutputKind? outputKind) =>
        new(outputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>References net10.0 and the real runtime, and nothing that would have to be downloaded.</summary>
    public static void Reference(SolutionState state)
    {
        state.ReferenceAssemblies = new ReferenceAssemblies(string.Empty);
        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location));
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(IConfiguration).Assembly.Location));
    }
}
