namespace Fluent.Buckets.Faults;

/// <summary>What a request shows that nobody else may see.</summary>
internal static class SentSecrets
{
    private const string Signature = "Signature=";

    public static IEnumerable<string> Of(MessageHead head)
    {
        if (head.Header("Authorization") is { } authorization)
        {
            int signature = authorization.IndexOf(Signature, StringComparison.Ordinal);
            yield return signature >= 0 ? authorization[(signature + Signature.Length)..] : authorization[(authorization.LastIndexOfAny([' ', ':']) + 1)..];
        }

        foreach (string name in (string[])["X-Auth-Token", "X-Auth-Key"])
        {
            if (head.Header(name) is { } value)
            {
                yield return value;
            }
        }

        foreach (string parameter in head.Target.Split('?', '&').Skip(1))
        {
            if (parameter.StartsWith("upload_id=", StringComparison.Ordinal) || parameter.StartsWith("sig=", StringComparison.Ordinal))
            {
                yield return parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..];
            }
        }
    }
}
