using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Finds code that asks what a store can do, or that handles that it cannot: it knows that its providers differ.</summary>
internal static class CapabilityQuestions
{
    /// <summary>Whether the member that a call is in asks: itself, or through a flag of its type, which then asks somewhere.</summary>
    public static bool AreAsked(IInvocationOperation call, ISymbol member, CancellationToken cancellationToken)
    {
        bool readsFlag = false;
        foreach (IOperation operation in LocalValues.Root(call).Descendants())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Asks(operation))
            {
                return true;
            }

            readsFlag |= ReadsFlagOf(operation, member.ContainingType);
        }

        return readsFlag && member.ContainingType.DeclaringSyntaxReferences.Any(part => NamesCapabilities(part.GetSyntax(cancellationToken)));
    }

    private static bool Asks(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { } property } =>
            (property.Name == "Capabilities" || property.ContainingType.Name == "StoreCapabilities") && OurMembers.IsOurs(property),
        IFieldReferenceOperation { Field: { Name: "NotSupported" } field } => OurMembers.IsOurs(field),
        _ => false,
    };

    private static bool ReadsFlagOf(IOperation operation, INamedTypeSymbol? type) =>
        operation.Type?.SpecialType == SpecialType.System_Boolean
        && operation switch
        {
            IMemberReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Member.ContainingType, type),
            IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type),
            _ => false,
        };

    private static bool NamesCapabilities(SyntaxNode type) =>
        type.DescendantNodes().Any(node => node.IsKind(SyntaxKind.IdentifierName) && ((IdentifierNameSyntax)node).Identifier.ValueText == "Capabilities");
}
