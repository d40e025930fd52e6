using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Shop.Privacy;

[Storage]
public static partial class Storage;

[Bucket("profile-pictures")]
public sealed partial class ProfilePictures;

[Bucket("order-documents")]
public sealed partial class OrderDocuments;

[Bucket("support-attachments")]
public sealed partial class SupportAttachments;

[Bucket("erasure-certificates")]
public sealed partial class ErasureCertificates;

public sealed record ErasureOutcome(string Place, long Deleted, IReadOnlyList<string> Failed);

public sealed class PersonalDataErasure(ILogger<PersonalDataErasure> logger)
{
    public async Task<bool> Erase(Guid customer, Guid request, CancellationToken cancellationToken)
    {
        string prefix = $"{customer:N}/";
        ErasureOutcome[] outcomes = await Task.WhenAll(
            EraseIn("pictures", Storage.ProfilePictures, prefix, cancellationToken),
            EraseIn("orders", Storage.OrderDocuments, prefix, cancellationToken),
            EraseIn("support", Storage.SupportAttachments, prefix, cancellationToken));

        bool complete = outcomes.All(outcome => outcome.Failed.Count == 0);
        string certificate = string.Join('\n', outcomes.Select(o => $"{o.Place}: {o.Deleted} deleted, {o.Failed.Count} failed"));
        NewObject stored = Storage.ErasureCertificates.Create($"{DateTime.UtcNow:yyyy}/{request:N}.txt");
        await stored.UploadText(certificate, cancellationToken).WithMetadata("complete", complete ? "yes" : "no").IfAbsent();
        logger.LogInformation("Erasure {Request}: certificate at {Key}", request, stored.Key);
        return complete;
    }

    private async Task<ErasureOutcome> EraseIn(string place, Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            long seen = 0;
            var progress = new Progress<DeleteProgress>(p => seen = p.Keys);
            await bucket.DeleteAll(prefix, cancellationToken).WithProgress(progress);
            if (bucket.Store.Capabilities.Versions)
            {
                await EraseVersions(bucket, prefix, cancellationToken);
            }

            return new ErasureOutcome(place, seen, []);
        }
        catch (StorageException e) when (e.Failures.Count > 0)
        {
            logger.LogError(e, "Not everything in {Place} could be deleted", place);
            return new ErasureOutcome(place, 0, [.. e.Failures.Select(failure => failure.Key ?? "?")]);
        }
    }

    private static async Task EraseVersions(Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        await foreach (ObjectVersion version in bucket.ListVersions(prefix, cancellationToken))
        {
            await bucket.Object(version.Key).Version(version.Id).Delete(cancellationToken);
        }
    }
}
