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
        IncrementalValuesProvider<BucketModel> buckets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.BucketAttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => BucketReader.Read((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], token))
            .WithTrackingName(TrackingNames.BucketModels)
            .Where(static bucket => bucket.Fault == DeclarationFault.None)
            .WithTrackingName(TrackingNames.Buckets);

        IncrementalValuesProvider<FacadeModel> facades = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.StorageAttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => FacadeReader.Read((INamedTypeSymbol)target.TargetSymbol, token))
            .WithTrackingName(TrackingNames.FacadeModels);

        IncrementalValuesProvider<KeyModel> keys = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.ObjectKeyAttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => ObjectKeyReader.Read((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], token))
            .WithTrackingName(TrackingNames.KeyModels)
            .Where(static key => key.IsServed)
            .WithTrackingName(TrackingNames.Keys);

        IncrementalValuesProvider<string> keyNames = keys
            .Select(static (key, _) => key.Type.MetadataName)
            .WithTrackingName(TrackingNames.KeyNames);

        IncrementalValuesProvider<AccessorModel> accessors = buckets
            .Select(static (bucket, _) => bucket.ToAccessor())
            .WithTrackingName(TrackingNames.Accessors);

        IncrementalValueProvider<EquatableArray<string>> clashes = accessors.Collect()
            .Combine(facades.Collect())
            .Combine(keyNames.Collect())
            .Select(static (all, _) => HintNames.FindClashes(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.HintClashes);

        IncrementalValuesProvider<FacadeFile> facadeFiles = accessors.Collect()
            .Combine(facades.Collect())
            .SelectMany(static (both, token) => FacadeFiles.Make(both.Left, both.Right, token))
            .WithTrackingName(TrackingNames.FacadeFiles);

        IncrementalValuesProvider<(BucketModel Bucket, EquatableArray<string> Clashes)> bucketFiles = buckets
            .Combine(clashes)
            .WithTrackingName(TrackingNames.BucketFiles);

        IncrementalValuesProvider<(KeyModel Key, EquatableArray<string> Clashes)> keyFiles = keys
            .Combine(clashes)
            .WithTrackingName(TrackingNames.KeyFiles);

        RegisterStoreDrivers(context, facades);
        context.RegisterSourceOutput(
            bucketFiles,
            static (output, file) => output.AddSource(HintNames.Make(file.Bucket.Type, file.Clashes), BucketEmitter.Emit(file.Bucket)));
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
}
