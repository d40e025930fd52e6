using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

/// <summary>Holds the analyzers' table of providers against the drivers themselves.</summary>
public sealed class ProviderTableTests
{
    /// <summary>Keys at which providers differ, and some at which they do not.</summary>
    private static readonly string[] Keys =
    [
        "a", "a/b", "a/", "/", "/a", "//", "a//b", ".", "..", "./a", "../a", "a/.", "a/..", "a/../b", "a/../../b", "a.", "a./b", "...", "a..b", ".a",
        "a\\b", "\\", "a\rb", "a\nb", "a\tb", "a\u0001", "a\u007f", " ", "a ", "ä", "😀", "%", "%2F", "a?b", "a#b", "a+b", "a&b", "~",
        ".well-known/acme-challenge/x", "a/.well-known/acme-challenge/x", ".well-known/acme-challenge", string.Concat(Enumerable.Repeat("a/", 254)) + "a",
        string.Concat(Enumerable.Repeat("a/", 253)) + "a", new string('a', 1024),
    ];

    /// <summary>Each provider's driver, with all that it can have.</summary>
    public static TheoryData<Providers, Func<StoreDriver>> Drivers => new()
    {
        { Providers.S3, () => new S3Driver(new S3Options { Region = "eu-west-1", Credentials = S3Credentials.AccessKey("key", "secret") }) },
        { Providers.Azure, () => new AzureDriver(new AzureOptions { Credentials = AzureCredentials.AccountKey("account", "c2VjcmV0"), KeepsVersions = true }) },
        { Providers.Google, () => new GoogleDriver(new GoogleOptions { Credentials = GoogleCredentials.AccessToken("token") }) },
        {
            Providers.Swift,
            () => new SwiftDriver(new SwiftOptions { Credentials = SwiftCredentials.Token("https://swift.example.com/v1/AUTH_a", "token"), TemporaryUrlKey = "key" })
        },
        {
            Providers.Directory,
            () => new DirectoryDriver(new DirectoryOptions
            {
                Path = "data", KeepVersions = true, SigningKey = new byte[32], BaseUrl = new Uri("https://files.example.com/"),
            })
        },
        { Providers.Memory, () => new MemoryDriver(new MemoryOptions { KeepVersions = true }) },
    };

    [Theory]
    [MemberData(nameof(Drivers), DisableDiscoveryEnumeration = true)]
    public void A_provider_has_what_its_driver_has(Providers provider, Func<StoreDriver> open)
    {
        StoreCapabilities driver = open().Capabilities;
        Assert.Equal(Features(driver), Find(provider).Features);
    }

    [Theory]
    [MemberData(nameof(Drivers), DisableDiscoveryEnumeration = true)]
    public void A_provider_refuses_the_keys_that_its_driver_refuses(Providers provider, Func<StoreDriver> open)
    {
        KeyRules rules = open().KeyRules;
        Assert.Equal(
            Keys.Where(key => rules.Check(key) is not null),
            Keys.Where(key => Find(provider).RefuseKey(key) is not null || KeySlips.FindInKey(string.Empty, key) is not null && rules.Check(key) is not null));
    }

    [Fact]
    public void Every_provider_that_can_be_declared_is_in_the_table() => Assert.Equal(
        Enum.GetValues<Providers>().Where(provider => provider != Providers.Any).Cast<int>(),
        ProviderTable.All.Select(provider => provider.Flag));

    [Fact]
    public void Every_verb_and_modifier_of_the_table_is_there_and_can_be_called() => Assert.All(
        FeatureTable.Members,
        member => Assert.Contains(
            typeof(Bucket).Assembly.GetExportedTypes().Where(type => type.Name.Split('`')[0] == member.Type),
            type => type.GetMethods().Any(method => method.Name == member.Member && method.DeclaringType == type)));

    [Fact]
    public void Every_feature_that_a_provider_lacks_is_told_in_words() => Assert.All(
        FeatureTable.Members.Select(member => member.Needs).Distinct(),
        feature => Assert.True(
            FeatureTable.Describe(feature) != "such condition" || (feature & StoreFeatures.Conditions) == feature, feature.ToString()));

    private static Provider Find(Providers provider) => Assert.Single(ProviderTable.Of((int)provider));

    private static StoreFeatures Features(StoreCapabilities store)
    {
        (bool Has, StoreFeatures Feature)[] features =
        [
            (store.Tags, StoreFeatures.Tags),
            (store.Appends, StoreFeatures.Appends),
            (store.Tiers.Count > 0, StoreFeatures.Tiers),
            (store.Versions, StoreFeatures.Versions),
            (store.ListsStartAfter, StoreFeatures.ListsStartAfter),
            (store.SetsMetadata, StoreFeatures.SetsMetadata),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.Download), StoreFeatures.SignedDownloads),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.Upload), StoreFeatures.SignedUploads),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.ResponseHeaders), StoreFeatures.SignedResponseHeaders),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.ContentType), StoreFeatures.SignedContentType),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.GreatestLength), StoreFeatures.SignedGreatestLength),
            (store.SignedUrls.HasFlag(SignedUrlFeatures.IfAbsent), StoreFeatures.SignedIfAbsent),
            (store.Conditions.HasFlag(StoreConditions.WriteIfAbsent), StoreFeatures.WriteIfAbsent),
            (store.Conditions.HasFlag(StoreConditions.WriteIfMatch), StoreFeatures.WriteIfMatch),
            (store.Conditions.HasFlag(StoreConditions.ReadIfMatch), StoreFeatures.ReadIfMatch),
            (store.Conditions.HasFlag(StoreConditions.ReadIfNoneMatch), StoreFeatures.ReadIfNoneMatch),
            (store.Conditions.HasFlag(StoreConditions.DeleteIfMatch), StoreFeatures.DeleteIfMatch),
            (store.Conditions.HasFlag(StoreConditions.CopyIfAbsent), StoreFeatures.CopyIfAbsent),
            (store.Conditions.HasFlag(StoreConditions.CopyIfSourceMatches), StoreFeatures.CopyIfSourceMatches),
            (store.Conditions.HasFlag(StoreConditions.SetMetadataIfMatch), StoreFeatures.SetMetadataIfMatch),
        ];
        return features.Where(feature => feature.Has).Aggregate(StoreFeatures.None, (all, feature) => all | feature.Feature);
    }
}
