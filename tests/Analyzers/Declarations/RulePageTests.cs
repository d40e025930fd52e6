using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>Each rule about declarations has a page that says what its descriptor says.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Headings =
        ["## What is reported", "## Why it fails", "## Example", "## The fix", "## Exceptions", "## Known limits", "## How to suppress"];

    public static TheoryData<string> Ids => [.. Descriptors.Select(static descriptor => descriptor.Id).Distinct()];

    private static IEnumerable<DiagnosticDescriptor> Descriptors => typeof(DeclarationAnalyzer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(DeclarationAnalyzer)))
        .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_agrees_with_the_descriptor(string id)
    {
        string page = File.ReadAllText(Path.Combine(RulesFolder(), id + ".md"));
        Assert.All(Descriptors.Where(descriptor => descriptor.Id == id), descriptor =>
        {
            Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
            Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}. Category: {descriptor.Category}.", page, StringComparison.Ordinal);
            Assert.EndsWith($"/analyzers/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        });
        Assert.Equal(Headings, page.Split('\n').Where(static line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    private static string RulesFolder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../analyzers/rules"));
}
