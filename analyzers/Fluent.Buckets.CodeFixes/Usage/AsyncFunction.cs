using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Makes functions async where their callers do not notice: they give a task already, or only the runtime calls them.</summary>
internal static class AsyncFunction
{
    public static bool CanBecome(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        if (function is AnonymousFunctionExpressionSyntax lambda)
        {
            return IsRun(lambda, model, cancellationToken);
        }

        return function is MethodDeclarationSyntax { Body: not null } or LocalFunctionStatementSyntax { Body: not null }
            && model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && !OwnNodes(function).Any(node => node is YieldStatementSyntax || IsNullReturn(node))
            && (IsTask(method.ReturnType) || IsEntryPoint(method, model, cancellationToken));
    }

    public static void Make(SyntaxEditor editor, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        if (function is AnonymousFunctionExpressionSyntax)
        {
            editor.ReplaceNode(function, static (current, _) => WithAsync((AnonymousFunctionExpressionSyntax)current));
            return;
        }

        var method = (IMethodSymbol)model.GetDeclaredSymbol(function, cancellationToken)!;
        if (IsTask(method.ReturnType))
        {
            bool hasResult = method.ReturnType is INamedTypeSymbol { IsGenericType: true };
            foreach (ReturnStatementSyntax statement in OwnNodes(function).OfType<ReturnStatementSyntax>())
            {
                TaskReturn.Rewrite(editor, statement, hasResult);
            }
        }
        else
        {
            editor.ReplaceNode(ReturnTypeOf(function), static (current, _) => TaskOf((TypeSyntax)current));
        }

        editor.ReplaceNode(function, static (current, _) => WithAsync(current));
    }

    /// <summary>Whether a lambda is what <c>Task.Run</c> runs, which takes an async one as well.</summary>
    public static bool IsRun(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
        && call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol
        {
            Name: "Run",
            ContainingType: { Name: "Task", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } },
        };

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    private static bool IsEntryPoint(IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken) =>
        method.ReturnType.SpecialType is SpecialType.System_Void or SpecialType.System_Int32
        && SymbolEqualityComparer.Default.Equals(model.Compilation.GetEntryPoint(cancellationToken), method);

    private static bool IsNullReturn(SyntaxNode node) =>
        node is ReturnStatementSyntax { Expression: { } result }
        && result.DescendantNodesAndSelf().Any(part => part.IsKind(SyntaxKind.NullLiteralExpression) && part.Parent is not ArgumentSyntax);

    private static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || !AsyncContext.IsFunction(node));

    private static TypeSyntax ReturnTypeOf(SyntaxNode function) =>
        function is MethodDeclarationSyntax method ? method.ReturnType : ((LocalFunctionStatementSyntax)function).ReturnType;

    private static TypeSyntax TaskOf(TypeSyntax result)
    {
        string name = "global::System.Threading.Tasks.Task";
        if (result is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
        {
            name += $"<{result.WithoutTrivia()}>";
        }

        return SyntaxFactory.ParseTypeName(name).WithTriviaFrom(result).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static SyntaxNode WithAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: > 0 } method => method.WithModifiers(Append(method.Modifiers)),
        LocalFunctionStatementSyntax { Modifiers.Count: > 0 } local => local.WithModifiers(Append(local.Modifiers)),
        MethodDeclarationSyntax method => method.WithoutLeadingTrivia().WithModifiers(First(method)),
        LocalFunctionStatementSyntax local => local.WithoutLeadingTrivia().WithModifiers(First(local)),
        _ => function,
    };

    private static AnonymousFunctionExpressionSyntax WithAsync(AnonymousFunctionExpressionSyntax lambda)
    {
        SyntaxToken keyword = Awaits.AsyncKeyword.WithLeadingTrivia(lambda.GetLeadingTrivia());
        return lambda.WithoutLeadingTrivia().WithModifiers(lambda.Modifiers.Add(keyword));
    }

    /// <summary>Adds the keyword behind the others, but before <c>partial</c>, which is last.</summary>
    private static SyntaxTokenList Append(SyntaxTokenList modifiers)
    {
        int last = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return last <= 0 ? modifiers.Add(Awaits.AsyncKeyword) : modifiers.Insert(last, Awaits.AsyncKeyword);
    }

    private static SyntaxTokenList First(SyntaxNode function) =>
        SyntaxFactory.TokenList(Awaits.AsyncKeyword.WithLeadingTrivia(function.GetLeadingTrivia()));
}
