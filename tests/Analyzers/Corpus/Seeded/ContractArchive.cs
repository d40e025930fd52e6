using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Contracts.Archive;

[Storage]
public static partial class Storage;

[ObjectKey("{Year:D4}/{Number:D5}")]
public readonly partial record struct ContractKey(int Year, int Number);

public sealed record Contract(string Party, DateOnly Until);

[JsonSerializable(typeof(Contract))]
internal sealed partial class ContractJson : JsonSerializerContext;

[Bucket<ContractKey, Contract>("contract-archive", Providers = Providers.Google | Providers.Azure)]
public sealed partial class ContractArchive;

public sealed class ArchiveService
{
    public async Task Archive(int year, int number, Contract contract, CancellationToken cancellationToken = default)
    {
        await Storage.ContractArchive.Object(year, number).Write(contract, cancellationToken)
            .WithMetadata("party", contract.Party)
            .WithTier(StorageTier.Cool)
            .WithTags(new Dictionary<string, string> { ["until"] = contract.Until.ToString("O") }) // expect FB0301
            .IfAbsent();
    }

    public async Task<IReadOnlyList<ContractKey>> Expired(int year, DateOnly today)
    {
        var expired = new List<ContractKey>();
        await foreach (var (key, _) in Storage.ContractArchive.List(year))
        {
            if (await Storage.ContractArchive.Object(key).TryRead() is { } contract && contract.Until < today)
            {
                expired.Add(key);
            }
        }

        return expired;
    }

    public async Task<bool> Prolong(int year, int number, DateOnly until)
    {
        var item = Storage.ContractArchive.Object(year, number);
        if (await item.TryReadWithInfo() is not var (contract, info))
        {
            return false;
        }

        await item.Write(contract with { Until = until }).IfMatch(info.ETag);
        return true;
    }
}
