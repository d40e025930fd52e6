using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers;

/// <summary>A class with <c>[Bucket]</c> or <c>[Storage]</c>, as the generator reads it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Bucket">What it says of a bucket. Null means that it is a façade.</param>
/// <param name="Facade">What it says of a façade. Null means that it is a bucket.</param>
internal sealed record Declaration(INamedTypeSymbol Type, AttributeData Attribute, BucketModel? Bucket, FacadeModel? Facade)
{
    public DeclarationFault Fault => Bucket?.Fault ?? Facade?.Fault ?? DeclarationFault.None;

    /// <summary>Reads a class. Null means that it has neither attribute.</summary>
    public static Declaration? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (KnownNames.IsBucketAttribute(attribute))
            {
                return new Declaration(type, attribute, BucketReader.Read(type, attribute, cancellationToken), null);
            }

            if (KnownNames.IsStorageAttribute(attribute))
            {
                return new Declaration(type, attribute, null, FacadeReader.Read(type, cancellationToken));
            }
        }

        return null;
    }

    /// <summary>The class's name in the part that has the attribute.</summary>
    public Location Locate(CancellationToken cancellationToken) =>
        Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation()
        ?? Type.Locations[0];
}
