namespace Fluent.Buckets.Generators;

/// <summary>The names of the pipeline's steps, for the tests of what an edit runs again.</summary>
internal static class TrackingNames
{
    public const string BucketDrafts = nameof(BucketDrafts);
    public const string FacadeModels = nameof(FacadeModels);
    public const string KeyDeclarations = nameof(KeyDeclarations);
    public const string Buckets = nameof(Buckets);
    public const string KeyModels = nameof(KeyModels);
    public const string KeyNames = nameof(KeyNames);
    public const string BucketKeys = nameof(BucketKeys);
    public const string KeyTables = nameof(KeyTables);
    public const string JsonContexts = nameof(JsonContexts);
    public const string BucketSerializations = nameof(BucketSerializations);
    public const string Accessors = nameof(Accessors);
    public const string HintClashes = nameof(HintClashes);
    public const string BucketFiles = nameof(BucketFiles);
    public const string FacadeFiles = nameof(FacadeFiles);
    public const string StoreDrivers = nameof(StoreDrivers);
    public const string OutputKinds = nameof(OutputKinds);
    public const string Registrations = nameof(Registrations);
    public const string KeyFiles = nameof(KeyFiles);
}
