using Fluent.Buckets.Testing;

namespace Fluent.Buckets.Conformance;

/// <summary>
/// A Memory driver that declares little: the least that a cloud has, in no order, with keys that it refuses. It fails the test when the layers
/// above ask for what it has not declared.
/// </summary>
internal sealed class BareDriver() : DelegatingStoreDriver(new MemoryDriver())
{
    public override string Name => "bare";

    public override StoreCapabilities Capabilities { get; } = new()
    {
        Conditions = StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch,
        Parts = new PartLimits(Bodies.LeastPart, 2 * Bodies.DefaultPart, 100),
        GreatestSingleWrite = Bodies.LeastPart + 100_000,
        ListOrder = ListOrder.None,
    };

    public override KeyRules KeyRules { get; } = new BareKeyRules();

    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        Undeclared(request.IfMatch is not null || request.IfNoneMatch is not null);
        return base.Read(request, cancellationToken);
    }

    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        Undeclared(body.Length is null || body.Length > Capabilities.GreatestSingleWrite);
        return base.Write(request, body, cancellationToken);
    }

    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        Undeclared(request.IfAbsent || request.IfMatch is not null);
        return base.StartUpload(request, cancellationToken);
    }

    public override Task<UploadedPart> UploadPart(UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        Undeclared(number > Capabilities.Parts!.GreatestCount || !(body.Length <= Capabilities.Parts.GreatestSize));
        return base.UploadPart(upload, number, body, cancellationToken);
    }

    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        Undeclared(parts.SkipLast(1).Any(part => part.Size < Capabilities.Parts!.LeastSize));
        return base.CompleteUpload(upload, request, parts, cancellationToken);
    }

    /// <summary>The page back to front, since no order is declared.</summary>
    public override async Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        Undeclared(request.StartAfter is not null);
        ObjectPage page = await base.List(request, cancellationToken);
        return page with { Entries = [.. page.Entries.Reverse()] };
    }

    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        Undeclared(ifMatch is not null);
        return base.Delete(bucket, key, ifMatch, cancellationToken);
    }

    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        Undeclared(request.IfAbsent || request.IfSourceMatches is not null);
        return base.Copy(request, cancellationToken);
    }

    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken)
    {
        Undeclared(true);
        return base.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken);
    }

    private static void Undeclared(bool asked) => Assert.False(asked, "The driver is asked for what it has not declared.");

    /// <summary>Refuses the segments that a URL client folds, a backslash, and a slash at either end.</summary>
    internal sealed class BareKeyRules : KeyRules
    {
        protected override string? Refuse(string key) =>
            key.Split('/').Any(segment => segment is "." or "..") || key[0] == '/' || key[^1] == '/' || key.Contains('\\', StringComparison.Ordinal)
                ? "The key has a '.' or '..' segment, a backslash, or a slash at its start or end."
                : null;
    }
}
