using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Where a writer gets completed.</summary>
/// <param name="Completion">The statement that completes it.</param>
/// <param name="Declaration">The statement that declares it.</param>
/// <param name="Statements">What comes after in its scope.</param>
internal sealed record CompletionPlan(StatementSyntax Completion, StatementSyntax Declaration, IReadOnlyList<StatementSyntax> Statements)
{
    public static CompletionPlan? Make(InvocationExpressionSyntax verb, SemanticModel model, CancellationToken cancellationToken)
    {
        if (OpenedStream.Find(verb, "ObjectWriter", model, cancellationToken) is not AwaitExpressionSyntax
            {
                Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable },
            } opened
            || declaration.Parent is not StatementSyntax statement
            || !AsyncContext.AllowsAwait(opened)
            || StatementsAfter(statement) is not { } after
            || model.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol { Type.Name: "ObjectWriter" })
        {
            return null;
        }

        StatementSyntax[] passed = [.. after.Take(after.Count - (EndsInReturn(after) ? 1 : 0))];
        bool isRight = after.All(next => !OpenedStream.IsReassigned(variable, next))
            && passed.All(next => OpenedStream.Uses(variable, next).All(use => IsPlain(use, model, cancellationToken)))
            && (!EndsInReturn(after) || !OpenedStream.Uses(variable, after[after.Count - 1]).Any())
            && !after.Any(next => next is LocalFunctionStatementSyntax or LabeledStatementSyntax)
            && GoesThrough(passed, model);
        return isRight ? new CompletionPlan(Complete(variable, verb, opened), statement, after) : null;
    }

    public void Apply(SyntaxEditor editor)
    {
        StatementSyntax last = Statements.Count > 0 ? Statements[Statements.Count - 1] : Declaration;
        if (Statements.Count == 0 && Declaration is UsingStatementSyntax { Statement: BlockSyntax body })
        {
            editor.ReplaceNode(body, (current, _) => ((BlockSyntax)current).AddStatements(Completion.WithAdditionalAnnotations(Formatter.Annotation)));
        }
        else if (last is ReturnStatementSyntax)
        {
            editor.InsertBefore(Placed(last), Placed(Indented(last), last));
        }
        else
        {
            editor.InsertAfter(Placed(last), Placed(Indented(last), last));
        }
    }

    private static SyntaxNode Placed(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global : statement;

    private static SyntaxNode Placed(StatementSyntax statement, StatementSyntax beside) =>
        beside.Parent is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;

    private static IReadOnlyList<StatementSyntax>? StatementsAfter(StatementSyntax declaration) => declaration switch
    {
        UsingStatementSyntax { Statement: BlockSyntax body } => body.Statements,
        LocalDeclarationStatementSyntax { Parent: BlockSyntax block } => [.. block.Statements.SkipWhile(other => other != declaration).Skip(1)],
        LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } } =>
            [.. unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).SkipWhile(other => other != declaration).Skip(1)],
        _ => null,
    };

    private static bool EndsInReturn(IReadOnlyList<StatementSyntax> statements) =>
        statements.Count > 0 && statements[statements.Count - 1] is ReturnStatementSyntax;

    /// <summary>Whether a use leaves nothing behind that still holds bytes: a stream around this one would have to be disposed first.</summary>
    private static bool IsPlain(IdentifierNameSyntax use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (use.Parent is MemberAccessExpressionSyntax access && access.Expression == use)
        {
            return access.Parent is InvocationExpressionSyntax || access.Parent is not ArgumentSyntax;
        }

        return use.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            && (method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false });
    }

    /// <summary>Whether control comes in at the first statement and goes out behind the last, and nowhere else.</summary>
    private static bool GoesThrough(StatementSyntax[] statements, SemanticModel model) =>
        statements.Length == 0
        || model.AnalyzeControlFlow(statements[0], statements[statements.Length - 1]) is
        {
            Succeeded: true,
            ExitPoints.IsEmpty: true,
            EntryPoints.IsEmpty: true,
            EndPointIsReachable: true,
        };

    private static ExpressionStatementSyntax Complete(VariableDeclaratorSyntax variable, InvocationExpressionSyntax verb, AwaitExpressionSyntax opened)
    {
        ExpressionSyntax completion = Awaits.Invoke(
            SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()), "CompleteAsync", verb.ArgumentList.WithoutTrivia());
        return SyntaxFactory.ExpressionStatement(Awaits.Await(Awaits.ConfigureAs(opened.Expression, completion)));
    }

    private StatementSyntax Indented(StatementSyntax beside)
    {
        SyntaxTrivia end = Declaration.GetTrailingTrivia().FirstOrDefault(IsEndOfLine) is { RawKind: not 0 } written
            ? written
            : SyntaxFactory.ElasticCarriageReturnLineFeed;
        IEnumerable<SyntaxTrivia> indent = beside.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));

        // The last line of a file may have no end.
        return beside is ReturnStatementSyntax || beside.GetTrailingTrivia().Any(IsEndOfLine)
            ? Completion.WithLeadingTrivia(indent).WithTrailingTrivia(end)
            : Completion.WithLeadingTrivia(indent.Prepend(end)).WithTrailingTrivia(SyntaxTriviaList.Empty);
    }

    private static bool IsEndOfLine(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
