using System.Collections.Immutable;
using System.Reflection;
using Fluent.Buckets.Generators;
using Fluent.Buckets.Testing.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Docs.Tests;

/// <summary>Compiles the snippets of a page as an app of ours is compiled: with the generators, and with our rules.</summary>
internal static class PageProgram
{
    /// <summary>What the project of a web app has by itself, and ours.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Fluent.Buckets;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && Path.GetFileName(path) is not ("Fluent.Buckets.Generators.dll" or "Fluent.Buckets.Testing.Generators.dll" or "Fluent.Buckets.Analyzers.dll" or "Fluent.Buckets.Docs.Tests.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. Assembly.Load("Fluent.Buckets.Analyzers").GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What is wrong with the snippets, each with its place in the page. Empty means nothing.</summary>
    public static async Task<string[]> Check(Page page, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (IGrouping<int, Snippet> app in page.Snippets.GroupBy(static snippet => snippet.App))
        {
            problems.AddRange(await Check(page.Path, app, cancellationToken));
        }

        return [.. problems];
    }

    private static async Task<string[]> Check(string path, IEnumerable<Snippet> snippets, CancellationToken cancellationToken)
    {
        var trees = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(Usings, Parsing, cancellationToken: cancellationToken) };
        foreach (Snippet snippet in snippets)
        {
            trees.Add(CSharpSyntaxTree.ParseText(Wrap(snippet), Parsing, path: $"{path}:{snippet.Line}", cancellationToken: cancellationToken));
        }

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var app = CSharpCompilation.Create("Snippets", trees, References, options);
        CSharpGeneratorDriver.Create(Generators(), parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(app, out Compilation whole, out ImmutableArray<Diagnostic> generated, cancellationToken);
        ImmutableArray<Diagnostic> reported = await whole.WithAnalyzers(Rules).GetAllDiagnosticsAsync(cancellationToken);
        return
        [
            .. reported.Concat(generated)
                .Where(static one => one.Severity == DiagnosticSeverity.Error || (one.Severity == DiagnosticSeverity.Warning && one.Id.StartsWith("FB", StringComparison.Ordinal)))
                .Select(static one => $"{one.Location.SourceTree?.FilePath}: {one.Id} {one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}: {Text(one)}")
                .Distinct(),
        ];
    }

    private static string Text(Diagnostic one) => one.Location.SourceTree?.GetText().Lines[one.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? string.Empty;

    /// <summary>Puts the statements of a snippet into a method, and leaves its types where they are.</summary>
    private static string Wrap(Snippet snippet)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(snippet.Code, options: Parsing);
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(static one => one.ToFullString()));
        string types = string.Concat(unit.Members.Where(static one => one is not GlobalStatementSyntax).Select(static one => one.ToFullString()));
        string method = statements.Length == 0
            ? string.Empty
            : $$"""
                internal sealed class Snippet{{snippet.Line}}
                {
                    {{snippet.Given}}
                    internal async Task Run()
                    {
                        await Task.Yield();
                        {{statements}}
                    }
                }
                """;
        return $"{unit.Usings.ToFullString()}\n{unit.AttributeLists.ToFullString()}\n{types}\n{method}";
    }

    private static IEnumerable<ISourceGenerator> Generators() =>
    [
        new StorageGenerator().AsSourceGenerator(),
        new SuiteGenerator().AsSourceGenerator(),
        .. typeof(PageProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(static attribute => attribute.Key == "FrameworkGenerator")
            .SelectMany(static attribute => Assembly.LoadFrom(attribute.Value!).GetTypes())
            .Where(static type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
    ];
}
