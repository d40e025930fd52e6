using System.Text.RegularExpressions;

namespace Fluent.Buckets.Docs.Tests;

/// <summary>A page of the documentation, with its snippets in C#.</summary>
/// <remarks>
/// A comment <c>&lt;!-- given: … --&gt;</c> holds members that the snippets below it take for granted, such as <c>Stream stream = null!;</c>. It is not shown. A snippet may use the types
/// that those before it on its page declare, as its reader does; its statements are a method of their own. <c>&lt;!-- another app --&gt;</c> begins anew.
/// </remarks>
internal sealed partial record Page(string Path, IReadOnlyList<Snippet> Snippets)
{
    public static Page Read(string path)
    {
        string text = File.ReadAllText(path);
        var given = new List<string>();
        int app = 0;
        var snippets = new List<Snippet>();
        foreach (Match match in Block().Matches(text))
        {
            if (match.Groups["given"] is { Success: true } members)
            {
                given.Add(members.Value);
            }
            else if (match.Groups["another"].Success)
            {
                given.Clear();
                app++;
            }
            else
            {
                int line = text.AsSpan(0, match.Groups["code"].Index).Count('\n') + 1;
                snippets.Add(new Snippet(app, line, match.Groups["code"].Value, string.Join('\n', given)));
            }
        }

        return new Page(path, snippets);
    }

    [GeneratedRegex(@"<!-- given:(?<given>.*?)-->|(?<another><!-- another app -->)|^```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}

/// <summary>A snippet.</summary>
/// <param name="App">Which app of its page it belongs to.</param>
/// <param name="Line">Where it begins in its page.</param>
/// <param name="Code">The code.</param>
/// <param name="Given">The members that it takes for granted.</param>
internal sealed record Snippet(int App, int Line, string Code, string Given);
