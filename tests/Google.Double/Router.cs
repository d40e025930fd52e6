using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Finds who answers a request, once it is known who asks.</summary>
internal sealed class Router
{
    private readonly JsonApi _json;
    private readonly UploadApi _upload;
    private readonly XmlApi _xml;
    private readonly BatchApi _batch;
    private int _requests;

    public Router()
    {
        _json = new JsonApi(Store);
        _upload = new UploadApi(Store);
        _xml = new XmlApi(Store);
        _batch = new BatchApi(this);
    }

    public Accounts Accounts { get; } = new();

    public BucketStore Store { get; } = new();

    public int Requests => _requests;

    public DoubleAnswer Answer(DoubleRequest request)
    {
        Interlocked.Increment(ref _requests);
        bool isXml = IsXml(request);
        try
        {
            return request.Segments switch
            {
                ["token"] => Accounts.Token(request),
                ["v1", "projects", "-", "serviceAccounts", var account] => Accounts.Iam(request, account),
                _ when isXml => AnswerXml(request),
                _ => AnswerJson(request, Accounts.Who(request)),
            };
        }
        catch (Refusal refusal)
        {
            return Describe(refusal, isXml);
        }
    }

    /// <summary>One request of a batch, whose sender is known.</summary>
    public DoubleAnswer AnswerWithin(DoubleRequest request, Access access)
    {
        try
        {
            return AnswerJson(request, access);
        }
        catch (Refusal refusal)
        {
            return Describe(refusal, isXml: false);
        }
    }

    private DoubleAnswer AnswerXml(DoubleRequest request)
    {
        bool isSigned = request.Query.ContainsKey("X-Goog-Signature");
        Access access = isSigned ? Accounts.CheckSignature(request) : Accounts.Who(request);
        Refusal.Unless(!isSigned || request.Segments.Count > 1, "A signed URL is for an object.");
        access.Require(request.Method);
        return _xml.Answer(request);
    }

    private DoubleAnswer AnswerJson(DoubleRequest request, Access access)
    {
        if (request.Segments is ["batch", "storage", "v1"])
        {
            return _batch.Answer(request, access);
        }

        access.Require(request.Method);
        return request.Segments[0] == "upload" ? _upload.Answer(request) : _json.Answer(request);
    }

    private static bool IsXml(DoubleRequest request) => request.Segments[0] is not ("storage" or "upload" or "batch" or "token" or "v1");

    private static DoubleAnswer Describe(Refusal refusal, bool isXml) => isXml
        ? DoubleAnswer.Xml(new XElement("Error", new XElement("Code", refusal.Reason), new XElement("Message", refusal.Message)), refusal.Status)
        : DoubleAnswer.Json(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = refusal.Status,
                    ["message"] = refusal.Message,
                    ["errors"] = new JsonArray(
                        new JsonObject { ["message"] = refusal.Message, ["domain"] = "global", ["reason"] = refusal.Reason }),
                },
            },
            refusal.Status);
}
