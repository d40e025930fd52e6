using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers;

/// <summary>A type with <c>[Bucket]</c>, <c>[Storage]</c> or <c>[ObjectKey]</c>, as the generator reads it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Bucket">What it says of a bucket. Null means that it is none.</param>
/// <param name="Facade">What it says of a façade. Null means that it is none.</param>
/// <param name="Key">What it says of a key. Null means that it is none.</param>
internal sealed record Declaration(
    INamedTypeSymbol Type, AttributeData Attribute, BucketModel? Bucket = null, FacadeModel? Facade = null, KeyModel? Key = null)
{
    public DeclarationFault Fault => Bucket?.Fault ?? Facade?.Fault ?? Key?.Fault ?? DeclarationFault.None;

    /// <summary>The attribute's name as it is written.</summary>
    public string AttributeName => Bucket is not null ? "Bucket" : Facade is not null ? "Storage" : "ObjectKey";

    /// <summary>Reads a type. Null means that it has none of the attributes.</summary>
    public static Declaration? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (KnownNames.IsBucketAttribute(attribute))
            {
                return new Declaration(type, attribute, Bucket: BucketReader.Read(type, attribute, cancellationToken));
            }

            if (KnownNames.IsStorageAttribute(attribute))
            {
                return new Declaration(type, attribute, Facade: FacadeReader.Read(type, cancellationToken));
            }

            if (KnownNames.IsObjectKeyAttribute(attribute))
            {
                return new Declaration(type, attribute, Key: ObjectKeyReader.Read(type, attribute, cancellationToken));
            }
        }

        return null;
    }

    /// <summary>The type's name in the part that has the attribute.</summary>
    public Location Locate(CancellationToken cancellationToken) =>
        Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation()
        ?? Type.Locations[0];
}
