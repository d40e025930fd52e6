using System.Collections.Immutable;
using System.Composition;
using Fluent.Buckets.Analyzers;
using Fluent.Buckets.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Values;

/// <summary>Takes the slash from a key's start and makes its backslashes slashes, where that is all that is wrong with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class LiteralKeyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.LiteralKey];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.Mended, out string? mended)
                && mended is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax key
                && model is not null
                && KeyEdit.TryMend(key, mended, model, context.CancellationToken) is { } better)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write the key \"{KeySlips.Show(mended)}\"",
                        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(key, better))),
                        equivalenceKey: nameof(LiteralKeyFix)),
                    diagnostic);
            }
        }
    }
}
