namespace Fluent.Buckets.Package.Tests;

/// <summary>An app outside the repository that installs the package, and nothing else.</summary>
public sealed class InstalledAppTests(PackedPackages packages)
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
        InstalledApp app = packages.NewApp("Correct");
        app.Write(
            "Program.cs",
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
            """);
        app.Write("Storage.cs", Declarations);

        (await app.Build("-warnaserror")).Succeeded();
        Assert.Equal("rome/1.txt=ciao", (await app.Run()).Succeeded().Trim());
    }

    [Fact]
    public async Task It_sees_FB0001_as_a_warning()
    {
        InstalledApp app = packages.NewApp("Forgetful");
        app.Write(
            "Program.cs",
            """
            using App;
            using Fluent.Buckets;

            Storage.Configure(s => s.UseMemory());
            await Storage.Photos.EnsureExists();
            NewObject draft = Storage.Photos.Create("draft.txt");
            Console.WriteLine("done");
            """);
        app.Write("Storage.cs", Declarations);

        BuildReport report = Assert.Single(BuildReport.In((await app.Build()).Succeeded()));
        Assert.Equal(new BuildReport("Program.cs", 6, "warning", "FB0001"), report);
    }

    [Fact]
    public async Task It_chooses_its_rules_by_a_property()
    {
        InstalledApp app = packages.NewApp("Choosy");
        app.Write(
            "Program.cs",
            """
            using App;
            using Fluent.Buckets;

            Storage.Configure(s => s.UseMemory());
            Storage.Photos.Create("created.txt");
            Storage.Photos.Object("named.txt");
            """);
        app.Write("Storage.cs", Declarations);

        async Task<string> Build(string rules)
        {
            CommandResult built = await app.Build("--no-incremental", $"-p:FluentBucketsRules={rules}");
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
