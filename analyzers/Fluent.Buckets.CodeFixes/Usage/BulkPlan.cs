using Fluent.Buckets.Analyzers;
using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>A call in the place of a loop.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Call">The call, awaited.</param>
/// <param name="Verb">The name of what is called.</param>
internal sealed record BulkPlan(StatementSyntax Loop, ExpressionSyntax Call, string Verb)
{
    public static BulkPlan? Make(CommonForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KnownTypes.Resolve(model.Compilation) is not { } types
            || OperationTypes.Resolve(types) is not { } operations
            || model.GetOperation(loop, cancellationToken) is not ILoopOperation operation
            || BulkLoop.Read(operation, types, operations) is not { } found
            || loop.DescendantTrivia().Any(trivia => trivia.IsDirective))
        {
            return null;
        }

        ExpressionSyntax call = Awaits.ConfigureAs(found.Await.Operation.Syntax, Translate(found));
        return model.GetSpeculativeSymbolInfo(loop.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is null
            ? null
            : new BulkPlan(loop, Awaits.Await(call), found.Bulk.ToString());
    }

    /// <summary>The call as a statement in the place of the loop, with the comments that were in it.</summary>
    public StatementSyntax Statement()
    {
        SyntaxTriviaList leading = Loop.GetLeadingTrivia();
        SyntaxTrivia[] indent = [.. leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))];
        SyntaxTrivia end = Loop.DescendantTrivia().First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTrivia[] comments = [.. Loop.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Where(trivia => Loop.Span.Contains(trivia.Span))];
        return SyntaxFactory.ExpressionStatement(Call)
            .WithLeadingTrivia(leading.AddRange(comments.SelectMany(comment => new[] { comment, end }.Concat(indent))))
            .WithTrailingTrivia(Loop.GetTrailingTrivia());
    }

    private static InvocationExpressionSyntax Translate(BulkLoop loop)
    {
        ExpressionSyntax bucket = Plain(loop.Bucket);
        ExpressionSyntax collection = Plain(loop.Loop.Collection);
        IEnumerable<ArgumentSyntax> token = loop.Verb.Arguments
            .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type.Name == "CancellationToken")
            .Select(argument => SyntaxFactory.Argument(Plain(argument.Value)));
        return loop.Bulk switch
        {
            BulkVerb.DeleteMany => Invoke(bucket, "DeleteMany", [SyntaxFactory.Argument(Keys(loop, collection)), .. token]),
            BulkVerb.DeleteAll => Invoke(bucket, "DeleteAll", [SyntaxFactory.Argument(Prefix(loop)), .. token]),
            BulkVerb.UploadFolder => Invoke(
                bucket, "UploadFolder", [SyntaxFactory.Argument(Plain(BulkLoop.FolderOf(loop.Loop.Collection, loop.Key, loop.Variable)!)), .. token]),
            _ => Invoke(Select(collection, loop, Plain(loop.Operation)), "WhenAll", []),
        };
    }

    private static ExpressionSyntax Keys(BulkLoop loop, ExpressionSyntax collection) =>
        loop.IsOverKeys ? collection : Select(collection, loop, Plain(loop.Key));

    private static ExpressionSyntax Prefix(BulkLoop loop)
    {
        var listing = (IInvocationOperation)((loop.Loop.Collection as IConversionOperation)?.Operand ?? loop.Loop.Collection);
        return listing.Arguments.FirstOrDefault(
            argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Name == "prefix") is { } prefix
                ? Plain(prefix.Value)
                : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(string.Empty));
    }

    private static InvocationExpressionSyntax Select(ExpressionSyntax collection, BulkLoop loop, ExpressionSyntax each)
    {
        string name = SyntaxFacts.GetKeywordKind(loop.Variable.Name) == SyntaxKind.None ? loop.Variable.Name : $"@{loop.Variable.Name}";
        ExpressionSyntax lambda = SyntaxFactory.SimpleLambdaExpression(
            SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)),
            each).WithArrowToken(SyntaxFactory.Token(
                SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.EqualsGreaterThanToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        return Invoke(Primary(collection), "Select", [SyntaxFactory.Argument(lambda)]);
    }

    private static InvocationExpressionSyntax Invoke(ExpressionSyntax target, string name, IEnumerable<ArgumentSyntax> arguments) =>
        Awaits.Invoke(
            target,
            name,
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
                arguments,
                Enumerable.Repeat(
                    SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), Math.Max(0, arguments.Count() - 1)))));

    private static ExpressionSyntax Plain(IOperation operation) => ((ExpressionSyntax)operation.Syntax).WithoutTrivia();

    private static ExpressionSyntax Primary(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BaseObjectCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression);
}
