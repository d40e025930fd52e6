using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>What every rule has besides its analyzer.</summary>
public sealed class RulesTests
{
    /// <summary>The sections of a page. What is wrong in a declaration shows at compile time, the rest at run time.</summary>
    private static readonly string[] Sections =
    [
        "## What is reported", "## Why it fails", "## Example", "## The fix", "## Exceptions", "## Known limits", "## How to suppress",
    ];

    /// <summary>Every rule that an analyzer reports.</summary>
    public static TheoryData<string> Ids => [.. Rules.Keys.Order(StringComparer.Ordinal)];

    private static (DiagnosticDescriptor Descriptor, Type Analyzer)[] Reported { get; } = [.. AllRules.Types
        .Where(type => !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
        .Select(type => (Analyzer: type, Instance: (DiagnosticAnalyzer)Activator.CreateInstance(type)!))
        .SelectMany(pair => pair.Instance.SupportedDiagnostics.Select(descriptor => (descriptor, pair.Analyzer)))];

    private static Dictionary<string, (DiagnosticDescriptor Descriptor, Type Analyzer)> Rules { get; } = Reported
        .GroupBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
        .ToDictionary(rules => rules.Key, rules => rules.First(), StringComparer.Ordinal);

    /// <summary>A rule with several messages has a descriptor for each.</summary>
    [Fact]
    public void The_descriptors_of_a_rule_differ_in_their_messages_only() => Assert.All(
        Reported,
        rule =>
        {
            DiagnosticDescriptor first = Rules[rule.Descriptor.Id].Descriptor;
            Assert.Equal(
                (first.Title, first.Category, first.DefaultSeverity, first.IsEnabledByDefault, first.HelpLinkUri),
                (rule.Descriptor.Title, rule.Descriptor.Category, rule.Descriptor.DefaultSeverity, rule.Descriptor.IsEnabledByDefault,
                    rule.Descriptor.HelpLinkUri));
        });

    [Fact]
    public void Every_constant_has_a_rule_and_every_rule_a_constant() =>
        Assert.Equal(Constants().Order(StringComparer.Ordinal), Rules.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_analyzer_has_its_attribute() => Assert.All(
        AllRules.Types, type => Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_and_severity(string id)
    {
        DiagnosticDescriptor descriptor = Rules[id].Descriptor;
        string[] page = File.ReadAllLines(Path.Combine(Repository(), "analyzers", "rules", $"{id}.md"));

        Assert.Equal($"# {id}: {descriptor.Title}", page[0]);
        string severity = descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        Assert.StartsWith($"Severity: {severity}. Category: {descriptor.Category}.", page[2], StringComparison.Ordinal);
        Assert.Equal(
            Sections,
            page.Where(line => line.StartsWith("## ", StringComparison.Ordinal))
                .Select(line => line.Replace(" at run time", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id) =>
        Assert.Equal($"https://github.com/fluent-buckets/fluent-buckets/blob/main/analyzers/rules/{id}.md", Rules[id].Descriptor.HelpLinkUri);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_on_and_tracked(string id)
    {
        DiagnosticDescriptor descriptor = Rules[id].Descriptor;
        string analyzers = Path.Combine(Repository(), "analyzers", "Fluent.Buckets.Analyzers");
        IEnumerable<string> tracked = Directory.EnumerateFiles(analyzers, "AnalyzerReleases.*.md").SelectMany(File.ReadLines);

        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Single(
            tracked,
            line => line.StartsWith($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_tests(string id)
    {
        string name = Rules[id].Analyzer.Name.Replace("Analyzer", string.Empty, StringComparison.Ordinal);
        Assert.Contains(
            typeof(RulesTests).Assembly.GetTypes(),
            type => type.Name.StartsWith(name, StringComparison.Ordinal) && type.Name.EndsWith("Tests", StringComparison.Ordinal));
    }

    /// <summary>The descriptor of a rule; the first one where it has several messages.</summary>
    internal static DiagnosticDescriptor Find(string id) => Rules[id].Descriptor;

    private static IEnumerable<string?> Constants() => typeof(RuleIds)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string?)field.GetRawConstantValue());

    private static string Repository([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
