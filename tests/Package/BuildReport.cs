using System.Text.RegularExpressions;

namespace Fluent.Buckets.Package.Tests;

/// <summary>One line of a build's output that tells of a rule or an error of the compiler.</summary>
internal sealed partial record BuildReport(string File, int Line, string Severity, string Id)
{
    /// <summary>The reports in a build's output, which tells each twice.</summary>
    public static IReadOnlyList<BuildReport> In(string output) =>
    [
        .. Lines().Matches(output)
            .Select(match => new BuildReport(
                Path.GetFileName(match.Groups["file"].Value),
                int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture),
                match.Groups["severity"].Value,
                match.Groups["id"].Value))
            .Distinct(),
    ];

    [GeneratedRegex(@"^ *(?<file>[^\r\n(]+)\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>[A-Z]+\d+): ", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
