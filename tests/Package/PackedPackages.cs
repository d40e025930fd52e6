using System.Reflection;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Package.Tests.PackedPackages))]

namespace Fluent.Buckets.Package.Tests;

/// <summary>Packs all packages once, as a release is packed, into a folder feed outside the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string Core = "Fluent.Buckets";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fluent-buckets-package-");

    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>A version that no cache knows.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public string Feed => Path.Combine(_root.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        var release = new Dictionary<string, string> { ["CI"] = "true" };
        CommandResult packed = await Command.Run(
            Repository, release, "dotnet", "pack", "tests/Package/Packages.slnf", "-c", "Release", "-o", Feed, $"-p:Version={Version}", "--nologo");
        packed.Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A new app outside the repository that installs one package, and others of the machine as this repository pins them.</summary>
    public InstalledApp NewApp(string name, string package = Core, string properties = "", params string[] others)
    {
        string folder = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(folder);

        // The restored packages are apart from those of the machine, which are only looked at, so that nothing is downloaded twice.
        File.WriteAllText(
            Path.Combine(folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_root.FullName, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Metadata("MachinePackages")}</RestoreFallbackFolders>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{Version}" />
                {string.Concat(others.Select(other => $"<PackageReference Include=\"{other}\" Version=\"{Pinned(other)}\" />"))}
              </ItemGroup>
            </Project>
            """);
        return new InstalledApp(folder);
    }

    private static string Pinned(string package) => XDocument.Load(Path.Combine(Repository, "Directory.Packages.props")).Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
