using System.Reflection;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Corpus;

/// <summary>
/// Compiles a file of the corpus as its author would: as a web app's project, with ASP.NET Core, xunit, the real drivers, the generators and every rule.
/// </summary>
internal static class CorpusProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    /// <summary>The project without its file. Programs are derived from it, so that what it references is read once.</summary>
    private static readonly CSharpCompilation Project = CSharpCompilation.Create(
        "App",
        [Parse(ImplicitUsings, "Usings.cs")],
        [.. Net100.References.All, .. Installed().Select(path => MetadataReference.CreateFromFile(path))],
        Options(OutputKind.DynamicallyLinkedLibrary));

    private static readonly ISourceGenerator[] Generators = [new StorageGenerator().AsSourceGenerator(), .. FrameworkGenerators()];

    /// <summary>The reports of the rules, with their lines, and what the compiler has against the program, with all that it says.</summary>
    public static async Task<IReadOnlyList<string>> ReportsOn(CorpusFile file)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        SyntaxTree tree = Parse(file.Code, file.Name);
        bool isProgram = (await tree.GetRootAsync(token)).ChildNodes().Any(node => node is GlobalStatementSyntax);
        CSharpCompilation program = Project.AddSyntaxTrees(tree).WithOptions(Options(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create(Generators, parseOptions: ParseOptions).RunGeneratorsAndUpdateCompilation(program, out Compilation generated, out _, token);

        IEnumerable<Diagnostic> reports = await generated.WithAnalyzers(AllRules.MakeWithSuppressors()).GetAllDiagnosticsAsync(token);
        return [.. reports
            .Where(report => !report.IsSuppressed && (report.DefaultSeverity >= DiagnosticSeverity.Warning || report.Id.StartsWith("FB", StringComparison.Ordinal)))
            .Select(report => report.Id.StartsWith("FB", StringComparison.Ordinal) && report.Location.SourceTree == tree
                ? CorpusFile.Report(report.Id, report.Location.GetLineSpan().StartLinePosition.Line)
                : report.ToString())];
    }

    /// <summary>The options of a new project. CS1701, about assemblies for an older .NET, is what every project leaves out.</summary>
    private static CSharpCompilationOptions Options(OutputKind kind) =>
        TestWorld.CompilationOptions(kind).WithSpecificDiagnosticOptions([new KeyValuePair<string, ReportDiagnostic>("CS1701", ReportDiagnostic.Suppress)]);

    /// <summary>What is installed beside the tests and is no part of them, of .NET itself, or of the compiler: the drivers, their SDKs, ASP.NET Core, xunit.</summary>
    private static IEnumerable<string> Installed()
    {
        HashSet<string> known = [.. Net100.References.All.Select(reference => Path.GetFileName(reference.FilePath!)), "System.Private.CoreLib.dll"];
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) != runtime && !known.Contains(Path.GetFileName(path)))
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path) is not ("Fluent.Buckets.Analyzers.dll" or "Fluent.Buckets.Analyzers.Tests.dll" or "Fluent.Buckets.CodeFixes.dll" or "Fluent.Buckets.Generators.dll"));
    }

    private static IEnumerable<ISourceGenerator> FrameworkGenerators() =>
        typeof(CorpusProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == "FrameworkGenerator")
            .SelectMany(attribute => Assembly.LoadFrom(attribute.Value!).GetTypes())
            .Where(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(type => Activator.CreateInstance(type) switch
            {
                IIncrementalGenerator generator => generator.AsSourceGenerator(),
                object generator => (ISourceGenerator)generator,
                null => throw new InvalidOperationException($"{type} cannot be made."),
            });

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);
}
