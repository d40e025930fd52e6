using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Voting;

[Storage]
public sealed partial class VoteStorage;

[ObjectKey("polls/{Poll}.json")]
public readonly partial record struct PollKey(Guid Poll);

public sealed record Tally(Dictionary<string, int> Votes, DateTimeOffset ChangedAt);

[JsonSerializable(typeof(Tally))]
internal sealed partial class TallyJson : JsonSerializerContext;

[Bucket<PollKey, Tally>("vote-tallies")]
public sealed partial class Tallies;

public sealed class CounterStore(Tallies tallies, TimeProvider clock)
{
    private const int Attempts = 8;

    public async Task<Tally> Count(Guid poll, string option, CancellationToken cancellationToken)
    {
        BucketObject<PollKey, Tally> item = tallies.Object(poll);
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            ObjectValue<Tally>? current = await item.TryReadWithInfo(cancellationToken);
            Tally next = Add(current?.Value, option);
            try
            {
                UploadOperation write = item.Write(next, cancellationToken);
                await (current is null ? write.IfAbsent() : write.IfMatch(current.Info.ETag));
                return next;
            }
            catch (StorageException e) when (e.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict)
            {
                await Task.Delay(Random.Shared.Next(10, 40 * attempt), cancellationToken);
            }
        }

        throw new TimeoutException($"The poll {poll} is written by too many.");
    }

    public async Task Reset(Guid poll)
    {
        ObjectInfo? info = await tallies.Object(poll).TryGetInfo();
        if (info is not null)
        {
            await tallies.Object(poll).Delete().IfMatch(info.ETag);
        }
    }

    private Tally Add(Tally? tally, string option)
    {
        var votes = new Dictionary<string, int>(tally?.Votes ?? [], StringComparer.Ordinal);
        votes[option] = votes.GetValueOrDefault(option) + 1;
        return new Tally(votes, clock.GetUtcNow());
    }
}
