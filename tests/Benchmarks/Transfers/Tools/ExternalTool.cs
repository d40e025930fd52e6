using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Fluent.Buckets.Benchmarks;

/// <summary>A peer that is a program of its own: measured whole, from its start to its end.</summary>
internal abstract class ExternalTool : TransferClient
{
    private readonly Dictionary<string, string> _environment = [];

    /// <summary>The greatest resident memory of the program that ran last.</summary>
    public long PeakBytes { get; protected set; }

    /// <summary>The processor time of all programs that were run, in seconds.</summary>
    public static double ProcessorSeconds
    {
        get
        {
            // Process.TotalProcessorTime is gone with the process.
            Span<long> usage = stackalloc long[18];
            _ = GetResourceUsage(-1, ref MemoryMarshal.GetReference(usage));
            return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
        }
    }

    protected void SetVariable(string name, string value) => _environment[name] = value;

    protected async Task Run(string program, IEnumerable<string> arguments, Stream? input = null)
    {
        string path = Path.IsPathRooted(program) ? program : Find(program) ?? throw new NotInstalledException(program);
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in _environment)
        {
            start.Environment[name] = value;
        }

        // With it rclone 1.60 does not start.
        start.Environment.Remove("AWS_CA_BUNDLE");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        Task feeding = Feed(process, input);
        Task end = process.WaitForExitAsync();
        PeakBytes = 0;
        do
        {
            // The peak of a process only grows, so that the last look tells it.
            PeakBytes = Math.Max(PeakBytes, PeakOf(process.Id));
        }
        while (await Task.WhenAny(end, Task.Delay(10)) != end);
        await Task.WhenAll(output, feeding);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task Feed(Process process, Stream? input)
    {
        if (input is not null)
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, 1024 * 1024);
        }

        process.StandardInput.Close();
    }

    private static long PeakOf(int process)
    {
        try
        {
            return MemoryPeak.Of(process.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, ref long usage);
}
