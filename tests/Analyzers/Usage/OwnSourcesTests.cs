using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

public sealed class OwnSourcesTests
{
    [Fact]
    public async Task The_runtimes_own_sources_are_silent()
    {
        string sources = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Fluent.Buckets"));
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => UsageRules.Parse(File.ReadAllText(file), file))];
        SyntaxTree usings = UsageRules.Parse(TestWorld.Usings.Content + "\nglobal using System.Net.Http;", "Usings.cs");

        // The core is compiled as far as it compiles without its packages; what does not is skipped by the rules.
        UsageReports reports = await UsageRules.Run(UsageRules.Compile("Fluent.Buckets", [.. trees, usings]));

        Assert.NotEmpty(trees);
        Assert.Empty(reports.Found);
        Assert.Empty(reports.Thrown);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
