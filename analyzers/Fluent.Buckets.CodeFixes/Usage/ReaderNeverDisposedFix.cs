using System.Composition;
using Fluent.Buckets.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Fixes FB0005: makes the declaration of the stream a <c>using</c> one, asynchronous where it can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ReaderNeverDisposedFix() : NodeFix<UsingPlan>(RuleIds.ReaderNeverDisposed)
{
    protected override UsingPlan? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax verb
        && OpenedStream.Find(verb, "ObjectReader", model, cancellationToken) is { } stream
        && Locals.InitializedBy(stream) is { } local
        && local.Statement.Declaration.Variables.Count == 1
        && ScopeOf(local.Statement) is { } scope
        && !OpenedStream.IsReassigned(local.Variable, scope)
        && !scope.DescendantNodes().Any(inner => inner is LabeledStatementSyntax)
        && model.GetDeclaredSymbol(local.Variable, cancellationToken) is ILocalSymbol { Type: { } type }
            ? new UsingPlan(local.Statement, AsyncContext.AllowsAwait(local.Statement) && IsAsyncDisposable(type))
            : null;

    protected override string Title(UsingPlan plan) => plan.IsAsync ? "Declare the stream with 'await using'" : "Declare the stream with 'using'";

    protected override void Apply(UsingPlan plan, SyntaxEditor editor)
    {
        LocalDeclarationStatementSyntax plain = plan.Statement.WithoutLeadingTrivia();
        SyntaxToken disposed = Keyword(SyntaxKind.UsingKeyword);
        LocalDeclarationStatementSyntax changed = plan.IsAsync
            ? plain.WithAwaitKeyword(Keyword(SyntaxKind.AwaitKeyword).WithLeadingTrivia(plan.Statement.GetLeadingTrivia())).WithUsingKeyword(disposed)
            : plain.WithUsingKeyword(disposed.WithLeadingTrivia(plan.Statement.GetLeadingTrivia()));
        editor.ReplaceNode(plan.Statement, changed);
    }

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>Where the local is known. Null means a place in which no <c>using</c> declaration may stand.</summary>
    private static SyntaxNode? ScopeOf(LocalDeclarationStatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };

    private static bool IsAsyncDisposable(ITypeSymbol type) => type.AllInterfaces.Any(shape => shape.Name == "IAsyncDisposable") || type.Name == "IAsyncDisposable";
}
