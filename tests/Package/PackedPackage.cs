using System.Reflection;

namespace Fluent.Buckets.Package.Tests;

/// <summary>Packs the package once, into a folder feed outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fluent-buckets-package-");

    /// <summary>A version that no cache knows.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public string Feed => Path.Combine(_root.FullName, "feed");

    /// <summary>The restored packages of the apps, apart from those of the machine.</summary>
    public string Packages => Path.Combine(_root.FullName, "packages");

    public async ValueTask InitializeAsync()
    {
        string repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        string project = Path.Combine(repository, "src", "Fluent.Buckets");
        CommandResult packed = await Command.Run(
            repository, "dotnet", "pack", project, "-c", "Release", "-o", Feed, $"-p:Version={Version}", "--nologo");
        Assert.True(packed.ExitCode == 0, packed.Output);
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty folder for an app, outside the repository.</summary>
    public string NewApp(string name)
    {
        string folder = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Packages}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fluent.Buckets" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }
}
