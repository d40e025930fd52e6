using System.Diagnostics;
using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What one compilation cost, in milliseconds, and what it printed.</summary>
internal sealed record CompilerCost(double Processor, double Clock, string Output);

/// <summary>
/// The SDK's compiler, in the two ways that a build has it: a process of its own, which has all to load and to compile itself, and a server that stays, as between the
/// builds of a day.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _compilers;
    private readonly string _folder;
    private readonly string _pipe = $"fluent-buckets-{Guid.NewGuid():N}";
    private readonly Process _server;

    /// <summary>Starts the server.</summary>
    /// <param name="compilers">The folder of the SDK's compilers.</param>
    /// <param name="folder">The folder of the project that is compiled.</param>
    public CompilerServer(string compilers, string folder)
    {
        _compilers = compilers;
        _folder = folder;
        _server = Start("dotnet", [Path.Combine(compilers, "VBCSCompiler.dll"), $"-pipename:{_pipe}"]);
        _server.OutputDataReceived += static (_, _) => { };
        _server.ErrorDataReceived += static (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
    }

    /// <summary>Compiles in a process of its own. The shell tells its processor time, which nobody else knows once it has ended.</summary>
    public CompilerCost Cold(string responseFile, params string[] options)
    {
        string[] call = ["dotnet", Path.Combine(_compilers, "csc.dll"), "/noconfig", $"@{responseFile}", .. options];
        long start = Stopwatch.GetTimestamp();
        using Process shell = Start("bash", ["-c", "TIMEFORMAT='processor time: %U %S'; time \"$@\"", "bash", .. call]);
        string output = Finish(shell);
        TimeSpan clock = Stopwatch.GetElapsedTime(start);
        string[] told = output[output.LastIndexOf("processor time: ", StringComparison.Ordinal)..].Split(' ');
        double processor = told[2..].Sum(seconds => double.Parse(seconds, CultureInfo.InvariantCulture));
        return new CompilerCost(processor * 1000, clock.TotalMilliseconds, output);
    }

    /// <summary>Compiles in the server. The processor time is the server's.</summary>
    public CompilerCost Warm(string responseFile, params string[] options)
    {
        _server.Refresh();
        TimeSpan before = _server.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        using Process client = Start("dotnet", [Path.Combine(_compilers, "csc.dll"), $"/shared:{_pipe}", "/noconfig", $"@{responseFile}", .. options]);
        string output = Finish(client);
        TimeSpan clock = Stopwatch.GetElapsedTime(start);
        _server.Refresh();
        double processor = (_server.TotalProcessorTime - before).TotalMilliseconds;
        return processor > 0
            ? new CompilerCost(processor, clock.TotalMilliseconds, output)
            : throw new InvalidOperationException("The compilation was not the server's.");
    }

    private static string Finish(Process compiler)
    {
        Task<string> errors = compiler.StandardError.ReadToEndAsync();
        string output = compiler.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    private Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
