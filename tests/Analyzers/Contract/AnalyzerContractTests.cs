using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Analyzers.Tests.Rules;
using Fluent.Buckets.Analyzers.Tests.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace Fluent.Buckets.Analyzers.Tests.Contract;

/// <summary>What every analyzer owes to the compiler that it runs in.</summary>
public sealed partial class AnalyzerContractTests
{
    private static readonly string[] Folders = ["analyzers", "generators"];

    /// <summary>Every analyzer, by its name.</summary>
    public static TheoryData<string> Names => [.. AllRules.Make().Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_is_left_alone_and_analysis_is_concurrent(string name)
    {
        var context = new RecordingContext();
        Find(name).Initialize(context);

        Assert.True(context.IsConcurrent);
        Assert.Equal(GeneratedCodeAnalysisFlags.None, context.GeneratedCode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_registered_in_a_compilation_without_us(string name)
    {
        DiagnosticAnalyzer rule = Find(name);
        CSharpCompilation with = UsageRules.Compile("App", UsageRules.Parse(TestWorld.Usings.Content, "Usings.cs"), UsageRules.Parse(RightUses.Source, "App.cs"));
        CSharpCompilation without = with.WithReferences(Net100.References.All);

        Assert.NotEqual(0, Registered(await Run(rule, with)));
        Assert.Equal(0, Registered(await Run(rule, without)));
    }

    [Fact]
    public void No_field_keeps_anything_from_one_compilation_to_the_next() => Assert.Empty(StaticState.FindIn(typeof(RuleIds).Assembly));

    /// <summary>RS1xxx and RS2xxx are the rules of Microsoft.CodeAnalysis.Analyzers.</summary>
    [Fact]
    public void No_rule_for_analyzers_is_suppressed()
    {
        string root = Path.GetFullPath(Path.Combine(RulePage.Folder, "..", ".."));
        string[] files =
        [
            Path.Combine(root, ".editorconfig"),
            .. Directory.EnumerateFiles(root, "Directory.*"),
            .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)),
        ];

        Assert.Contains(files, file => file.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotMatch(RuleForAnalyzers(), File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("Fluent.Buckets.Analyzers")]
    [InlineData("Fluent.Buckets.CodeFixes")]
    public void The_rules_for_analyzers_are_on(string project)
    {
        string text = File.ReadAllText(Path.Combine(RulePage.Folder, "..", project, $"{project}.csproj"));

        Assert.Contains("<EnforceExtendedAnalyzerRules>true</EnforceExtendedAnalyzerRules>", text, StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.Analyzers\"", text, StringComparison.Ordinal);
    }

    private static DiagnosticAnalyzer Find(string name) => AllRules.Make().Single(rule => rule.GetType().Name == name);

    private static async Task<AnalyzerTelemetryInfo> Run(DiagnosticAnalyzer rule, CSharpCompilation compilation)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([rule]);
        AnalysisResult result = await analysis.GetAnalysisResultAsync(token);
        return result.AnalyzerTelemetryInfo[rule];
    }

    /// <summary>How many actions the compiler was given, besides the one that looks at the compilation's references.</summary>
    private static int Registered(AnalyzerTelemetryInfo info)
    {
        Assert.Equal(1, info.CompilationStartActionsCount);
        Assert.True(info.Concurrent);
        return info.CompilationActionsCount + info.CompilationEndActionsCount + info.SyntaxTreeActionsCount + info.AdditionalFileActionsCount
            + info.SemanticModelActionsCount + info.SymbolActionsCount + info.SymbolStartActionsCount + info.SymbolEndActionsCount
            + info.SyntaxNodeActionsCount + info.CodeBlockStartActionsCount + info.CodeBlockEndActionsCount + info.CodeBlockActionsCount
            + info.OperationActionsCount + info.OperationBlockActionsCount + info.OperationBlockStartActionsCount + info.OperationBlockEndActionsCount;
    }

    [GeneratedRegex(@"\bRS[12]\d{3}\b")]
    private static partial Regex RuleForAnalyzers();
}
