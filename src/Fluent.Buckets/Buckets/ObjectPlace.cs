namespace Fluent.Buckets;

/// <summary>A bucket of a driver, found when an operation starts; its name has passed the driver's rules.</summary>
internal readonly record struct BucketPlace(StoreDriver Driver, string Name, string Prefix)
{
    public string Store => Driver.Name;

    /// <summary>The object at a key relative to the prefix; the whole key passes the driver's rules, or InvalidKey is thrown.</summary>
    public ObjectPlace Object(string key)
    {
        string whole = Prefix.Length == 0 ? key : Prefix + key;
        string? refusal = key.Length == 0 ? "A key has at least one character." : Driver.KeyRules.Check(whole);
        return refusal is null
            ? new ObjectPlace(Driver, Name, whole, Prefix.Length)
            : throw StorageErrors.At(
                StorageErrorCode.InvalidKey,
                Store,
                Name,
                whole,
                $"The key {StorageErrors.Show(whole)} is refused for bucket '{Name}' ({Store}). {refusal} Nothing was sent.");
    }

    /// <summary>A fault of this bucket.</summary>
    public StorageException Fault(StorageErrorCode code, string message) => StorageErrors.At(code, Store, Name, null, message);

    /// <summary>A prefix of keys relative to this place's own prefix, as the driver takes it.</summary>
    public string WholePrefix(string prefix) => Prefix + prefix;
}

/// <summary>An object of a driver, found when an operation starts; bucket name and whole key have passed the driver's rules.</summary>
internal readonly record struct ObjectPlace(StoreDriver Driver, string Bucket, string Key, int PrefixLength)
{
    public string Store => Driver.Name;

    /// <summary>Info as the caller sees it: with a key relative to the view's prefix.</summary>
    public ObjectInfo Relative(ObjectInfo info) => PrefixLength == 0 ? info : info with { Key = info.Key[PrefixLength..] };

    /// <summary>A fault that knows no place, such as one of the caller's stream, told as one of this object.</summary>
    public StorageException Name(StorageException fault, string doing) =>
        Fault(fault.Code, $"{doing} {this}: {fault.Message}", fault.InnerException);

    /// <summary>A fault of this object.</summary>
    public StorageException Fault(StorageErrorCode code, string message, Exception? inner = null) =>
        StorageErrors.At(code, Store, Bucket, Key, message, inner);

    /// <summary>The object as a message names it.</summary>
    public override string ToString() => $"{StorageErrors.Show(Key)} in bucket '{Bucket}' ({Store})";

    /// <summary>Throws NotSupported, before any request, when the store does not enforce a condition.</summary>
    public void Require(StoreConditions condition, string what, string instead)
    {
        if (!Driver.Capabilities.Conditions.HasFlag(condition))
        {
            throw StorageErrors.NotSupported(Store, Bucket, Key, what, instead);
        }
    }

    /// <summary>Throws NotSupported, before any request, when the store has no tags.</summary>
    public void RequireTags(string what, string instead)
    {
        if (!Driver.Capabilities.Tags)
        {
            throw StorageErrors.NotSupported(Store, Bucket, Key, what, instead);
        }
    }
}
