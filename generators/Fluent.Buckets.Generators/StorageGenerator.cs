using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Turns types with <c>[Bucket]</c>, <c>[Storage]</c> and <c>[ObjectKey]</c> into buckets, façades and keys. It reports nothing:
/// the analyzers do, by the same reading.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StorageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<KeyDeclaration> declaredKeys = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.ObjectKeyAttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => ObjectKeyReader.ReadDeclaration((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], token))
            .WithTrackingName(TrackingNames.KeyDeclarations)
            .Where(static declared => declared.Key is not null);

        // What a key's own part is made of, and what its buckets need of it: an edit often changes only one of them.
        IncrementalValuesProvider<KeyModel> keys = declaredKeys
            .Select(static (declared, _) => declared.Model)
            .WithTrackingName(TrackingNames.KeyModels);

        IncrementalValueProvider<KeyTable> keyTable = declaredKeys
            .Select(static (declared, _) => declared.Key!)
            .WithTrackingName(TrackingNames.BucketKeys)
            .Collect()
            .Select(static (all, _) => new KeyTable(all))
            .WithTrackingName(TrackingNames.KeyTables);

        IncrementalValuesProvider<BucketModel> plain = FindBuckets(context, KnownNames.BucketAttributeMetadataName)
            .Select(static (draft, _) => draft.Bucket)
            .WithTrackingName(TrackingNames.Buckets);
        IncrementalValuesProvider<BucketModel> keyed = JoinKeys(
            FindBuckets(context, KnownNames.KeyedBucketAttributeMetadataName), keyTable);
        IncrementalValuesProvider<BucketModel> withContent = JoinKeys(
            FindBuckets(context, KnownNames.ContentBucketAttributeMetadataName), keyTable);

        IncrementalValueProvider<ImmutableArray<JsonContextModel>> contexts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                JsonContextReader.AttributeMetadataName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (target, _) => JsonContextReader.Read((INamedTypeSymbol)target.TargetSymbol))
            .WithTrackingName(TrackingNames.JsonContexts)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect();

        IncrementalValuesProvider<FacadeModel> facades = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.StorageAttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => FacadeReader.Read((INamedTypeSymbol)target.TargetSymbol, token))
            .WithTrackingName(TrackingNames.FacadeModels);

        IncrementalValuesProvider<string> keyNames = keys
            .Select(static (key, _) => key.Type.MetadataName)
            .WithTrackingName(TrackingNames.KeyNames);

        IncrementalValueProvider<ImmutableArray<AccessorModel>> accessors = FindAccessors(plain)
            .Combine(FindAccessors(keyed))
            .Combine(FindAccessors(withContent))
            .Select(static (all, _) => all.Left.Left.AddRange(all.Left.Right).AddRange(all.Right));

        IncrementalValueProvider<EquatableArray<string>> clashes = accessors
            .Combine(facades.Collect())
            .Combine(keyNames.Collect())
            .Select(static (all, _) => HintNames.FindClashes(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.HintClashes);

        IncrementalValuesProvider<FacadeFile> facadeFiles = accessors
            .Combine(facades.Collect())
            .SelectMany(static (both, token) => FacadeFiles.Make(both.Left, both.Right, token))
            .WithTrackingName(TrackingNames.FacadeFiles);

        IncrementalValuesProvider<BucketFile> contentFiles = withContent
            .Combine(contexts)
            .Select(static (both, _) => new BucketFile(both.Left, SerializationRules.Find(both.Left.Content!, both.Right)))
            .WithTrackingName(TrackingNames.BucketSerializations);

        IncrementalValuesProvider<(KeyModel Key, EquatableArray<string> Clashes)> keyFiles = keys
            .Combine(clashes)
            .WithTrackingName(TrackingNames.KeyFiles);

        RegisterStoreDrivers(context, facades);
        EmitBuckets(context, plain.Select(static (bucket, _) => new BucketFile(bucket, null)), clashes);
        EmitBuckets(context, keyed.Select(static (bucket, _) => new BucketFile(bucket, null)), clashes);
        EmitBuckets(context, contentFiles, clashes);
        context.RegisterSourceOutput(
            facadeFiles.Combine(clashes),
            static (output, file) => output.AddSource(
                HintNames.Make(file.Left.Type, file.Right),
                file.Left.IsStatic ? StaticFacadeEmitter.Emit(file.Left) : InstanceFacadeEmitter.Emit(file.Left)));
        context.RegisterSourceOutput(
            keyFiles,
            static (output, file) => output.AddSource(HintNames.Make(file.Key.Type, file.Clashes), KeyEmitter.Emit(file.Key)));
    }

    /// <summary>Registers the drivers in every program, and in every library that has a façade of its own.</summary>
    private static void RegisterStoreDrivers(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<FacadeModel> facades)
    {
        IncrementalValueProvider<EquatableArray<StoreDriverModel>> drivers = context.MetadataReferencesProvider.Collect()
            .Select(StoreDriverReader.Read)
            .WithTrackingName(TrackingNames.StoreDrivers);

        IncrementalValueProvider<bool> isProgram = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Options.OutputKind
                is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication)
            .WithTrackingName(TrackingNames.OutputKinds);

        IncrementalValueProvider<EquatableArray<StoreDriverModel>> registrations = drivers
            .Combine(isProgram)
            .Combine(facades.Collect())
            .Select(static (all, _) => all.Left.Right || all.Right.Length > 0 ? all.Left.Left : default)
            .WithTrackingName(TrackingNames.Registrations);

        context.RegisterSourceOutput(registrations, static (output, drivers) =>
        {
            if (drivers.Count > 0)
            {
                output.AddSource(StoreDriverEmitter.HintName, StoreDriverEmitter.Emit(drivers));
            }
        });
    }

    private static IncrementalValuesProvider<BucketDraft> FindBuckets(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => BucketReader.ReadDraft((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], token))
            .WithTrackingName(TrackingNames.BucketDrafts)
            .Where(static draft => draft.Bucket.Fault == DeclarationFault.None);

    /// <summary>Gives each bucket its own key only, so that an edit of one key leaves the buckets of all others as they are.</summary>
    private static IncrementalValuesProvider<BucketModel> JoinKeys(
        IncrementalValuesProvider<BucketDraft> drafts, IncrementalValueProvider<KeyTable> keys) => drafts
            .Combine(keys)
            .Select(static (both, _) => KeyJoin.Complete(both.Left, both.Right))
            .Where(static bucket => bucket.Fault == DeclarationFault.None)
            .WithTrackingName(TrackingNames.Buckets);

    private static IncrementalValueProvider<ImmutableArray<AccessorModel>> FindAccessors(IncrementalValuesProvider<BucketModel> buckets) =>
        buckets.Select(static (bucket, _) => bucket.ToAccessor()).WithTrackingName(TrackingNames.Accessors).Collect();

    private static void EmitBuckets(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<BucketFile> files,
        IncrementalValueProvider<EquatableArray<string>> clashes) => context.RegisterSourceOutput(
            files.Combine(clashes).WithTrackingName(TrackingNames.BucketFiles),
            static (output, file) => output.AddSource(HintNames.Make(file.Left.Bucket.Type, file.Right), BucketEmitter.Emit(file.Left)));
}
