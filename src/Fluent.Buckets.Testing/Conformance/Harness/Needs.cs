namespace Fluent.Buckets.Conformance;

/// <summary>Cases that need a capability. Where the store declares it missing, the call must refuse.</summary>
internal static class Needs
{
    /// <summary>
    /// Whether the store lacks conditions. When it does, the call is asserted to be NotSupported, and the test ends there:
    /// <c>if (await Needs.Missing(Store, StoreConditions.WriteIfAbsent, () => …)) { return; }</c>.
    /// </summary>
    public static Task<bool> Missing(ObjectStore store, StoreConditions conditions, Func<Task> call) =>
        Missing(store.Capabilities.Conditions.HasFlag(conditions), call);

    /// <summary>Whether the store lacks what a call needs. When it does, the call is asserted to be NotSupported.</summary>
    /// <param name="has">Whether the store declares to have it.</param>
    /// <param name="call">The call.</param>
    public static async Task<bool> Missing(bool has, Func<Task> call)
    {
        if (has)
        {
            return false;
        }

        await Expect.Error(StorageErrorCode.NotSupported, call);
        return true;
    }
}
