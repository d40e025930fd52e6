using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>A bucket: a named place that holds objects by key. It does nothing by itself; its operations touch the store.</summary>
/// <remarks>Classes marked with <see cref="BucketAttribute"/> derive from it. Two buckets are equal when they name the same place.</remarks>
public partial class Bucket : IBucket, IEquatable<Bucket>
{
    private readonly BucketBinding _binding;

    /// <summary>Names a bucket of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The bucket's name.</param>
    public Bucket(ObjectStore store, string name)
        : this(new StoreBinding(store ?? throw new ArgumentNullException(nameof(store)), name ?? throw new ArgumentNullException(nameof(name))), string.Empty)
    {
    }

    /// <summary>Names a bucket of a façade, whose store is looked up when an operation starts. For generated code.</summary>
    /// <param name="stores">The façade's stores.</param>
    /// <param name="name">The bucket's name.</param>
    /// <param name="store">The name of the store. Null means the façade's default store.</param>
    /// <param name="accessor">The name of the façade's property, by which the configuration may give another name. Null means that it cannot.</param>
    protected internal Bucket(StoreRegistry stores, string name, string? store, string? accessor = null)
        : this(BindTo(stores, name, store, accessor), string.Empty)
    {
    }

    private Bucket(BucketBinding binding, string prefix, WriteDefaults? defaults = null)
    {
        _binding = binding;
        Prefix = prefix;
        Defaults = defaults ?? WriteDefaults.None;
    }

    /// <summary>The bucket's name in the store: the one of its declaration, or the one that the façade's configuration gives it.</summary>
    public string Name => _binding.Name;

    /// <summary>What every key of this view starts with. Empty means the whole bucket.</summary>
    public string Prefix { get; }

    /// <summary>The store, looked up now.</summary>
    /// <exception cref="StorageException">NotConfigured: the façade has no such store.</exception>
    public ObjectStore Store => _binding.Store;

    /// <summary>The bucket itself.</summary>
    [SuppressMessage("Design", "CA1033:Interface methods should be callable by child types", Justification = "A class that derives from Bucket has the bucket: itself.")]
    Bucket IBucket.Untyped => this;

    /// <summary>Names an object, whether or not there is one.</summary>
    /// <param name="key">The key; relative to <see cref="Prefix"/>.</param>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public BucketObject Object(string key) => new(this, key);

    /// <summary>Names an object that is to be uploaded. Nothing is stored until its upload (FB0001).</summary>
    /// <param name="key">The key; relative to <see cref="Prefix"/>.</param>
    public NewObject Create(string key) => new(this, key);

    /// <summary>
    /// A view of the keys that start with a prefix. Its keys are relative: <c>Within("a/").Object("b")</c> is <c>Object("a/b")</c>, and its
    /// listings give <c>b</c>. No key leads out of it.
    /// </summary>
    /// <param name="prefix">The prefix, exactly; a folder ends in <c>/</c>.</param>
    public Bucket Within(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new Bucket(_binding, Prefix + prefix, Defaults);
    }

    /// <summary>
    /// A view whose uploads start from defaults: content headers, metadata, part size, parallelism, a limit of time. What a call says itself wins; of
    /// metadata, by name. A view of the view starts from these.
    /// </summary>
    /// <remarks>Copies and moves keep what the source has. Two buckets are equal also when their defaults differ.</remarks>
    /// <param name="configure">Says the defaults, as in <c>d => d.CacheControl("max-age=3600")</c>. It is called once, now.</param>
    /// <exception cref="StorageException">InvalidArgument: a value that an upload could not have.</exception>
    public Bucket WithDefaults(Action<UploadDefaults> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var defaults = new UploadDefaults(Defaults);
        configure(defaults);
        return new Bucket(_binding, Prefix, defaults.Values);
    }

    /// <summary>A view without the verbs that write, for code that must not.</summary>
    public ReadOnlyBucket AsReadOnly() => new(this);

    /// <summary>Whether both name the same place of the same store.</summary>
    /// <param name="other">The other bucket.</param>
    public bool Equals(Bucket? other) => other is not null && Prefix == other.Prefix && _binding.Equals(other._binding);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Bucket);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(_binding, Prefix);

    /// <summary>The bucket's name, with the prefix of a view.</summary>
    public sealed override string ToString() => Prefix.Length == 0 ? Name : $"{Name}/{Prefix}";

    /// <summary>The store. Null means that the façade has no such store, which the operation itself reports.</summary>
    internal ObjectStore? TryGetStore() => _binding.TryGetStore();

    /// <summary>What the writes of this view start from.</summary>
    internal WriteDefaults Defaults { get; }

    internal ObjectPlace Locate(string key) => Locate().Object(key);

    internal BucketPlace Locate()
    {
        StoreDriver driver = _binding.Store.Driver;
        string name = _binding.Name;
        ObjectStore.CheckBucketName(driver, name);
        return new BucketPlace(driver, name, Prefix);
    }

    /// <summary>The place for verbs that concern the whole bucket; a view of a part is refused.</summary>
    internal BucketPlace LocateWhole(string verb)
    {
        BucketPlace place = Locate();
        return place.Prefix.Length == 0
            ? place
            : throw place.Fault(
                StorageErrorCode.InvalidArgument,
                $"{verb} concerns the whole bucket '{place.Name}', but this is the view of its prefix {StorageErrors.Show(place.Prefix)}. "
                + "Call it on the bucket itself, or use DeleteAll on the view.");
    }

    private static RegistryBinding BindTo(StoreRegistry stores, string name, string? store, string? accessor)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(name);
        var bucket = new DeclaredBucket(name, store, accessor);
        stores.Declare(bucket);
        return new RegistryBinding(stores, bucket);
    }
}
