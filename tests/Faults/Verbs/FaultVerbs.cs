namespace Fluent.Buckets.Faults;

/// <summary>All verbs.</summary>
internal static class FaultVerbs
{
    private static readonly IReadOnlyList<FaultVerb> All = [.. UploadVerbs.All, .. ReadVerbs.All.Select(verb => verb with { IsRead = true }), .. ChangeVerbs.All, .. BucketVerbs.All];

    /// <summary>Those that a store has, the small ones more often.</summary>
    public static IReadOnlyList<FaultVerb> Of(StoreCapabilities store) =>
        [.. All.Where(verb => verb.Needs(store)).SelectMany(verb => Enumerable.Repeat(verb, verb.IsLarge ? 1 : 4))];
}
