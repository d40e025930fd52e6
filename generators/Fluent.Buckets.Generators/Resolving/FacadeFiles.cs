namespace Fluent.Buckets.Generators;

/// <summary>Puts together the façades' files.</summary>
internal static class FacadeFiles
{
    public static IEnumerable<FacadeFile> Make(
        IEnumerable<AccessorModel> accessors, IReadOnlyCollection<FacadeModel> facades, CancellationToken cancellationToken)
    {
        List<Placement> placements = PlacementRules.Place(accessors, facades, cancellationToken);
        foreach (FacadeModel facade in facades)
        {
            if (facade.Fault == DeclarationFault.None && (facade.Taken & GeneratedMembers.Handles) == 0)
            {
                FacadeProperty[] properties =
                [
                    .. placements
                        .Where(placement => placement.Outcome == PlacementOutcome.Accessor && placement.Facade == facade)
                        .Select(static placement => new FacadeProperty(
                            placement.Accessor.Name, placement.Accessor.Bucket, placement.Visibility)),
                ];
                yield return new FacadeFile(
                    facade.Type, facade.IsStatic, facade.Taken, new EquatableArray<FacadeProperty>(properties));
            }
        }
    }
}
