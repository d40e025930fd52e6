namespace Fluent.Buckets;

/// <summary>How far the transfer of a folder is. No number ever decreases.</summary>
/// <param name="Files">The files that are done so far: transferred, or found unchanged.</param>
/// <param name="Bytes">The bytes that are done so far.</param>
/// <param name="TotalFiles">The files in all, as they were found at the start.</param>
/// <param name="TotalBytes">The bytes in all, as they were found at the start, or what is done when a file has grown since.</param>
public readonly record struct FolderProgress(long Files, long Bytes, long TotalFiles, long TotalBytes);
