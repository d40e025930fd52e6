using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Faults;

/// <summary>A server of a test's own, which can be killed and started again on the same data.</summary>
internal sealed partial class OwnServer : IAsyncDisposable
{
    private readonly string _script;
    private readonly string _folder = Directory.CreateTempSubdirectory("faults-server-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    private OwnServer(string script) => _script = Path.Join(ScriptFolder(), script);

    public string this[string variable] => _variables[variable];

    public static async Task<OwnServer> Start(string script)
    {
        var server = new OwnServer(script);
        foreach (Match line in Variable().Matches(await server.Run("start")))
        {
            server._variables[line.Groups[1].Value] = line.Groups[2].Value;
        }

        return server;
    }

    /// <summary>Kills its processes, as <c>kill -9</c> does.</summary>
    public Task Crash() => Run("crash");

    /// <summary>Starts them again.</summary>
    public Task StartAgain() => Run("again");

    public async ValueTask DisposeAsync()
    {
        await Run("stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Run(string command)
    {
        var start = new ProcessStartInfo("bash", [_script, command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SERVERS_RUN"] = _folder;
        start.Environment["AZURITE_DISK"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{_script} {command} failed: {await errors}");
    }

    private static string ScriptFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Join(Path.GetDirectoryName(here), "../../servers"));

    [GeneratedRegex("^export (\\w+)='(.*)'$", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
