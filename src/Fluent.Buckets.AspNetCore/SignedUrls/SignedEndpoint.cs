using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fluent.Buckets;

/// <summary>Answers requests by signed URLs, once a store has found that it signed them.</summary>
internal sealed class SignedEndpoint(Func<IEnumerable<ObjectStore>> stores)
{
    private static readonly UriCreationOptions AsItCame = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public async Task Answer(HttpContext context)
    {
        // ASP.NET Core puts the query into the trace of a request; this one's grants a right to whoever reads it.
        context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag("url.query", null);
        try
        {
            (BucketObject target, SignedUrlGrant grant) = Verify(context.Request);
            Task answer = grant.Verb == SignedUrlVerb.Upload
                ? SignedUpload.Run(context, target, grant)
                : Download(target, grant).ExecuteAsync(context);
            await answer.ConfigureAwait(false);
        }
        catch (StorageException fault) when (!context.Response.HasStarted)
        {
            await Refuse(context, StorageStatus.Of(fault), fault.Code.ToString(), Detail(fault)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await Refuse(context, fault.StatusCode, null, fault.Message).ConfigureAwait(false);
        }
    }

    private static ObjectResult Download(BucketObject target, SignedUrlGrant grant) => new(ServedObject.Of(target))
    {
        ContentType = grant.ContentType,
        ContentDisposition = grant.ContentDisposition,
    };

    private (BucketObject Target, SignedUrlGrant Grant) Verify(HttpRequest request)
    {
        StorageException? denied = null;
        Uri.TryCreate("http://store/" + request.QueryString.Value, AsItCame, out Uri? url);
        foreach (ObjectStore store in url is null ? [] : stores())
        {
            try
            {
                if (store.SignedUrlVerifier is { } verifier)
                {
                    SignedUrlGrant grant = verifier.Verify(request.Method, url!);
                    return (store.Bucket(grant.Bucket).Object(grant.Key), grant);
                }
            }
            catch (StorageException refusal)
            {
                // The one that signed it says what is wrong, and names the key; the others know nothing of it.
                denied = denied?.Key is null ? refusal : denied;
            }
        }

        throw denied ?? new StorageException(StorageErrorCode.AccessDenied, "No store here signs URLs that this app answers.");
    }

    /// <summary>What the client may know: what is wrong with its URL or its request, and nothing of the store behind.</summary>
    private static string? Detail(StorageException fault) => fault.Code switch
    {
        StorageErrorCode.AccessDenied when fault.Store is null => fault.Message,
        StorageErrorCode.PreconditionFailed => "The condition does not hold: there is an object, or another one.",
        _ => null,
    };

    private static Task Refuse(HttpContext context, int status, string? code, string? detail)
    {
        // The length of an object that could not be read may be there already.
        context.Response.Headers.Clear();
        return TypedResults.Problem(detail, statusCode: status, extensions: code is null ? null : [new("code", code)]).ExecuteAsync(context);
    }
}
