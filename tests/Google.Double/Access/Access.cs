namespace Fluent.Buckets.GoogleDouble;

/// <summary>What somebody may do.</summary>
/// <param name="MayWrite">Whether more than reading.</param>
internal sealed record Access(bool MayWrite)
{
    public void Require(string method)
    {
        if (!MayWrite && method is not ("GET" or "HEAD"))
        {
            throw new Refusal(403, "forbidden", "reader@double.example does not have storage.objects.create access to the resource.");
        }
    }
}
