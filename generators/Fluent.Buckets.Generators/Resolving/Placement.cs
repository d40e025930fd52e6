namespace Fluent.Buckets.Generators;

/// <summary>Where a bucket belongs, and whether it gets an accessor there.</summary>
/// <param name="Accessor">The bucket's side of it.</param>
/// <param name="Facade">The façade. Null means that there is none, or that it is not clear which.</param>
/// <param name="Outcome">What comes of it.</param>
/// <param name="Visibility">How accessible the accessor is, where there is one.</param>
internal sealed record Placement(AccessorModel Accessor, FacadeModel? Facade, PlacementOutcome Outcome, Visibility Visibility = Visibility.Public);
