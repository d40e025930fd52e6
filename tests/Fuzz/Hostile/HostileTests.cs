using System.Diagnostics;
using System.Text;

namespace Fluent.Buckets.Fuzz;

/// <summary>Whatever a server answers, a call ends soon, takes little memory, and fails by the library's own exception or not at all.</summary>
public abstract class HostileTests
{
    /// <summary>
    /// The greatest document is one of 64 MiB. A client that reads it into a buffer that it doubles has filled up to 128 MiB with the last one, and as much with those before it; all else is small.
    /// </summary>
    private const long GreatestMemory = (256L + 16) << 20;

    /// <summary>A write and a delete are answered in some lines.</summary>
    private const long GreatestMemoryOfNotes = 32L << 20;

    private static readonly TimeSpan GreatestTime = TimeSpan.FromSeconds(30);

    /// <summary>The attacks by their names.</summary>
    public static TheoryData<string> Attacks => [.. Fuzz.Attacks.All.Keys];

    private protected abstract HostileDriver Driver { get; }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_hostile_answer_ends_in_an_error_soon_and_takes_little(string attack)
    {
        Attack answers = Fuzz.Attacks.All[attack];
        var wrong = new StringBuilder();
        foreach ((string name, Func<Bucket, CancellationToken, Task> call) in HostileCalls.All)
        {
            bool onlyNotes = true;
            await using var server = new HostileServer((request, stream, token) =>
            {
                // Several requests may come at once: none takes back what another has told.
                if (request.Verb is not ("PUT" or "DELETE" or "HEAD"))
                {
                    onlyNotes = false;
                }

                return answers.Answer(Driver, request, stream, token);
            });
            await using var store = new ObjectStore(Driver.Open(server.Endpoint));
            (string? violation, long memory) = await Call(store.Bucket("hostile-bucket"), call, answers.MustFail(Driver, name));
            if (memory > (onlyNotes ? GreatestMemoryOfNotes : GreatestMemory))
            {
                violation = $"{violation ?? "it ends"} and takes {memory >> 20} MiB";
            }

            if (violation is not null)
            {
                wrong.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {violation}");
            }
        }

        Assert.True(wrong.Length == 0, $"{attack}:\n{wrong}");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_credential_follows_a_redirect(int status)
    {
        var followed = new List<string>();
        await using var elsewhere = new HostileServer((request, stream, _) =>
        {
            lock (followed)
            {
                followed.AddRange(request.Headers.Where(IsSecret).Select(header => $"{request.Verb} {request.Target}: {header}"));
            }

            return Answer.Whole(stream, 200, string.Empty, string.Empty);
        });
        await using var server = new HostileServer((_, stream, _) =>
            Answer.Whole(stream, status, $"Location: {new Uri(elsewhere.Endpoint.AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal))}x\r\n", string.Empty));
        foreach (Func<Bucket, CancellationToken, Task> call in HostileCalls.All.Values)
        {
            await using var store = new ObjectStore(Driver.Open(server.Endpoint));
            await Call(store.Bucket("hostile-bucket"), call, mustFail: false);
        }

        Assert.Empty(followed);
    }

    private static bool IsSecret(string header) =>
        header.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Auth-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Amz-Security-Token:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with how a call ended, which is null when nothing is, and the memory that it took, in bytes.</summary>
    private static async Task<(string? Violation, long Memory)> Call(Bucket bucket, Func<Bucket, CancellationToken, Task> call, bool mustFail)
    {
        using var stop = new CancellationTokenSource();
        await using var memory = new MemoryPeak();
        long start = Stopwatch.GetTimestamp();
        string? wrong = null;
        try
        {
            // The call may hang before its first await.
            await Task.Run(() => call(bucket, stop.Token), CancellationToken.None).WaitAsync(GreatestTime, CancellationToken.None);
            wrong = mustFail ? "it succeeded" : null;
        }
        catch (TimeoutException)
        {
            wrong = $"it still runs after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s";
        }
        catch (StorageException fault) when (fault.Code is StorageErrorCode.InvalidKey or StorageErrorCode.InvalidName or StorageErrorCode.NotConfigured)
        {
            wrong = $"it fails with {fault.Code}";
        }
        catch (StorageException)
        {
            // As it should.
        }
        catch (Exception raw)
        {
            string[] trace = raw.ToString().Split('\n');
            wrong = $"it fails with a raw {raw.GetType().Name}: {string.Join(" | ", trace.Take(6).Select(line => line.Trim()))}";
        }

        await stop.CancelAsync();
        return (wrong, memory.Bytes);
    }
}
