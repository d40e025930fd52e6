using System.Diagnostics;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>The writer program, running as a process of its own.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WriterProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public static WriterProcess Start(params string[] arguments)
    {
        string program = Path.Join(AppContext.BaseDirectory, "Fluent.Buckets.Directory.Writer.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>The next line that the program wrote. Null after its end.</summary>
    public ValueTask<string?> ReadLine() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends the process at once, as <c>kill -9</c> does. Lines that it wrote before can still be read.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end, which must be a success.</summary>
    public async Task Succeeds()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, await _errors);
    }

    /// <summary>Asserts that the program was killed, and did not fail by itself before.</summary>
    public async Task WasKilled()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 128 + 9, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
