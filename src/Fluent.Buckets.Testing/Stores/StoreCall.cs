namespace Fluent.Buckets.Testing;

/// <summary>One request that reached a <see cref="FaultyStoreDriver"/>.</summary>
/// <param name="Verb">Which request.</param>
/// <param name="Bucket">The bucket. Null where the request is about none.</param>
/// <param name="Key">The object's whole key; the prefix for a listing. Null where the request is about neither.</param>
/// <param name="Part">The number of the part, from 1. Null for all but <see cref="StoreVerb.UploadPart"/>.</param>
/// <param name="Bytes">The length in bytes of what is sent, or of what a read asks for. Null where it is not known, or nothing is sent.</param>
public sealed record StoreCall(StoreVerb Verb, string? Bucket, string? Key, int? Part = null, long? Bytes = null)
{
    /// <summary>The fault that the call met. Null means that it went through.</summary>
    public StoreFault? Fault { get; init; }

    /// <summary>The call as one line, such as <c>UploadPart photos/cat.jpg part 2</c>.</summary>
    public override string ToString() =>
        $"{Verb} {Bucket}{(Key is null ? string.Empty : "/" + Key)}{(Part is null ? string.Empty : $" part {Part}")}{(Fault is null ? string.Empty : $": {Fault.What}")}";
}
