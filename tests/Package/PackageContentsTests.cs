using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Fluent.Buckets.Package.Tests;

/// <summary>What is in each package, down to the paths in its symbols.</summary>
public sealed class PackageContentsTests(PackedPackages packages)
{
    private const string RepositoryUrl = "https://github.com/fluent-buckets/fluent-buckets";

    private static readonly string[] Analyzers =
    [
        "analyzers/dotnet/cs/Fluent.Buckets.Analyzers.dll",
        "analyzers/dotnet/cs/Fluent.Buckets.CodeFixes.dll",
        "analyzers/dotnet/cs/Fluent.Buckets.Generators.dll",
    ];

    private const string Testing = "Fluent.Buckets.Testing";

    public static TheoryData<string> All => [PackedPackages.Core, .. OnTheCore, Testing];

    public static TheoryData<string> OnTheCore =>
    [
        "Fluent.Buckets.AspNetCore", "Fluent.Buckets.Azure", "Fluent.Buckets.Google", "Fluent.Buckets.S3", "Fluent.Buckets.Swift",
    ];

    [Fact]
    public void Each_package_is_looked_at() => Assert.Equal(
        All.Select(row => $"{row.Data}.{packages.Version}.nupkg").Order(StringComparer.Ordinal),
        Directory.GetFiles(packages.Feed, "*.nupkg").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_says_what_it_is_and_where_it_comes_from(string id)
    {
        PackageFile package = Package(id);
        Assert.Equal(id, package.Element("id").Value);
        Assert.Equal("MIT", package.Element("license").Value);
        Assert.Equal("expression", package.Element("license").Attribute("type")!.Value);
        Assert.Equal(RepositoryUrl, package.Element("projectUrl").Value);
        Assert.StartsWith(RepositoryUrl, package.Element("releaseNotes").Value, StringComparison.Ordinal);
        Assert.InRange(package.Element("description").Value.Length, 40, 300);
        Assert.Contains("object-storage", package.Element("tags").Value.Split(' '));

        XElement repository = package.Element("repository");
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal($"{RepositoryUrl}.git", repository.Attribute("url")!.Value);
        Assert.Equal(await Commit(), repository.Attribute("commit")!.Value);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_has_a_readme_and_an_icon(string id)
    {
        PackageFile package = Package(id);
        Assert.Equal("README.md", package.Element("readme").Value);
        Assert.Equal("icon.png", package.Element("icon").Value);
        string own = Path.Combine(PackedPackages.Repository, "src", id, "README.md");
        string readme = File.Exists(own) ? own : Path.Combine(PackedPackages.Repository, "README.md");
        Assert.Equal(await File.ReadAllBytesAsync(readme, TestContext.Current.CancellationToken), package["README.md"]);

        // A PNG says its width and height, 128 each, in the first block.
        byte[] icon = package["icon.png"];
        Assert.Equal<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal<byte>([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24]);
    }

    [Fact]
    public void The_core_holds_runtime_analyzers_and_presets_and_no_cloud_sdk()
    {
        PackageFile core = Package(PackedPackages.Core);
        Assert.Equal(
            [
                "README.md",
                .. Analyzers,
                "buildTransitive/Fluent.Buckets.targets",
                "buildTransitive/presets/all.globalconfig",
                "buildTransitive/presets/default.globalconfig",
                "buildTransitive/presets/none.globalconfig",
                "icon.png",
                "lib/net10.0/Fluent.Buckets.dll",
                "lib/net10.0/Fluent.Buckets.xml",
            ],
            core.Files);
        Assert.Equal(
            [
                "Microsoft.Extensions.Configuration.Abstractions",
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.Extensions.Options",
                "System.IO.Hashing",
            ],
            core.Dependencies.Select(dependency => dependency.Attribute("id")!.Value));
    }

    [Theory]
    [MemberData(nameof(OnTheCore))]
    public void A_package_on_the_core_brings_it_with_its_analyzers(string id)
    {
        PackageFile package = Package(id);
        Assert.Equal(["README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Files);
        XElement core = package.Dependencies.Single(dependency => dependency.Attribute("id")!.Value == PackedPackages.Core);
        Assert.Equal(packages.Version, core.Attribute("version")!.Value);
        Assert.Equal("All", core.Attribute("include")?.Value);
        Assert.Null(core.Attribute("exclude"));
    }

    [Fact]
    public void Testing_holds_the_suite_and_what_derives_it_and_no_runner()
    {
        PackageFile testing = Package(Testing);
        Assert.Equal(
            ["README.md", $"analyzers/dotnet/cs/{Testing}.Generators.dll", "icon.png", $"lib/net10.0/{Testing}.dll", $"lib/net10.0/{Testing}.xml"],
            testing.Files);
        HashSet<string> needed = [.. testing.Dependencies.Select(dependency => dependency.Attribute("id")!.Value)];
        Assert.Superset(new HashSet<string> { PackedPackages.Core, "xunit.v3.assert", "xunit.v3.extensibility.core" }, needed);
        Assert.DoesNotContain(needed, id => id is "xunit.v3" or "xunit.v3.core" || id.Contains("runner", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Its_symbols_lead_to_the_sources_of_the_commit(string id)
    {
        PackageFile symbols = new(Path.Combine(packages.Feed, $"{id}.{packages.Version}.snupkg"));
        Assert.Equal([$"lib/net10.0/{id}.pdb"], symbols.Files);
        AssertLeadsToSources(SymbolFile.Of(symbols[$"lib/net10.0/{id}.pdb"]), await Commit());
    }

    [Fact]
    public async Task The_symbols_of_the_analyzers_lie_in_them()
    {
        PackageFile core = Package(PackedPackages.Core);
        string commit = await Commit();
        Assert.All(Analyzers, name => AssertLeadsToSources(SymbolFile.In(core[name]), commit));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_path_of_this_machine_is_in_its_assemblies(string id)
    {
        PackageFile package = Package(id);
        foreach (string name in package.Files.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            Assert.True(package[name].AsSpan().IndexOf(Encoding.UTF8.GetBytes(PackedPackages.Repository)) < 0, name);
            Assert.True(package[name].AsSpan().IndexOf(Encoding.Unicode.GetBytes(PackedPackages.Repository)) < 0, name);
        }
    }

    /// <summary>The compiler of SDK 10.0.100, the oldest that targets net10.0, has Roslyn 5.0. It loads nothing that asks for a later one.</summary>
    [Fact]
    public void The_oldest_sdk_loads_the_analyzers()
    {
        PackageFile core = Package(PackedPackages.Core);
        foreach (string name in Analyzers)
        {
            using var image = new PEReader(new MemoryStream(core[name]));
            MetadataReader reader = image.GetMetadataReader();
            Version[] roslyn =
            [
                .. reader.AssemblyReferences.Select(reader.GetAssemblyReference)
                    .Where(reference => reader.GetString(reference.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                    .Select(reference => reference.Version),
            ];
            Assert.NotEmpty(roslyn);
            Assert.All(roslyn, version => Assert.True(version <= new Version(5, 0, 0, 0), $"{name} asks for Roslyn {version}."));
        }
    }

    private static void AssertLeadsToSources(SymbolFile symbols, string commit)
    {
        Assert.NotEmpty(symbols.Sources);
        Assert.All(symbols.Sources, source => Assert.StartsWith("/_", source, StringComparison.Ordinal));
        Assert.Contains($"https://raw.githubusercontent.com/fluent-buckets/fluent-buckets/{commit}/*", symbols.SourceLink, StringComparison.Ordinal);
    }

    private static async Task<string> Commit() =>
        (await Command.Run(PackedPackages.Repository, "git", "rev-parse", "HEAD")).Succeeded().Trim();

    private PackageFile Package(string id) => new(Path.Combine(packages.Feed, $"{id}.{packages.Version}.nupkg"));
}
