namespace Fluent.Buckets.Testing;

/// <summary>The requests of a <see cref="StoreDriver"/>, by the names of its methods.</summary>
public enum StoreVerb
{
    /// <summary><see cref="StoreDriver.BucketExists"/>.</summary>
    BucketExists,

    /// <summary><see cref="StoreDriver.CreateBucket"/>.</summary>
    CreateBucket,

    /// <summary><see cref="StoreDriver.DeleteBucket"/>.</summary>
    DeleteBucket,

    /// <summary><see cref="StoreDriver.ListBuckets"/>: one page.</summary>
    ListBuckets,

    /// <summary><see cref="StoreDriver.GetInfo"/>.</summary>
    GetInfo,

    /// <summary><see cref="StoreDriver.Read"/>: the whole object or one range.</summary>
    Read,

    /// <summary><see cref="StoreDriver.Write"/>: a whole object in one request.</summary>
    Write,

    /// <summary><see cref="StoreDriver.StartUpload"/>.</summary>
    StartUpload,

    /// <summary><see cref="StoreDriver.UploadPart"/>.</summary>
    UploadPart,

    /// <summary><see cref="StoreDriver.CompleteUpload"/>.</summary>
    CompleteUpload,

    /// <summary><see cref="StoreDriver.AbortUpload"/>.</summary>
    AbortUpload,

    /// <summary><see cref="StoreDriver.ListUploads"/>: one page.</summary>
    ListUploads,

    /// <summary><see cref="StoreDriver.SweepScratch"/>.</summary>
    SweepScratch,

    /// <summary><see cref="StoreDriver.List"/>: one page.</summary>
    List,

    /// <summary><see cref="StoreDriver.Delete"/>.</summary>
    Delete,

    /// <summary><see cref="StoreDriver.DeleteMany"/>.</summary>
    DeleteMany,

    /// <summary><see cref="StoreDriver.Copy"/>.</summary>
    Copy,

    /// <summary><see cref="StoreDriver.SetMetadata"/>.</summary>
    SetMetadata,

    /// <summary><see cref="StoreDriver.GetTags"/>.</summary>
    GetTags,

    /// <summary><see cref="StoreDriver.SetTags"/>.</summary>
    SetTags,

    /// <summary><see cref="StoreDriver.Append"/>.</summary>
    Append,

    /// <summary><see cref="StoreDriver.GetVersion"/>.</summary>
    GetVersion,

    /// <summary><see cref="StoreDriver.GetVersionTags"/>.</summary>
    GetVersionTags,

    /// <summary><see cref="StoreDriver.ListVersions"/>: one page.</summary>
    ListVersions,

    /// <summary><see cref="StoreDriver.DeleteVersion"/>.</summary>
    DeleteVersion,

    /// <summary><see cref="StoreDriver.SetTier"/>.</summary>
    SetTier,

    /// <summary><see cref="StoreDriver.SignUrl"/>.</summary>
    SignUrl,
}
