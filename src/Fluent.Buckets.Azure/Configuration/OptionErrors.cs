namespace Fluent.Buckets.AzureBlobs;

/// <summary>Errors of options, which repeat no value that may be secret.</summary>
internal static class OptionErrors
{
    public static StorageException Invalid(string message) => new(StorageErrorCode.InvalidArgument, message);
}
