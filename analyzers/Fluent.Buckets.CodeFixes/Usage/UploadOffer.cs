using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>An upload that can follow a creation: what to upload is not guessed, so it is offered for the only candidate in scope.</summary>
/// <param name="Source">The name of what is uploaded.</param>
/// <param name="Verb">The verb that takes it.</param>
internal sealed record UploadOffer(string Source, string Verb)
{
    public static UploadOffer? Find(InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!AsyncContext.AllowsAwait(creation)
            || StatementOf(creation, model, cancellationToken) is not { } statement
            || model.AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
        {
            return null;
        }

        UploadOffer[] offers = [.. flow.DefinitelyAssignedOnEntry
            .Where(symbol => model.LookupSymbols(statement.SpanStart, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default))
            .Select(Offer)
            .OfType<UploadOffer>()
            .Take(2)];
        return offers.Length == 1 ? offers[0] : null;
    }

    public void Apply(SyntaxEditor editor, InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        StatementSyntax statement = StatementOf(creation, model, cancellationToken)!;
        if (Locals.InitializedBy(Locals.WithParentheses(creation)) is { } local)
        {
            StatementSyntax upload = Upload(SyntaxFactory.IdentifierName(local.Variable.Identifier.WithoutTrivia())).WithTriviaFrom(statement)
                .WithLeadingTrivia(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
            if (statement.Parent is GlobalStatementSyntax global)
            {
                editor.InsertAfter(global, SyntaxFactory.GlobalStatement(upload));
            }
            else
            {
                editor.InsertAfter(statement, upload);
            }
        }
        else
        {
            editor.ReplaceNode(statement, Upload(creation.WithoutTrivia()).WithTriviaFrom(statement));
        }
    }

    private static StatementSyntax? StatementOf(InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax expression = Locals.WithParentheses(creation);
        return creation.Expression is MemberBindingExpressionSyntax
            ? null
            : expression.Parent as ExpressionStatementSyntax
                ?? Locals.DiscardOf(expression, model, cancellationToken)
                ?? (StatementSyntax?)Locals.InitializedBy(expression)?.Statement;
    }

    private static UploadOffer? Offer(ISymbol symbol)
    {
        ITypeSymbol? type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol { IsThis: false } parameter => parameter.Type,
            _ => null,
        };

        return type switch
        {
            null or { NullableAnnotation: NullableAnnotation.Annotated } => null,
            { SpecialType: SpecialType.System_String } when symbol.Name.IndexOf("path", StringComparison.OrdinalIgnoreCase) >= 0 =>
                new UploadOffer(symbol.Name, "UploadFrom"),
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, IsSZArray: true } => new UploadOffer(symbol.Name, "Upload"),
            _ when IsStream(type) => new UploadOffer(symbol.Name, "UploadFrom"),
            _ => null,
        };
    }

    /// <summary>Whether a type is a stream to read from; ours is one to write to.</summary>
    private static bool IsStream(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } })
            {
                return type.Name != "ObjectWriter";
            }
        }

        return false;
    }

    private ExpressionStatementSyntax Upload(ExpressionSyntax target)
    {
        string name = SyntaxFacts.GetKeywordKind(Source) == SyntaxKind.None ? Source : $"@{Source}";
        return SyntaxFactory.ExpressionStatement(Awaits.Await(SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName(Verb)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseName(name)))))));
    }
}
