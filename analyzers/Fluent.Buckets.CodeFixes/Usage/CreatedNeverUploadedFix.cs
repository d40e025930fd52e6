using System.Collections.Immutable;
using System.Composition;
using Fluent.Buckets.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Fixes FB0001: removes the creation, or uploads the only thing in scope that can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class CreatedNeverUploadedFix : CodeFixProvider
{
    internal const string RemoveKey = "FB0001.Remove";
    internal const string UploadKey = "FB0001.Upload";

    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CreatedNeverUploaded];

    /// <summary>What to upload is a choice that is made one by one, so only removals are done all at once.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => context.CodeActionEquivalenceKey == RemoveKey
            ? await Remove(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
            : null);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root is null || model is null || Find(root, diagnostic) is not { } creation)
        {
            return;
        }

        if (CreationRemoval.Find(creation, model, context.CancellationToken) is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Remove the creation", token => Remove(context.Document, [diagnostic], token), RemoveKey), diagnostic);
        }

        if (UploadOffer.Find(creation, model, context.CancellationToken) is { } offer)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Upload from '{offer.Source}'", token => Upload(context.Document, diagnostic, offer, token), UploadKey),
                diagnostic);
        }
    }

    private static InvocationExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as InvocationExpressionSyntax;

    private static async Task<Document> Remove(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        SyntaxNode[] removed = [.. diagnostics
            .Select(diagnostic => Find(editor.OriginalRoot, diagnostic))
            .OfType<InvocationExpressionSyntax>()
            .Select(creation => CreationRemoval.Find(creation, editor.SemanticModel, cancellationToken))
            .OfType<SyntaxNode>()];
        CreationRemoval.RemoveAll(editor, removed);
        return editor.GetChangedDocument();
    }

    private static async Task<Document> Upload(
        Document document, Diagnostic diagnostic, UploadOffer offer, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (Find(editor.OriginalRoot, diagnostic) is { } creation)
        {
            offer.Apply(editor, creation, editor.SemanticModel, cancellationToken);
        }

        return editor.GetChangedDocument();
    }
}
