using System.Text.RegularExpressions;

namespace Fluent.Buckets.Package.Tests;

/// <summary>A rule as the index of the rules' pages has it.</summary>
internal sealed partial record Rule(string Id, string Severity, bool HasFix)
{
    /// <summary>The severity in a build that has every rule on.</summary>
    public string BuildSeverity => Severity == "error" ? "error" : "warning";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> Index { get; } =
    [
        .. Rows().Matches(File.ReadAllText(Path.Combine(PackedPackages.Repository, "analyzers", "rules", "README.md")))
            .Select(row => new Rule(row.Groups["id"].Value, row.Groups["severity"].Value, row.Groups["fix"].Value == "yes")),
    ];

    [GeneratedRegex(@"^\| \[(?<id>FB\d{4})\]\(\k<id>\.md\) \| .* \| (?<severity>info|warning|error) \| (?<fix>yes|–) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
