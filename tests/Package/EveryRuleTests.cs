namespace Fluent.Buckets.Package.Tests;

/// <summary>Every rule in a fresh app, each on a file made for it: those with a fix in one app, the others in another.</summary>
public sealed class EveryRuleTests(PackedPackages packages)
{
    private const string Program = """
        Console.WriteLine("Each other file breaks one rule.");
        """;

    [Fact]
    public async Task Rules_with_a_fix_fire_and_the_fixes_leave_code_that_compiles_and_is_clean()
    {
        Rule[] rules = [.. Rule.Index.Where(rule => rule.HasFix)];
        InstalledApp app = NewApp("Fixable", rules);
        await AssertEachFires(app, rules);

        // Without it the tool leaves what is a suggestion by default, also where the app's configuration makes it a warning.
        (await app.Fix("--severity", "info")).Succeeded();

        CommandResult clean = await app.Build("-warnaserror");
        Assert.True(clean.ExitCode == 0, $"{clean.Output}\n{string.Join('\n', rules.Select(rule => app.Read($"{rule.Id}.cs")))}");
        Assert.Empty(BuildReport.In(clean.Output));
        Assert.All(rules, rule => Assert.NotEqual(Source(rule), app.Read($"{rule.Id}.cs")));
    }

    [Fact]
    public async Task Rules_without_a_fix_fire()
    {
        Rule[] rules = [.. Rule.Index.Where(rule => !rule.HasFix)];
        await AssertEachFires(NewApp("Unfixable", rules), rules);
    }

    private static async Task AssertEachFires(InstalledApp app, Rule[] rules)
    {
        Assert.NotEmpty(rules);
        CommandResult built = await app.Build();
        Assert.Equal(rules.Any(rule => rule.Severity == "error"), built.ExitCode != 0);

        // Each file gives its own rule, and no other rule, warning or error.
        IEnumerable<string> reported = BuildReport.In(built.Output).Select(report => $"{report.File}: {report.Severity} {report.Id}").Distinct();
        IEnumerable<string> expected = rules.Select(rule => $"{rule.Id}.cs: {rule.BuildSeverity} {rule.Id}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
    }

    private InstalledApp NewApp(string name, IEnumerable<Rule> rules)
    {
        // A build prints nothing of severity info; all rules on makes them warnings.
        InstalledApp app = packages.NewApp(name, properties: "<FluentBucketsRules>All</FluentBucketsRules>");
        app.Write("Program.cs", Program);
        foreach (Rule rule in rules)
        {
            app.Write($"{rule.Id}.cs", Source(rule));
        }

        return app;
    }

    private static string Source(Rule rule)
    {
        string path = Path.Combine(PackedPackages.Repository, "tests", "Package", "Rules", $"{rule.Id}.cs");
        Assert.True(File.Exists(path), $"{rule.Id} has no file in tests/Package/Rules that breaks it.");
        return File.ReadAllText(path);
    }
}
