using System.Diagnostics;
using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Measures us and the peers by turns, each measurement in a process of its own.</summary>
internal sealed class TransferRunner(TransferOptions options, TransferStore store, string work, TextWriter output)
{
    private readonly TransferTable _table = new();
    private bool _failed;

    public static async Task<int> Run(string[] arguments, TextWriter output)
    {
        TransferOptions options;
        try
        {
            options = TransferOptions.Parse(arguments);
        }
        catch (ArgumentException wrong)
        {
            await output.WriteLineAsync($"{wrong.Message}\n{TransferOptions.Usage}");
            return 2;
        }

        using Process? server = options.Store == "null" ? StartNullServer() : null;
        string work = WorkFolder(options);
        try
        {
            var runner = new TransferRunner(options, TransferStore.Find(options.Store, work), work, output);
            return await runner.Run() ? 0 : 1;
        }
        finally
        {
            server?.StandardInput.Close();
            Directory.Delete(work, recursive: true);
        }
    }

    private static Process StartNullServer()
    {
        Process server = ChildProcess.Start(["null-server"]);
        Environment.SetEnvironmentVariable(NullStore.Variable, server.StandardOutput.ReadLine());
        return server;
    }

    private static string WorkFolder(TransferOptions options)
    {
        // In memory, so that the disk does not set the pace where the store is not on it.
        string parent = options.Work ?? (options.Store != "directory" && Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath());
        return Directory.CreateDirectory(Path.Combine(parent, $"transfers-{Environment.ProcessId}")).FullName;
    }

    private async Task<bool> Run()
    {
        await using var preparation = new TransferPreparation(store, options.Store);
        foreach (TransferCase @case in options.Cases)
        {
            await preparation.Prepare(Job(TransferStore.Own, @case, 0));
            await RunCase(@case, preparation);
            await preparation.Forget(Job(TransferStore.Own, @case, 0));
        }

        string text = _table.Write(options);
        await output.WriteLineAsync(text);
        if (!options.IsSmoke && !_failed)
        {
            ResultsFile.Replace(options, _table);
        }

        return !_failed;
    }

    private async Task RunCase(TransferCase @case, TransferPreparation preparation)
    {
        List<string> clients = [.. Clients(@case)];
        for (int round = 1; round <= options.Rounds && clients.Count > 0; round++)
        {
            // Another one starts each round, so that what one leaves behind does not always meet the same.
            int first = (round - 1) % clients.Count;
            foreach (string client in clients[first..].Concat(clients[..first]).ToArray())
            {
                if (!await Measure(Job(client, @case, round), preparation))
                {
                    clients.Remove(client);
                }
            }
        }
    }

    private IEnumerable<string> Clients(TransferCase @case) => @case == TransferCase.Memory10G
        ? [TransferStore.Own]
        : store.Clients.Where(client => client == TransferStore.Own
            || (IsWanted(client) && !ComparesWhatIsStored(client, @case) && (!options.IsSmoke || !IsSlow(client, @case))));

    /// <summary>rclone reads back what it streamed, which a server that stores nothing cannot give.</summary>
    private bool ComparesWhatIsStored(string client, TransferCase @case) =>
        store.IsMadeUp && client == "rclone" && @case == TransferCase.UpUnknown;

    private bool IsWanted(string client) => options.Clients.Count == 0 || options.Clients.Contains(client);

    /// <summary>Whether a smoke run leaves a tool out, of which two cases show that it works.</summary>
    private static bool IsSlow(string client, TransferCase @case) =>
        client is "rclone" or "boto3" or "swiftclient" && @case is not (TransferCase.Up1G or TransferCase.SmallDown);

    private TransferJob Job(string client, TransferCase @case, int round) => new(options.Store, client, @case, options.Scale, round, work);

    /// <summary>False means that the client cannot be measured.</summary>
    private async Task<bool> Measure(TransferJob job, TransferPreparation preparation)
    {
        await preparation.PrepareOne(job);
        (int code, string line) = await ChildProcess.Run(job.ToArguments());
        switch (code)
        {
            case 0:
                var result = TransferResult.FromLine(line);
                string? wrong = await preparation.Check(job);
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{job.Case.Name()} {job.Client} round {job.Round}: {result.Seconds:F3} s, CPU {result.ProcessorSeconds:F3} s, peak {result.PeakBytes / TransferSizes.MiB} MiB {wrong}"));
                _failed |= wrong is not null;
                _table.Add(job, result);
                await preparation.CleanUp(job);
                return true;
            case TransferOne.NotOffered:
                return false;
            case TransferOne.NotInstalled:
                await output.WriteLineAsync($"{job.Case.Name()} {job.Client}: not installed");
                _table.AddMissing(job);
                return false;
            default:
                await output.WriteLineAsync($"{job.Case.Name()} {job.Client}: FAILED with {code}");
                _failed = true;
                return false;
        }
    }
}
