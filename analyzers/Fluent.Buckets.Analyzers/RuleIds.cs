namespace Fluent.Buckets.Analyzers;

/// <summary>The identifiers of all rules. Each has a page in <c>analyzers/rules</c>.</summary>
internal static class RuleIds
{
    public const string CreatedNeverUploaded = "FB0001";
    public const string NeverAwaited = "FB0002";
    public const string HandleNeverUsed = "FB0003";
    public const string WriterNeverEnded = "FB0004";
    public const string ReaderNeverDisposed = "FB0005";
    public const string StoredOnSomePaths = "FB0006";
    public const string OneAtATime = "FB0008";
    public const string NotPartial = "FB0101";
    public const string BucketName = "FB0102";
    public const string DuplicateName = "FB0103";
    public const string KeyTemplate = "FB0104";
    public const string MemberCollision = "FB0105";
    public const string UnsupportedDeclaration = "FB0106";
    public const string AmbiguousFacade = "FB0107";
    public const string ContentSerialization = "FB0108";
    public const string LiteralKey = "FB0201";
    public const string SignedUrlLifetime = "FB0202";
    public const string PartSize = "FB0203";
    public const string MetadataName = "FB0204";
    public const string LiteralCredential = "FB0205";
    public const string MissingCapability = "FB0301";

    /// <summary>The address of a rule's page.</summary>
    public static string HelpUri(string id) =>
        $"https://github.com/fluent-buckets/fluent-buckets/blob/main/analyzers/rules/{id}.md";
}
