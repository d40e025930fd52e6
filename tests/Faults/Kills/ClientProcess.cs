using System.Diagnostics;
using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>The client program, running as a process of its own, and how far it says it came.</summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _reading;
    private readonly SemaphoreSlim _begun = new(0);

    private ClientProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = Read();
    }

    /// <summary>The newest version that was begun, by key.</summary>
    public Dictionary<string, int> Begun { get; } = [];

    /// <summary>The newest version that was completed, by key.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public static ClientProcess Start(FaultStore store, string bucket, int seed, int version)
    {
        string program = Path.Join(AppContext.BaseDirectory, "Fluent.Buckets.Faults.Client.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", program, store.Name, bucket, seed.ToString(CultureInfo.InvariantCulture), version.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in store.Environment)
        {
            start.Environment[name] = value;
        }

        return new ClientProcess(Process.Start(start)!);
    }

    /// <summary>Lets it begin so many changes and then work for a while, and ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAfter(int changes, TimeSpan time)
    {
        for (int i = 0; i < changes; i++)
        {
            Assert.True(
                await _begun.WaitAsync(TimeSpan.FromMinutes(2)) && !_process.HasExited,
                _process.HasExited ? $"The client ended. {await _errors}" : "The client does not come on.");
        }

        await Task.Delay(time);
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        Assert.True(_process.ExitCode == 128 + 9, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _begun.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split('\t') is [var step, var key, var version])
            {
                (step == "done" ? Done : Begun)[key] = int.Parse(version, CultureInfo.InvariantCulture);
                if (step == "begin")
                {
                    _begun.Release();
                }
            }
        }

        _begun.Release();
    }
}
