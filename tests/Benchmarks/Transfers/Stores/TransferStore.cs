namespace Fluent.Buckets.Benchmarks;

/// <summary>A store that is measured, and who is measured on it.</summary>
internal abstract class TransferStore
{
    /// <summary>Who is measured first: we.</summary>
    public const string Own = "fluent-buckets";

    public static IReadOnlyList<string> Names => ["null", "directory", "ceph", "azurite", "swift"];

    /// <summary>Who is measured, we first.</summary>
    public abstract IReadOnlyList<string> Clients { get; }

    /// <summary>Whether objects of the names of a <see cref="NullSet"/> are there without being uploaded.</summary>
    public virtual bool IsMadeUp => false;

    /// <summary>Whether files lie on a disk, not in memory, since the store's lie there too.</summary>
    public virtual bool NeedsDisk => false;

    public static TransferStore Find(string name, string work) => name switch
    {
        "null" => new NullStore(),
        "ceph" => new CephStore(),
        "directory" => new DirectoryStore(work),
        "azurite" => new AzuriteStore(),
        "swift" => new SwiftStore(),
        _ => throw new ArgumentException($"There is no store '{name}'. The stores are: {string.Join(", ", Names)}."),
    };

    /// <summary>Opens the store for us.</summary>
    public abstract ObjectStore Open();

    public virtual TransferClient Make(string client) => client == Own ? new OwnClient(Open()) : throw new ArgumentException($"There is no client '{client}'.");
}
