using Amazon.Runtime;

namespace Fluent.Buckets;

/// <summary>A profile, which the SDK reads when it is first needed.</summary>
internal sealed class ProfileCredentials(string name) : S3Credentials
{
    public string Name => name;

    public override string ToString() => $"profile {StorageErrors.Show(name)}";

    internal override AWSCredentials? Resolve(S3Options options) => null;
}
