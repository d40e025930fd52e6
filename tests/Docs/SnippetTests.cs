using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Docs.Tests;

/// <summary>What the documentation shows compiles, without a report of our own rules, and its links lead somewhere.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string> Pages => [.. Sources().Select(static path => Path.GetRelativePath(Root(), path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_snippet_compiles(string path)
    {
        Page page = Page.Read(Path.Combine(Root(), path));
        string[] problems = await PageProgram.Check(page, TestContext.Current.CancellationToken);
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    [Fact]
    public void There_are_pages_with_snippets() => Assert.True(Sources().Sum(static path => Page.Read(path).Snippets.Count) > 40);

    [Fact]
    public async Task A_snippet_that_does_not_compile_or_breaks_a_rule_is_found()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "<!-- given: ObjectStore store = null!; -->\n```csharp\nstore.Bucket(\"a\").Object(\"b\").Delete();\n```\n```csharp\nint x = \"\";\n```\n", TestContext.Current.CancellationToken);
            string[] problems = await PageProgram.Check(Page.Read(path), TestContext.Current.CancellationToken);
            Assert.Equal(2, problems.Length);
            Assert.Contains(problems, problem => problem.Contains($"{path}:3: FB0002", StringComparison.Ordinal));
            Assert.Contains(problems, problem => problem.Contains($"{path}:6: CS0029", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        IEnumerable<string> pages = Sources().Append(Path.Combine(Root(), "README.md")).Concat(Directory.GetFiles(Path.Combine(Root(), "analyzers", "rules")));
        string[] dead =
        [
            .. pages.SelectMany(static page => Link().Matches(File.ReadAllText(page)).Select(link => (page, target: link.Groups[1].Value)))
                .Where(static link => !link.target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(link.page)!, link.target.Split('#')[0])))
                .Select(static link => $"{link.page}: {link.target}"),
        ];
        Assert.Empty(dead);
    }

    private static IEnumerable<string> Sources() => Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md")
        .Append(Path.Combine(Root(), "src", "Fluent.Buckets.AspNetCore", "README.md"))
        .Append(Path.Combine(Root(), "samples", "Gallery", "README.md"));

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex(@"\]\(([^)\s#][^)\s]*)\)")]
    private static partial Regex Link();
}
