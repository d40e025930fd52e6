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
}

public sealed class SignatureService(SignatureScans scans, IApplicantDatabase database)
{
    public async Task AcceptAll(IEnumerable<Applicant> applicants, CancellationToken cancellationToken)
    {
        foreach (Applicant applicant in applicants.Where(applicant => applicant.Name.Length > 0))
        {
            await Accept(applicant, cancellationToken);
        }
    }

    private async Task Accept(Applicant applicant, CancellationToken cancellationToken)
    {
        NewObject scan = scans.Create($"{applicant.Id:N}/signature.png"); // expect FB0006
        if (applicant.SignaturePath != null)
        {
            await scan.UploadFrom(applicant.SignaturePath, cancellationToken).WithContentType("image/png");
        }

        await database.SetSignature(applicant.Id, scan.Key);
    }

    public async Task Replace(Guid id, Stream image)
    {
        await scans.Object($"{id:N}/signature.png").CopyTo($"{id:N}/signature-{DateTime.UtcNow:yyyyMMdd}.png");
        await scans.Object($"{id:N}/signature.png").UploadFrom(image);
    }

    public async Task<Uri> Show(Guid id) => await scans.Object($"{id:N}/signature.png").SignDownloadUrl(TimeSpan.FromMinutes(1));
}
