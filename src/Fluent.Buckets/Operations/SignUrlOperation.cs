namespace Fluent.Buckets;

/// <summary>Signs a URL that lets whoever has it reach one object for a while, without credentials. Asks the store nothing.</summary>
/// <typeparam name="TSelf">The type of the operation itself.</typeparam>
public abstract class SignUrlOperation<TSelf> : StorageOperation<TSelf, Uri>
    where TSelf : SignUrlOperation<TSelf>
{
    private readonly UploadTarget _target;
    private readonly SignedUrlVerb _verb;
    private readonly TimeSpan _expires;

    private protected SignUrlOperation(UploadTarget target, SignedUrlVerb verb, TimeSpan expires, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        if (expires <= TimeSpan.Zero)
        {
            throw StorageErrors.InvalidArgument($"A signed URL that expires after {expires} is of no use: give more than zero.");
        }

        _target = target;
        _verb = verb;
        _expires = expires;
    }

    private protected string? ContentType { get; set; }

    private protected string? ContentDisposition { get; set; }

    private protected long? GreatestLength { get; set; }

    private protected bool OnlyIfAbsent { get; set; }

    private protected sealed override (Bucket Bucket, string? Key) Subject => _target.Subject;

    private protected sealed override async Task<Uri> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace place = _target.Locate();
        bool download = _verb == SignedUrlVerb.Download;
        Require(place, download ? SignedUrlFeatures.Download : SignedUrlFeatures.Upload, $"Sign{_verb}Url");
        SignedUrlFeatures type = download ? SignedUrlFeatures.ResponseHeaders : SignedUrlFeatures.ContentType;
        Require(place, ContentType is null ? SignedUrlFeatures.None : type, $"Sign{_verb}Url(…).WithContentType(…)");
        Require(
            place,
            ContentDisposition is null ? SignedUrlFeatures.None : SignedUrlFeatures.ResponseHeaders,
            $"Sign{_verb}Url(…).WithContentDisposition(…)");
        Require(
            place,
            GreatestLength is null ? SignedUrlFeatures.None : SignedUrlFeatures.GreatestLength,
            $"Sign{_verb}Url(…).WithGreatestLength(…)");
        Require(place, OnlyIfAbsent ? SignedUrlFeatures.IfAbsent : SignedUrlFeatures.None, $"Sign{_verb}Url(…).IfAbsent()");
        var request = new SignRequest
        {
            Verb = _verb,
            Bucket = place.Bucket,
            Key = place.Key,
            Expires = _expires,
            ContentType = ContentType,
            ContentDisposition = ContentDisposition,
            GreatestLength = GreatestLength,
            IfAbsent = OnlyIfAbsent,
        };
        return await place.Driver.SignUrl(request, cancellationToken).ConfigureAwait(false);
    }

    private static void Require(ObjectPlace place, SignedUrlFeatures feature, string what)
    {
        if (!place.Driver.Capabilities.SignedUrls.HasFlag(feature))
        {
            throw StorageErrors.NotSupported(
                place.Store,
                place.Bucket,
                place.Key,
                what,
                "A Directory store signs URLs once its options have a SigningKey and a BaseUrl; otherwise serve the object through the app.");
        }
    }
}
