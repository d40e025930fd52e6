namespace Fluent.Buckets;

/// <summary>What the transfer of a folder has done.</summary>
/// <param name="Files">How many files were transferred.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Unchanged">How many files <see cref="UploadFolderOperation.SkipUnchanged"/> left as they are.</param>
/// <param name="Links">How many symbolic links of the folder were passed over; they are never followed.</param>
public sealed record FolderTransfer(long Files, long Bytes, long Unchanged, long Links);
