using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what only names a bucket or an object, until anything is done with it. What <c>Create</c> gives has a rule of its own.</summary>
internal sealed class HandleRule(KnownTypes types) : FlowRule
{
    public override TrackedUse Look => TrackedUse.Discharge;

    public override bool IsBirth(IInvocationOperation call) =>
        call.TargetMethod is { MethodKind: MethodKind.Ordinary, ReturnType: INamedTypeSymbol { TypeKind: TypeKind.Class } handle } method
        && IsHandle(handle)
        && types.IsOursOrGenerated(method)
        && !IsTried(call.Syntax);

    public override TrackedUse Call(IInvocationOperation call) => Obligations.Handle[call.TargetMethod.Name];

    public override TrackedUse Access(IPropertyReferenceOperation property) => Obligations.Handle[property.Property.Name];

    private bool IsHandle(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "Bucket" or "BucketObject" or "TypedBucket" or "ReadOnlyBucket" or "ReadOnlyObject" && types.IsOurs(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a handler stands ready for what a bad name or key throws, so that building the handle is what is tried.</summary>
    private static bool IsTried(SyntaxNode call) => call.Ancestors().Any(
        outer => outer is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block.Span.Contains(call.Span));
}
