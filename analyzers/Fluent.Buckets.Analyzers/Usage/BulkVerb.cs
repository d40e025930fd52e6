namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>What does in one call what a loop does one by one.</summary>
internal enum BulkVerb
{
    /// <summary>Deletes by key.</summary>
    DeleteMany,

    /// <summary>Deletes what a listing gives.</summary>
    DeleteAll,

    /// <summary>Uploads the files of a folder.</summary>
    UploadFolder,

    /// <summary>Runs operations side by side.</summary>
    WhenAll,
}
