namespace Fluent.Buckets;

/// <summary>What the modifiers of a folder transfer say.</summary>
internal sealed class FolderSettings
{
    public int Parallelism { get; set; } = TransferDefaults.Parallelism;

    public IProgress<FolderProgress>? Progress { get; set; }

    public bool SkipUnchanged { get; set; }
}
