namespace Fluent.Buckets.Generators;

/// <summary>The type of a typed bucket's keys, as the bucket's part needs it.</summary>
/// <param name="Type">The type, from <c>global::</c> on.</param>
/// <param name="ByInitializer">Whether a key is made by setting its members; else by a constructor.</param>
/// <param name="Parameters">What a key is made of, in the order of its declaration. Empty means that it is not known.</param>
/// <param name="Prefixes">The leading values that a prefix takes, shortest first.</param>
internal sealed record BucketKey(
    string Type,
    bool ByInitializer,
    EquatableArray<BucketKeyParameter> Parameters,
    EquatableArray<BucketKeyPrefix> Prefixes);

/// <summary>A value that a key is made of.</summary>
/// <param name="Type">Its type, from <c>global::</c> on.</param>
/// <param name="Name">The name of a method's parameter for it, without <c>@</c>.</param>
/// <param name="Member">The name that the key has for it, without <c>@</c>.</param>
/// <param name="Documentation">What the key's documentation says of it, as XML on one line.</param>
internal sealed record BucketKeyParameter(string Type, string Name, string Member, string Documentation);

/// <summary>The values that one <c>Prefix</c> method of a key takes.</summary>
/// <param name="Parameters">The values, in the method's order.</param>
/// <param name="IsText">Whether the method gives a string; else a <c>KeyPrefix</c>.</param>
internal sealed record BucketKeyPrefix(EquatableArray<BucketKeyParameter> Parameters, bool IsText);
