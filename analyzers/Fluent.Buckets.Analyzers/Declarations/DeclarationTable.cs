using System.Runtime.CompilerServices;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers;

/// <summary>All declarations of a compilation: what a rule needs that looks at more than one class. Made when the first one is looked at.</summary>
internal sealed class DeclarationTable
{
    // What StoreRegistry takes null for.
    private const string DefaultStore = "default";

    private static readonly ConditionalWeakTable<Compilation, DeclarationTable> Tables = new();

    private readonly Dictionary<string, Placement> _placements = new(StringComparer.Ordinal);
    private readonly ILookup<(string? Facade, string Accessor), Declaration> _byAccessor;
    private readonly ILookup<(string? Facade, string Store, string Name), Declaration> _byName;

    private DeclarationTable(List<Declaration> declarations, List<JsonContextModel> contexts, CancellationToken cancellationToken)
    {
        Contexts = contexts;
        Declaration[] buckets = [.. declarations.Where(static declaration => declaration.Bucket is { Fault: DeclarationFault.None })];
        foreach (Placement placement in PlacementRules.Place(
            buckets.Select(static declaration => declaration.Bucket!.ToAccessor()),
            declarations.Select(static declaration => declaration.Facade).OfType<FacadeModel>(),
            cancellationToken))
        {
            _placements[placement.Accessor.Bucket.MetadataName] = placement;
        }

        _byAccessor = buckets.ToLookup(declaration => AccessorOf(declaration.Bucket!));
        _byName = buckets.ToLookup(declaration => NameOf(declaration.Bucket!));
    }

    /// <summary>The project's contexts of JSON serialization.</summary>
    public IReadOnlyList<JsonContextModel> Contexts { get; }

    /// <summary>The table of a compilation.</summary>
    public static DeclarationTable Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Tables.TryGetValue(compilation, out DeclarationTable? table))
        {
            return table;
        }

        var declarations = new List<Declaration>();
        var contexts = new List<JsonContextModel>();
        Collect(compilation.Assembly.GlobalNamespace, declarations, contexts, cancellationToken);
        table = new DeclarationTable(declarations, contexts, cancellationToken);
        return Tables.GetValue(compilation, _ => table);
    }

    /// <summary>Where a bucket belongs. Null means that it cannot be served.</summary>
    public Placement? PlaceOf(BucketModel bucket) =>
        _placements.TryGetValue(bucket.Type.MetadataName, out Placement? placement) ? placement : null;

    /// <summary>Another bucket of the same façade with the same accessor. Null means none.</summary>
    public Declaration? FindSameAccessor(BucketModel bucket) => FindOther(_byAccessor[AccessorOf(bucket)], bucket);

    /// <summary>Another bucket of the same façade with the same name in the same store. Null means none.</summary>
    public Declaration? FindSameName(BucketModel bucket) => FindOther(_byName[NameOf(bucket)], bucket);

    private static void Collect(
        INamespaceOrTypeSymbol container,
        List<Declaration> declarations,
        List<JsonContextModel> contexts,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (container is INamespaceSymbol @namespace)
        {
            foreach (INamespaceSymbol inner in @namespace.GetNamespaceMembers())
            {
                Collect(inner, declarations, contexts, cancellationToken);
            }
        }

        foreach (INamedTypeSymbol type in container.GetTypeMembers())
        {
            if (Declaration.Read(type, cancellationToken) is { } declaration)
            {
                declarations.Add(declaration);
            }
            else if (JsonContextReader.Read(type) is { } context)
            {
                contexts.Add(context);
            }

            Collect(type, declarations, contexts, cancellationToken);
        }
    }

    private Declaration? FindOther(IEnumerable<Declaration> sharing, BucketModel bucket) => FacadeOf(bucket) is null
        ? null
        : sharing.FirstOrDefault(other => other.Bucket!.Type.MetadataName != bucket.Type.MetadataName);

    private string? FacadeOf(BucketModel bucket) => PlaceOf(bucket)?.Facade?.Type.MetadataName;

    private (string? Facade, string Accessor) AccessorOf(BucketModel bucket) => (FacadeOf(bucket), bucket.Accessor);

    private (string? Facade, string Store, string Name) NameOf(BucketModel bucket) =>
        (FacadeOf(bucket), bucket.Store ?? DefaultStore, bucket.Name);
}
