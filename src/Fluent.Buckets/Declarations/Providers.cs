namespace Fluent.Buckets;

/// <summary>Providers of object storage, as an app declares them on its buckets.</summary>
[Flags]
public enum Providers
{
    /// <summary>No provider is named: the bucket shall work on all of them.</summary>
    Any = 0,

    /// <summary>Amazon S3 and its compatibles.</summary>
    S3 = 1,

    /// <summary>Azure Blob Storage.</summary>
    Azure = 2,

    /// <summary>Google Cloud Storage.</summary>
    Google = 4,

    /// <summary>OpenStack Swift.</summary>
    Swift = 8,

    /// <summary>A directory of the local machine.</summary>
    Directory = 16,

    /// <summary>The memory of the process.</summary>
    Memory = 32,
}
