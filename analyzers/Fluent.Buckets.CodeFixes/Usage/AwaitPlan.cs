using Fluent.Buckets.Analyzers;
using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>How one operation gets awaited.</summary>
/// <param name="Replaced">The expression in whose place the awaited operation comes.</param>
/// <param name="Operation">The operation, with its modifiers.</param>
/// <param name="Function">The function that has to become async. Null means none.</param>
internal sealed record AwaitPlan(ExpressionSyntax Replaced, ExpressionSyntax Operation, SyntaxNode? Function)
{
    /// <summary>Null means that there is no await that leaves the program right and compiling.</summary>
    public static AwaitPlan? Make(InvocationExpressionSyntax verb, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KnownTypes.Resolve(model.Compilation) is not { } types
            || OperationTypes.Resolve(types) is not { } operations
            || verb.Expression is MemberBindingExpressionSyntax
            || !operations.IsOperation(model.GetTypeInfo(verb, cancellationToken).Type))
        {
            return null;
        }

        ExpressionSyntax operation = WithModifiers(verb, operations, model, cancellationToken);
        if (operation.Parent is AnonymousFunctionExpressionSyntax lambda)
        {
            return AsyncFunction.IsRun(lambda, model, cancellationToken) && IsResultUnused((InvocationExpressionSyntax)lambda.Parent!.Parent!.Parent!)
                && AsyncContext.AllowsAwaitIn(operation, lambda)
                ? new AwaitPlan(operation, operation, lambda)
                : null;
        }

        if (Replace(operation, model, cancellationToken) is not { } replaced)
        {
            return null;
        }

        if (AsyncContext.AllowsAwait(operation))
        {
            return new AwaitPlan(replaced, operation, null);
        }

        return AsyncContext.FunctionOf(operation) is { } function
            && !AsyncContext.IsAsync(function)
            && AsyncContext.AllowsAwaitIn(operation, function)
            && AsyncFunction.CanBecome(function, model, cancellationToken)
                ? new AwaitPlan(replaced, operation, function)
                : null;
    }

    private static ExpressionSyntax WithModifiers(
        ExpressionSyntax operation, OperationTypes operations, SemanticModel model, CancellationToken cancellationToken)
    {
        while (Locals.WithParentheses(operation) is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } inner
            && access.Expression == inner
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            && operations.IsModifier(method))
        {
            operation = call;
        }

        return Locals.WithParentheses(operation);
    }

    private static ExpressionSyntax? Replace(ExpressionSyntax operation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (operation.Parent is ExpressionStatementSyntax)
        {
            return operation;
        }

        if (Locals.DiscardOf(operation, model, cancellationToken) is { } discard)
        {
            return discard.Expression;
        }

        // A local that is used elsewhere is used as an operation, and one of a written type cannot hold the result.
        return Locals.InitializedBy(operation) is { } local
            && local.Statement.Declaration.Type.IsVar
            && Locals.IsUnused(local.Variable, local.Statement)
                ? operation
                : null;
    }

    /// <summary>Whether nobody looks at what <c>Task.Run</c> gives, so that it may become another type.</summary>
    private static bool IsResultUnused(ExpressionSyntax run)
    {
        ExpressionSyntax outer = Locals.WithParentheses(run);
        return outer.Parent switch
        {
            ExpressionStatementSyntax => true,
            AwaitExpressionSyntax awaited => IsResultUnused(awaited),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Wait", Parent: InvocationExpressionSyntax call } =>
                IsResultUnused(call),
            _ => false,
        };
    }
}
