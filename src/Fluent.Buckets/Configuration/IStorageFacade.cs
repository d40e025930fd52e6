using System.ComponentModel;

namespace Fluent.Buckets;

/// <summary>A class marked with <see cref="StorageAttribute"/> that is not static, as a container needs to know it. Generated code implements it.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStorageFacade<TSelf>
    where TSelf : class, IStorageFacade<TSelf>
{
    /// <summary>The façade's stores.</summary>
    StoreRegistry Stores { get; }

    /// <summary>Makes one with stores of its own.</summary>
    /// <param name="configure">Says which stores.</param>
    static abstract TSelf Create(Action<StorageBuilder> configure);

    /// <summary>Adds each of its buckets to a container.</summary>
    /// <param name="buckets">The container.</param>
    static abstract void AddBuckets(FacadeBuckets<TSelf> buckets);
}
