using System.Text.RegularExpressions;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>The pages say what is true.</summary>
public sealed partial class RulePagesTests
{
    public static TheoryData<string> Ids => [.. RulePage.Ids.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_page_is_of_a_rule() => Assert.Equal(RulesTests.Ids.Select(row => row.Data), RulePage.Ids.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_shows_what_is_reported_and_what_is_not(string id)
    {
        RuleExample[] examples = [.. RulePage.ExamplesOf(id)];
        Assert.Contains(examples, example => example.IsBad);
        Assert.Contains(examples, example => !example.IsBad);
        Assert.All(examples, example => Assert.Equal(example.IsBad, example.Claims.Any(claim => claim.StartsWith(id, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_example_gives_just_the_reports_that_it_claims(string id)
    {
        foreach (RuleExample example in RulePage.ExamplesOf(id))
        {
            IEnumerable<string> claims = example.Claims.Order(StringComparer.Ordinal).Prepend(example.ToString());
            Assert.Equal(claims, (await ExampleReports.Of(example.Code)).Order(StringComparer.Ordinal).Prepend(example.ToString()));
        }
    }

    [Fact]
    public void The_index_lists_each_page_with_its_title_severity_and_fix()
    {
        string index = File.ReadAllText(Path.Combine(RulePage.Folder, "README.md"));
        IEnumerable<string> rows = RulePage.Ids.Order(StringComparer.Ordinal).Select(id =>
        {
            string[] page = File.ReadAllLines(Path.Combine(RulePage.Folder, $"{id}.md"));
            string fix = page[2].Contains("No fix", StringComparison.Ordinal) ? "–" : "yes";
            return $"| [{id}]({id}.md) | {page[0][$"# {id}: ".Length..]} | {Severity().Match(page[2]).Groups[1].Value} | {fix} |";
        });
        Assert.Equal(rows, index.Split('\n').Where(line => line.StartsWith("| [FB", StringComparison.Ordinal)));
    }

    [GeneratedRegex("^Severity: ([a-z]+)\\.")]
    private static partial Regex Severity();
}
