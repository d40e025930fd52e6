using System.Collections.Immutable;

namespace Fluent.Buckets.Generators;

/// <summary>Gives each bucket its façade and its accessor. Generator and analyzers share it, so that they cannot disagree.</summary>
internal static class PlacementRules
{
    private static readonly ImmutableHashSet<string> OfObject = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString");

    private static readonly ImmutableHashSet<string> OfStaticFacade = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Configure", "Use", "Registration", KnownNames.HandlesClass, KnownNames.RegistryField);

    private static readonly ImmutableHashSet<string> OfInstanceFacade = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "DisposeAsync", KnownNames.HandlesClass, KnownNames.HandlesField, KnownNames.RegistryField);

    /// <summary>Places the buckets, in the order of their accessors' names.</summary>
    /// <param name="accessors">The buckets that can be served.</param>
    /// <param name="facades">All façades of the project, also those that cannot be served: to be one is what counts.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static List<Placement> Place(
        IEnumerable<AccessorModel> accessors, IEnumerable<FacadeModel> facades, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, FacadeModel>(StringComparer.Ordinal);
        foreach (FacadeModel facade in facades)
        {
            byName[facade.Type.MetadataName] = facade;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var placements = new List<Placement>();
        foreach (AccessorModel accessor in accessors)
        {
            placements.Add(FindFacade(accessor, byName));
        }

        cancellationToken.ThrowIfCancellationRequested();
        HashSet<(string, string)> duplicates = FindDuplicates(placements);
        for (int i = 0; i < placements.Count; i++)
        {
            if (placements[i] is { Facade: { } facade, Accessor: { } accessor })
            {
                placements[i] = duplicates.Contains((facade.Type.MetadataName, accessor.Name))
                    ? placements[i] with { Outcome = PlacementOutcome.DuplicateAccessor }
                    : CheckAccessor(accessor, facade);
            }
        }

        placements.Sort(static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Accessor.Name, right.Accessor.Name);
            return order != 0 ? order : string.CompareOrdinal(left.Accessor.Bucket.MetadataName, right.Accessor.Bucket.MetadataName);
        });
        return placements;
    }

    private static Placement FindFacade(AccessorModel accessor, Dictionary<string, FacadeModel> facades)
    {
        if (accessor.Facade is { } named)
        {
            return facades.TryGetValue(named, out FacadeModel? facade)
                ? new Placement(accessor, facade, PlacementOutcome.Accessor)
                : new Placement(accessor, null, PlacementOutcome.NotAFacade);
        }

        return facades.Count switch
        {
            0 => new Placement(accessor, null, PlacementOutcome.NoFacade),
            1 => new Placement(accessor, facades.Values.First(), PlacementOutcome.Accessor),
            _ => new Placement(accessor, null, PlacementOutcome.FacadeNotNamed),
        };
    }

    private static HashSet<(string Facade, string Accessor)> FindDuplicates(List<Placement> placements)
    {
        var seen = new HashSet<(string, string)>();
        var duplicates = new HashSet<(string, string)>();
        foreach (Placement placement in placements)
        {
            if (placement.Facade is { } facade && !seen.Add((facade.Type.MetadataName, placement.Accessor.Name)))
            {
                duplicates.Add((facade.Type.MetadataName, placement.Accessor.Name));
            }
        }

        return duplicates;
    }

    private static Placement CheckAccessor(AccessorModel accessor, FacadeModel facade)
    {
        if (Reach.Find(facade.Type, accessor.Bucket) is not { } visibility || !accessor.IsConstructible)
        {
            return new Placement(accessor, facade, PlacementOutcome.Unreachable);
        }

        ImmutableHashSet<string> generated = facade.IsStatic ? OfStaticFacade : OfInstanceFacade;
        bool collides = accessor.Name == facade.Type.Name
            || OfObject.Contains(accessor.Name)
            || generated.Contains(accessor.Name)
            || facade.MemberNames.Contains(accessor.Name, StringComparer.Ordinal)
            || facade.MemberNames.Contains("get_" + accessor.Name, StringComparer.Ordinal);
        return new Placement(accessor, facade, collides ? PlacementOutcome.Collision : PlacementOutcome.Accessor, visibility);
    }
}
