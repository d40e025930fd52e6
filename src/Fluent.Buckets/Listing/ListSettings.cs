namespace Fluent.Buckets;

/// <summary>What the modifiers of a listing say.</summary>
internal sealed record ListSettings
{
    public string? StartAfter { get; set; }

    public int? PageSize { get; private set; }

    public void SetPageSize(int count) => PageSize = count >= 1
        ? count
        : throw StorageErrors.InvalidArgument($"A page size of {count} is refused: the least is 1.");
}
