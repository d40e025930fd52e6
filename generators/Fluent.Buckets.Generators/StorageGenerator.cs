using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Turns classes with <c>[Bucket]</c> and <c>[Storage]</c> into buckets and façades. It reports nothing: the analyzers do, by the same reading.
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

        IncrementalValuesProvider<AccessorModel> accessors = buckets
            .Select(static (bucket, _) => bucket.ToAccessor())
            .WithTrackingName(TrackingNames.Accessors);

        IncrementalValueProvider<EquatableArray<string>> clashes = accessors.Collect()
            .Combine(facades.Collect())
            .Select(static (both, _) => HintNames.FindClashes(both.Left, both.Right))
            .WithTrackingName(TrackingNames.HintClashes);

        IncrementalValuesProvider<FacadeFile> facadeFiles = accessors.Collect()
            .Combine(facades.Collect())
            .SelectMany(static (both, token) => FacadeFiles.Make(both.Left, both.Right, token))
            .WithTrackingName(TrackingNames.FacadeFiles);

        IncrementalValuesProvider<(BucketModel Bucket, EquatableArray<string> Clashes)> bucketFiles = buckets
            .Combine(clashes)
            .WithTrackingName(TrackingNames.BucketFiles);

        RegisterStoreDrivers(context, facades);
        context.RegisterSourceOutput(
            bucketFiles,
            static (output, file) => output.AddSource(HintNames.Make(file.Bucket.Type, file.Clashes), BucketEmitter.Emit(file.Bucket)));
        context.RegisterSourceOutput(
            facadeFiles.Combine(clashes),
            static (output, file) => output.AddSource(
                HintNames.Make(file.Left.Type, file.Right),
                file.Left.IsStatic ? StaticFacadeEmitter.Emit(file.Left) : InstanceFacadeEmitter.Emit(file.Left)));
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
