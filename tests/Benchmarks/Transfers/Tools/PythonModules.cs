using System.Diagnostics;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Debian's Python, and what is installed for it.</summary>
internal static class PythonModules
{
    /// <summary>Not the first of the path, which may be one without Debian's modules.</summary>
    public const string Program = "/usr/bin/python3";

    public static bool Has(string module)
    {
        if (!File.Exists(Program))
        {
            return false;
        }

        using Process process = Process.Start(new ProcessStartInfo(Program, ["-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)"]))!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
