using System.Text.RegularExpressions;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>An example of a rule's page.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Line">The line of the page that its code starts at.</param>
/// <param name="IsBad">Whether it shows what is reported.</param>
/// <param name="Code">The code.</param>
public sealed partial record RuleExample(string Id, int Line, bool IsBad, string Code)
{
    /// <summary>The reports that the comments of a bad example name, each with its line: <c>// FB0001</c>, with or without more text.</summary>
    public IEnumerable<string> Claims => Code.Split('\n').SelectMany((line, i) => Claim().Matches(line).Select(claim => $"{claim.Groups[1].Value} in line {i + 1}"));

    /// <summary>Where it stands.</summary>
    public override string ToString() => $"{Id}.md({Line})";

    [GeneratedRegex("// (FB[0-9]{4})\\b")]
    private static partial Regex Claim();
}
