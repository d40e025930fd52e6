using System.Diagnostics;
using System.Text.Json;

namespace Fluent.Buckets.Benchmarks;

/// <summary>How a build would call the compiler for a project.</summary>
internal sealed record CompilerArguments(string Compilers, IReadOnlyList<string> Arguments)
{
    /// <summary>Asks the build.</summary>
    public static CompilerArguments Of(string folder)
    {
        Build(folder, "restore");
        using var answer = JsonDocument.Parse(Build(
            folder, "build", "--no-restore", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-getProperty:RoslynTargetsPath", "-getItem:CscCommandLineArgs"));
        JsonElement root = answer.RootElement;
        return new CompilerArguments(
            Path.Combine(root.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore"),
            [
                .. root.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                    .Select(item => item.GetProperty("Identity").GetString()!)
                    .Where(argument => argument != "/noconfig"),
            ]);
    }

    private static string Build(string folder, params IEnumerable<string> arguments)
    {
        using Process build = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }
}
