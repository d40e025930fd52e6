using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Analyzers.Tests.Values;

/// <summary>Types of credentials and options as driver packages have them, in an assembly that is named like one.</summary>
internal static class CloudTypes
{
    private const string Source = """
        #nullable enable
        namespace Fluent.Buckets
        {
            public sealed class CloudCredentials
            {
                public static CloudCredentials Basic(string accessKey, string secretKey) => new();
                public static CloudCredentials Session(string accessKey, string secretKey, string sessionToken) => new();
                public static CloudCredentials Profile(string name) => new();
                public static CloudCredentials Token(System.Uri storageUrl, string authToken) => new();
                public static CloudCredentials Token(string storageUrl, string authToken) => new();
                public static CloudCredentials Password(string user, string password, string project, string domain = "Default") => new();
                public static CloudCredentials ApplicationCredential(string id, string secret) => new();
                public static CloudCredentials V1(string user, string key) => new();
                public static CloudCredentials AccountKey(string accountName, string accountKey) => new();
                public static CloudCredentials SharedAccessSignature(string signature) => new();
                public static CloudCredentials ConnectionString(string connectionString) => new();
                public static CloudCredentials FromJson(string json) => new();
            }

            public sealed class CloudOptions
            {
                public System.Uri? Endpoint { get; set; }
                public System.Uri? AuthUrl { get; set; }
                public string? Region { get; set; }
                public string? AccountName { get; set; }
                public string? KmsKeyId { get; set; }
                public string? TemporaryUrlKey { get; set; }
                public string? ConnectionString { get; set; }
                public CloudCredentials? Credentials { get; set; }
            }

            public static class CloudStorageBuilder
            {
                public static StorageBuilder UseCloud(this StorageBuilder builder, System.Action<CloudOptions> configure, string? name = null) => builder;
            }
        }
        """;

    private static readonly Lazy<MetadataReference> Assembly = new(Compile);

    public static MetadataReference Reference => Assembly.Value;

    private static PortableExecutableReference Compile()
    {
        var image = new MemoryStream();
        CSharpCompilation cloud = CSharpCompilation.Create(
            "Fluent.Buckets.Cloud",
            [CSharpSyntaxTree.ParseText(Source, TestWorld.ParseOptions)],
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)],
            TestWorld.CompilationOptions(null));
        Assert.True(cloud.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
