using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what <c>Create</c> of a bucket gives, until it is uploaded.</summary>
internal sealed class CreatedObjectRule(IAssemblySymbol assembly, INamedTypeSymbol newObject) : FlowRule
{
    public override bool IsFreeToLeave => true;

    public override bool IsBirth(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method is { Name: "Create", IsExtensionMethod: false, ContainingType: { } bucket }
            && IsNewObject(method.ReturnType)
            && IsBucket(bucket);
    }

    public override TrackedUse Call(IInvocationOperation call) => Obligations.CreatedObject[call.TargetMethod.Name];

    public override TrackedUse Access(IPropertyReferenceOperation property) => Obligations.CreatedObject[property.Property.Name];

    /// <summary>The one of a typed bucket may be held as the one of any bucket.</summary>
    public override TrackedUse Convert(IConversionOperation conversion) =>
        conversion.Conversion.IsReference && conversion.Type is { } type && IsNewObject(type) ? TrackedUse.PassThrough : TrackedUse.Escape;

    private bool IsNewObject(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, newObject)
        || (type.BaseType is { } parent && SymbolEqualityComparer.Default.Equals(parent, newObject));

    /// <summary>Whether a type is a bucket of ours, typed or not, or derives from one.</summary>
    private bool IsBucket(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Bucket" && SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, assembly))
            {
                return true;
            }
        }

        return false;
    }
}
