namespace Fluent.Buckets.GoogleDouble;

/// <summary>The conditions of a request. A generation of 0 means that there must be no object.</summary>
internal readonly record struct Preconditions(long? Generation, long? NotGeneration, long? Metageneration)
{
    public static readonly string[] Parameters = ["ifGenerationMatch", "ifGenerationNotMatch", "ifMetagenerationMatch"];

    public static Preconditions Of(DoubleRequest request) => new(
        request.Number("ifGenerationMatch"), request.Number("ifGenerationNotMatch"), request.Number("ifMetagenerationMatch"));

    /// <summary>Refuses a write.</summary>
    public void Check(StoredObject? live)
    {
        if ((Generation is { } wanted && wanted != (live?.Generation ?? 0))
            || (NotGeneration is { } other && other == (live?.Generation ?? 0))
            || (Metageneration is { } metageneration && metageneration != live?.Metageneration))
        {
            throw Failed();
        }
    }

    /// <summary>Refuses a read.</summary>
    public void CheckRead(StoredObject stored)
    {
        if (NotGeneration is { } other && other == stored.Generation)
        {
            throw new Refusal(304, "notModified", "Not Modified");
        }

        Check(stored);
    }

    private static Refusal Failed() => new(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
}
