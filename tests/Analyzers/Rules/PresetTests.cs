using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>The presets that the package carries, for <c>FluentBucketsRules</c>.</summary>
public sealed class PresetTests
{
    [Fact]
    public void All_raises_what_is_only_told_to_a_warning() =>
        Check("all", rule => rule.DefaultSeverity < DiagnosticSeverity.Warning ? "warning" : "default");

    [Fact]
    public void Default_is_what_the_pages_say() => Check("default", _ => "default");

    [Fact]
    public void None_turns_every_rule_off() => Check("none", _ => "none");

    private static void Check(string preset, Func<DiagnosticDescriptor, string> level)
    {
        string[] lines = File.ReadAllLines(Path.Combine(RulePage.Folder, "..", "presets", $"{preset}.globalconfig"));
        Assert.Equal(["is_global = true", "global_level = -100"], lines[1..3]);
        Assert.Equal(
            RulesTests.Ids.Select(row => $"dotnet_diagnostic.{row.Data}.severity = {level(RulesTests.Find(row.Data))}"),
            lines.Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)));
    }
}
