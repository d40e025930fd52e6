using Fluent.Buckets;

namespace Onboarding.Signatures;

[Storage]
public sealed partial class OnboardingStorage;

[Bucket("signature-scans")]
public sealed partial class SignatureScans;

public sealed record Applicant(Guid Id, string Name, string? SignaturePath);

public interface IApplicantDatabase
{
    Task SetSignature(Guid applicant, string key);

    Task<Applicant?> Find(Guid applicant);
}

public sealed class SignatureService(SignatureScans scans, IApplicantDatabase database)
{
    public async Task<bool> Accept(Guid id, CancellationToken cancellationToken)
    {
        Applicant? applicant = await database.Find(id);
        if (applicant is null)
        {
            return false;
        }

        NewObject scan = scans.Create($"{id:N}/signature.png"); // expect FB0006
        if (applicant.SignaturePath != null)
        {
            await scan.UploadFrom(applicant.SignaturePath, cancellationToken).WithContentType("image/png");
        }

        await database.SetSignature(applicant.Id, scan.Key);
        return true;
    }

    public async Task Replace(Guid id, Stream image)
    {
        await scans.Object($"{id:N}/signature.png").CopyTo($"{id:N}/signature-{DateTime.UtcNow:yyyyMMdd}.png");
        await scans.Object($"{id:N}/signature.png").UploadFrom(image);
    }

    public async Task<Uri> Show(Guid id) => await scans.Object($"{id:N}/signature.png").SignDownloadUrl(TimeSpan.FromMinutes(1));
}
