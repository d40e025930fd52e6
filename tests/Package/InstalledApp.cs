namespace Fluent.Buckets.Package.Tests;

/// <summary>An app's folder, and what a person does in it.</summary>
public sealed class InstalledApp(string folder)
{
    /// <summary>Writes a file of the app.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    public string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    internal Task<CommandResult> Build(params string[] arguments) =>
        Command.Run(folder, "dotnet", ["build", "--nologo", .. arguments]);

    /// <summary>Runs what was built.</summary>
    internal Task<CommandResult> Run(IReadOnlyDictionary<string, string>? environment = null) =>
        Command.Run(folder, environment ?? new Dictionary<string, string>(), "dotnet", "run", "--no-build");

    internal Task<CommandResult> Fix(params string[] arguments) =>
        Command.Run(folder, "dotnet", ["format", "analyzers", .. arguments]);
}
