namespace Fluent.Buckets;

/// <summary>
/// Makes a partial class the façade of this project's buckets: the source generator gives it one property for each bucket.
/// </summary>
/// <remarks>
/// On a static class there is one façade a process, reachable anywhere (<c>Storage.Photos</c>), configured once with the
/// generated <c>Configure</c>. On a class that is not static, each instance has stores of its own, for dependency injection.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StorageAttribute : Attribute;
