namespace Fluent.Buckets.Package.Tests;

/// <summary>An app outside the repository that installs the package, and nothing else.</summary>
public sealed class InstalledAppTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private const string Declarations = """
        using Fluent.Buckets;

        namespace App;

        [Storage]
        public static partial class Storage;

        [Bucket("holiday-photos")]
        public sealed partial class Photos;

        """;

    [Fact]
    public async Task It_gets_accessors_that_store_and_fetch()
    {
        string app = package.NewApp("Correct");
        await File.WriteAllTextAsync(
            Path.Combine(app, "Program.cs"),
            """
            using App;
            using Fluent.Buckets;

            Storage.Configure(s => s.UseDirectory("data"));
            await Storage.Photos.EnsureExists();
            await Storage.Photos.Create("rome/1.txt").UploadText("ciao");
            await foreach (ObjectInfo info in Storage.Photos.List("rome/"))
            {
                Console.WriteLine($"{info.Key}={await Storage.Photos.Object(info.Key).ReadText()}");
            }
            """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Storage.cs"), Declarations, TestContext.Current.CancellationToken);

        CommandResult built = await Command.Run(app, "dotnet", "build", "--nologo", "-warnaserror");
        Assert.True(built.ExitCode == 0, built.Output);
        CommandResult ran = await Command.Run(app, "dotnet", "run", "--no-build");
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Equal("rome/1.txt=ciao", ran.Output.Trim());
    }

    [Fact]
    public async Task It_sees_FB0001_as_a_warning_and_dotnet_format_applies_the_fix()
    {
        string app = package.NewApp("Forgetful");
        string program = Path.Combine(app, "Program.cs");
        await File.WriteAllTextAsync(
            program,
            """
            using App;
            using Fluent.Buckets;

            Storage.Configure(s => s.UseMemory());
            await Storage.Photos.EnsureExists();
            NewObject draft = Storage.Photos.Create("draft.txt");
            Console.WriteLine("done");
            """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Storage.cs"), Declarations, TestContext.Current.CancellationToken);

        CommandResult built = await Command.Run(app, "dotnet", "build", "--nologo");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Contains("Program.cs(6,", built.Output, StringComparison.Ordinal);
        Assert.Contains("warning FB0001", built.Output, StringComparison.Ordinal);

        CommandResult formatted = await Command.Run(app, "dotnet", "format", "analyzers", "--diagnostics", "FB0001");
        Assert.True(formatted.ExitCode == 0, formatted.Output);
        string text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("draft", text, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine(\"done\");", text, StringComparison.Ordinal);

        CommandResult clean = await Command.Run(app, "dotnet", "build", "--nologo", "-warnaserror");
        Assert.True(clean.ExitCode == 0, clean.Output);
    }

    [Fact]
    public async Task It_chooses_its_rules_by_a_property()
    {
        string app = package.NewApp("Choosy");
        await File.WriteAllTextAsync(
            Path.Combine(app, "Program.cs"),
            """
            using App;
            using Fluent.Buckets;

            Storage.Configure(s => s.UseMemory());
            Storage.Photos.Create("created.txt");
            Storage.Photos.Object("named.txt");
            """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Storage.cs"), Declarations, TestContext.Current.CancellationToken);

        async Task<string> Build(string rules)
        {
            CommandResult built = await Command.Run(app, "dotnet", "build", "--nologo", "--no-incremental", $"-p:FluentBucketsRules={rules}");
            Assert.Equal(rules != "Some", built.ExitCode == 0);
            return string.Concat(built.Output.Split('\n').Where(line => line.Contains("FB00", StringComparison.Ordinal) || line.Contains("Rules", StringComparison.Ordinal)));
        }

        string all = await Build("All");
        Assert.Contains("warning FB0001", all, StringComparison.Ordinal);
        Assert.Contains("warning FB0003", all, StringComparison.Ordinal);
        string usual = await Build("default");
        Assert.Contains("warning FB0001", usual, StringComparison.Ordinal);
        Assert.DoesNotContain("FB0003", usual, StringComparison.Ordinal);
        Assert.Empty(await Build("None"));
        Assert.Contains("FluentBucketsRules is 'Some'", await Build("Some"), StringComparison.Ordinal);
    }
}
