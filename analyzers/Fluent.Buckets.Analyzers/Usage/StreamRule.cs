using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows a stream from the verb that opens it, through the <c>await</c>, until it is ended.</summary>
internal abstract class StreamRule(OperationTypes types, INamedTypeSymbol stream, UseTable uses) : FlowRule
{
    public override FlowOutcome Born => FlowOutcome.Pending;

    public sealed override bool IsBirth(IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(types.ResultOf(call.TargetMethod.ReturnType), stream)
        && types.IsVerb(call.TargetMethod)
        && !IsGivenByLambda(call.Syntax);

    public sealed override TrackedUse Call(IInvocationOperation call)
    {
        if (!IsOpening(call.Instance?.Type))
        {
            return uses[call.TargetMethod.Name];
        }

        return types.IsModifier(call.TargetMethod) ? TrackedUse.PassThrough : Obligations.Opening[call.TargetMethod.Name];
    }

    public sealed override TrackedUse Access(IPropertyReferenceOperation property) =>
        IsOpening(property.Instance?.Type) ? Obligations.Opening[property.Property.Name] : uses[property.Property.Name];

    public sealed override TrackedUse Await(IAwaitOperation operation) => TrackedUse.Begin;

    public sealed override TrackedUse Convert(IConversionOperation conversion) =>
        conversion.OperatorMethod is { } method
            ? OfOperator(method)
            : conversion.Conversion.IsReference ? TrackedUse.PassThrough : TrackedUse.Escape;

    /// <summary>
    /// Whether a stream is all that a lambda gives, as in <c>async () => await item.OpenRead()</c>. It is the caller's, also where the lambda's type leaves
    /// out the result, as it does in most tests that expect a fault.
    /// </summary>
    private static bool IsGivenByLambda(SyntaxNode call)
    {
        SyntaxNode current = call;
        while (current.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            current = current.Parent;
        }

        return current.Parent is AnonymousFunctionExpressionSyntax lambda && lambda.ExpressionBody == current;
    }

    /// <summary>The conversion of an operation to its task.</summary>
    private TrackedUse OfOperator(IMethodSymbol method) =>
        types.IsOperation(method.ContainingType) ? TrackedUse.PassThrough : TrackedUse.Escape;

    /// <summary>Whether a type is that of the operation, of its task, or of an awaiter.</summary>
    private bool IsOpening(ITypeSymbol? type) =>
        types.IsOperation(type)
        || type?.ContainingNamespace is { Name: "Tasks", ContainingNamespace.Name: "Threading" } or { Name: "CompilerServices", ContainingNamespace.Name: "Runtime" };
}
