using Fluent.Buckets.Analyzers.Tests.Rules;
using Fluent.Buckets.Analyzers.Tests.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Analyzers.Tests.Robustness;

/// <summary>No rule has a fault, whatever it is given.</summary>
public sealed class RobustnessTests
{
    private const int Programs = 2000;
    private const int AtOnce = 250;

    /// <summary>The folders of tests, the conformance suite among them, which ask for what is refused.</summary>
    private static readonly string[] Provokes = ["/tests/", "/src/Fluent.Buckets.Testing/"];

    [Fact(Timeout = 300_000)]
    public async Task No_generated_program_makes_a_rule_fail()
    {
        CSharpCompilation empty = UsageRules.Compile("App", UsageRules.Parse(TestWorld.Usings.Content, "Usings.cs"));
        var found = new HashSet<string>();
        for (int first = 0; first < Programs; first += AtOnce)
        {
            IEnumerable<SyntaxTree> trees = Enumerable.Range(first, AtOnce)
                .Select(seed => UsageRules.Parse(ProgramGenerator.Write(seed), NameOf(seed)));
            UsageReports reports = await UsageRules.Run(empty.AddSyntaxTrees(trees), AllRules.Make());
            AssertNoFault(reports);
            found.UnionWith(reports.Found.Select(report => report.Id));
        }

        // The programs are worth running only when they reach the rules.
        Assert.Superset(new HashSet<string> { "FB0001", "FB0002", "FB0003", "FB0004", "FB0005", "FB0006", "FB0008" }, found);
    }

    [Fact]
    public async Task A_fault_tells_the_seed_of_its_program()
    {
        CSharpCompilation program = UsageRules.Compile("App", UsageRules.Parse(ProgramGenerator.Write(7), NameOf(7)));
        UsageReports reports = await UsageRules.Run(program, [new FaultyAnalyzer()]);

        Assert.Contains("M7 (Method)", Assert.Throws<Xunit.Sdk.FailException>(() => AssertNoFault(reports)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_gives_the_same_program_each_time() =>
        Assert.All(Enumerable.Range(0, 30), seed => Assert.Equal(ProgramGenerator.Write(seed), ProgramGenerator.Write(seed)));

    [Fact]
    public void Two_thirds_of_the_programs_compile_and_the_others_have_errors()
    {
        CSharpCompilation empty = UsageRules.Compile("App", UsageRules.Parse(TestWorld.Usings.Content, "Usings.cs"));
        SyntaxTree[] trees = [.. Enumerable.Range(0, 300).Select(seed => UsageRules.Parse(ProgramGenerator.Write(seed), NameOf(seed)))];
        string[] sound = [.. trees.Where((_, seed) => seed % 3 != 0).Select(tree => tree.FilePath)];
        IEnumerable<Diagnostic> errors = empty.AddSyntaxTrees(trees.Where(tree => sound.Contains(tree.FilePath)))
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(report => report.Severity == DiagnosticSeverity.Error);

        Assert.Empty(errors);
        Assert.True(trees.Count(tree => !sound.Contains(tree.FilePath) && tree.GetDiagnostics(TestContext.Current.CancellationToken).Any()) > 60);
    }

    [Fact(Timeout = 300_000)]
    public async Task No_source_of_this_repository_makes_a_rule_fail()
    {
        string root = Path.GetFullPath(Path.Combine(RulePage.Folder, "..", ".."));
        string[] projects = [.. Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)];
        Assert.True(projects.Length > 10);
        foreach (string project in projects)
        {
            UsageReports reports = await UsageRules.Run(Sources(Path.GetDirectoryName(project)!), AllRules.Make());
            AssertNoFault(reports);
            if (!Provokes.Any(folder => project.Contains(folder, StringComparison.Ordinal)))
            {
                Assert.DoesNotContain(reports.Found, report => report.Id.StartsWith("FB", StringComparison.Ordinal));
            }
        }
    }

    private static string NameOf(int seed) => $"Program{seed}.cs";

    /// <summary>Fails with each fault in full: it names the symbol that was looked at, and so the seed of a program.</summary>
    private static void AssertNoFault(UsageReports reports)
    {
        if (reports.Thrown.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", reports.Thrown));
        }
    }

    private static CSharpCompilation Sources(string folder)
    {
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => UsageRules.Parse(File.ReadAllText(file), file))];
        SyntaxTree usings = UsageRules.Parse(TestWorld.Usings.Content + "\nglobal using System.Net.Http;\nglobal using Xunit;", "Usings.cs");

        // What lacks its packages is compiled as far as it goes; the generator makes what the declarations promise.
        CSharpCompilation compilation = UsageRules.Compile(Path.GetFileName(folder), [.. trees, usings])
            .AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location));
        return (CSharpCompilation)AllRules.Generate(compilation);
    }
}
