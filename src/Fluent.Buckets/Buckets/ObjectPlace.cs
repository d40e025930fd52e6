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

/// <summary>
/// An object of a driver, or one version of it, found when an operation starts; bucket name and whole key have passed the driver's rules.
/// </summary>
internal readonly record struct ObjectPlace(StoreDriver Driver, string Bucket, string Key, int PrefixLength)
{
    public string Store => Driver.Name;

    /// <summary>The version. Null means the present one.</summary>
    public string? VersionId { get; private init; }

    /// <summary>Whether the store reads an object only if it has an ETag, so that several reads can be held to one version.</summary>
    public bool ReadsIfMatch => Driver.Capabilities.Conditions.HasFlag(StoreConditions.ReadIfMatch);

    /// <summary>One version of the object.</summary>
    /// <exception cref="StorageException">NotSupported: the store has no versions.</exception>
    public ObjectPlace OfVersion(string versionId)
    {
        RequireVersions("A version of an object");
        return this with { VersionId = versionId };
    }

    /// <summary>What the store knows of the object or version. Null when it does not exist.</summary>
    public Task<ObjectInfo?> FindInfo(CancellationToken cancellationToken) => VersionId is null
        ? Driver.GetInfo(Bucket, Key, cancellationToken)
        : Driver.GetVersion(Bucket, Key, VersionId, cancellationToken);

    /// <summary>The tags of the object or version.</summary>
    public Task<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken) => VersionId is null
        ? Driver.GetTags(Bucket, Key, cancellationToken)
        : Driver.GetVersionTags(Bucket, Key, VersionId, cancellationToken);

    /// <summary>The error of an object or version that does not exist.</summary>
    public StorageException NotFound() => VersionId is null
        ? StorageErrors.ObjectNotFound(Store, Bucket, Key)
        : StorageErrors.VersionNotFound(Store, Bucket, Key, VersionId);

    /// <summary>Info as the caller sees it: with a key relative to the view's prefix.</summary>
    public ObjectInfo Relative(ObjectInfo info) => PrefixLength == 0 ? info : info with { Key = info.Key[PrefixLength..] };

    /// <summary>A fault that knows no place, such as one of the caller's stream, told as one of this object.</summary>
    public StorageException Name(StorageException fault, string doing) =>
        Fault(fault.Code, $"{doing} {this}: {fault.Message}", fault.InnerException);

    /// <summary>A fault of this object.</summary>
    public StorageException Fault(StorageErrorCode code, string message, Exception? inner = null) =>
        StorageErrors.At(code, Store, Bucket, Key, message, inner);

    /// <summary>The object as a message names it.</summary>
    public override string ToString()
    {
        string version = VersionId is null ? string.Empty : $" (version {StorageErrors.Show(VersionId)})";
        return $"{StorageErrors.Show(Key)}{version} in bucket '{Bucket}' ({Store})";
    }

    /// <summary>Throws NotSupported, before any request, when the store does not enforce a condition.</summary>
    public void Require(StoreConditions condition, string what, string instead)
    {
        if (!Driver.Capabilities.Conditions.HasFlag(condition))
        {
            throw StorageErrors.NotSupported(Store, Bucket, Key, what, instead);
        }
    }

    /// <summary>Throws NotSupported, before any request, when the store has no versions.</summary>
    public void RequireVersions(string what) => RequireVersions(Driver, Bucket, Key, what);

    /// <summary>Throws NotSupported, before any request, when the store has no versions.</summary>
    public static void RequireVersions(StoreDriver driver, string bucket, string? key, string what)
    {
        if (!driver.Capabilities.Versions)
        {
            throw StorageErrors.NotSupported(
                driver.Name, bucket, key, what, "Use a store that has versions; on Directory and Memory say KeepVersions when it is opened.");
        }
    }

    /// <summary>Throws NotSupported, before any request, when the store has no such tier.</summary>
    public void RequireTier(StorageTier tier, string what)
    {
        IReadOnlyList<StorageTier> tiers = Driver.Capabilities.Tiers;

        // Of a provider's own words only the provider knows whether they are right, and says so.
        if (tiers.Count == 0 || (tier.IsCommon && !tiers.Contains(tier)))
        {
            string instead = tiers.Count == 0
                ? "Leave the tier out."
                : $"It has {string.Join(", ", tiers)}.";
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
