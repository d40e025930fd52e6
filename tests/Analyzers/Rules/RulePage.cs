using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>The page of a rule.</summary>
internal static partial class RulePage
{
    /// <summary>The folder of the pages.</summary>
    public static string Folder { get; } = Path.Combine(Repository(), "analyzers", "rules");

    /// <summary>The rules that have a page.</summary>
    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder, "FB*.md").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The C# examples of a page in their order, each with the line before it that says something: <c>Bad:</c>, <c>Good:</c> or other text.</summary>
    public static IEnumerable<RuleExample> ExamplesOf(string id)
    {
        string page = File.ReadAllText(Path.Combine(Folder, $"{id}.md"));
        foreach (Match block in Block().Matches(page))
        {
            string before = page[..block.Index].TrimEnd();
            yield return new RuleExample(
                id, page[..block.Index].Count(c => c == '\n') + 2, before[(before.LastIndexOf('\n') + 1)..] == "Bad:", block.Groups["code"].Value);
        }
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
