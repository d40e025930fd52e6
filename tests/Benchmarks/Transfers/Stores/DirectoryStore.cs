namespace Fluent.Buckets.Benchmarks;

/// <summary>A folder beside the files that are transferred.</summary>
internal sealed class DirectoryStore(string work) : TransferStore
{
    private const string Flushed = Own + "-fsync";

    /// <summary>Where what the peers write lies.</summary>
    public string Copies => Directory.CreateDirectory(Path.Combine(work, "copies")).FullName;

    private string Root => Path.Combine(work, "store");

    public override IReadOnlyList<string> Clients => [Own, "cp", Flushed, "cp-fsync", "rclone"];

    public override bool NeedsDisk => true;

    public override ObjectStore Open() => Open(flush: false);

    public override TransferClient Make(string client) => client switch
    {
        Flushed => new OwnClient(Open(flush: true)),
        "cp" => new CopyTool(Copies, flush: false),
        "cp-fsync" => new CopyTool(Copies, flush: true),
        "rclone" => RcloneTool.Local(Copies),
        _ => base.Make(client),
    };

    private ObjectStore Open(bool flush) => new(new DirectoryDriver(new DirectoryOptions { Path = Root, FlushToDisk = flush }));
}
