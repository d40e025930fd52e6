using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace University.Transcripts;

[Storage]
public sealed partial class UniversityStorage;

[Bucket("transcripts", Providers = Providers.S3 | Providers.Directory)]
public sealed partial class Transcripts;

public interface IMailer
{
    Task Send(string address, string subject, string body, CancellationToken cancellationToken);
}

public sealed record Graduate(string Id, string Email, string Name);

public class TranscriptMailer
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(30);

    private readonly Transcripts _transcripts;
    private readonly IMailer _mailer;
    private readonly ILogger _logger;

    public TranscriptMailer(Transcripts transcripts, IMailer mailer, ILogger<TranscriptMailer> logger)
    {
        _transcripts = transcripts;
        _mailer = mailer;
        _logger = logger;
    }

    public async Task<int> SendAll(IEnumerable<Graduate> graduates, CancellationToken cancellationToken)
    {
        int sent = 0;
        foreach (Graduate graduate in graduates)
        {
            if (await Link(graduate, cancellationToken) is not { } link)
            {
                _logger.LogWarning("{Graduate} has no transcript", graduate.Id);
                continue;
            }

            await _mailer.Send(graduate.Email, "Your transcript", $"Dear {graduate.Name},\nyour transcript is at {link} for {LinkLifetime.Days} days.", cancellationToken);
            sent++;
        }

        return sent;
    }

    private async Task<Uri?> Link(Graduate graduate, CancellationToken cancellationToken)
    {
        BucketObject transcript = _transcripts.Object($"{graduate.Id}.pdf");
        return await transcript.Exists(cancellationToken)
            ? await transcript.SignDownloadUrl(LinkLifetime, cancellationToken).WithContentType("application/pdf") // expect FB0202
            : null;
    }
}
