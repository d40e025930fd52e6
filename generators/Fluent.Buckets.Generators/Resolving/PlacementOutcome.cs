namespace Fluent.Buckets.Generators;

/// <summary>Whether a bucket gets an accessor, and why not.</summary>
internal enum PlacementOutcome
{
    /// <summary>It gets one.</summary>
    Accessor,

    /// <summary>The project has no façade, which is legal.</summary>
    NoFacade,

    /// <summary>The project has several façades, and the bucket names none (FB0107).</summary>
    FacadeNotNamed,

    /// <summary>What the bucket names as its façade is none of this project (FB0107).</summary>
    NotAFacade,

    /// <summary>Another bucket of the façade has the same accessor name (FB0103).</summary>
    DuplicateAccessor,

    /// <summary>A member of the façade, generated ones included, has the accessor's name (FB0105).</summary>
    Collision,

    /// <summary>The bucket's class cannot be seen from the façade, or lacks the constructor to make a handle with.</summary>
    Unreachable,
}
