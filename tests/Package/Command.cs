using System.Diagnostics;

namespace Fluent.Buckets.Package.Tests;

/// <summary>How a command ended, with all that it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>What it printed, where it went well.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }
}

/// <summary>Runs a command as a person would.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task<CommandResult> Run(string folder, string program, params string[] arguments) =>
        Run(folder, new Dictionary<string, string>(), program, arguments);

    public static async Task<CommandResult> Run(
        string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What this test run was told is not told to the app's build.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new CommandResult(process.ExitCode, await output + await errors);
    }
}
