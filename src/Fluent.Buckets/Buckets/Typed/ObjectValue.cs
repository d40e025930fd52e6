namespace Fluent.Buckets;

/// <summary>The content of an object as a value, with what the store said of the object in the same answer.</summary>
/// <typeparam name="TContent">The type of the content.</typeparam>
/// <param name="Value">The content.</param>
/// <param name="Info">What the store said. Its ETag is of this very content, so that <c>Write(…).IfMatch(Info.ETag)</c> replaces no other.</param>
public sealed record ObjectValue<TContent>(TContent Value, ObjectInfo Info)
    where TContent : class;
