using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what <c>Create</c> of a bucket gives, until it is uploaded.</summary>
internal sealed class CreatedObjectRule(IAssemblySymbol assembly, INamedTypeSymbol newObject) : FlowRule
{
    public override bool IsBirth(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method is { Name: "Create", IsExtensionMethod: false, ContainingType: { } bucket }
            && SymbolEqualityComparer.Default.Equals(method.ReturnType, newObject)
            && IsBucket(bucket);
    }

    public override TrackedUse Call(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "OpenWrite" or "StartUpload" or "SignUploadUrl" => TrackedUse.Discharge,
        string name when name.StartsWith("Upload", StringComparison.Ordinal) => TrackedUse.Discharge,
        _ => IsObjectMethod(call.TargetMethod) ? TrackedUse.Ignore : TrackedUse.Escape,
    };

    public override TrackedUse Access(IPropertyReferenceOperation property) =>
        property.Property.Name is "Key" or "Bucket" ? TrackedUse.Ignore : TrackedUse.Escape;

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
