using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers;

/// <summary>Writes the nearest name that the declared providers accept, where the name is a literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BucketNameFix))]
[Shared]
public sealed class BucketNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.BucketName];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(BucketNameAnalyzer.Suggestion, out string? better)
                && better is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Name it \"{better}\"",
                        _ => Task.FromResult(Rename(context.Document, root, literal, better)),
                        equivalenceKey: nameof(BucketNameFix)),
                    diagnostic);
            }
        }
    }

    private static Document Rename(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string name)
    {
        SyntaxNode renamed = SyntaxFactory
            .LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name))
            .WithTriviaFrom(literal);
        return document.WithSyntaxRoot(root.ReplaceNode(literal, renamed));
    }
}
