using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>A fix that changes the file of the report only, one report by one or all at once.</summary>
/// <typeparam name="TPlan">What the fix does to one report.</typeparam>
internal abstract class NodeFix<TPlan>(string rule) : CodeFixProvider
    where TPlan : class
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [rule];

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await Apply(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root is not null && model is not null && Plan(Find(root, diagnostic), model, context.CancellationToken) is { } plan)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title(plan), token => Apply(context.Document, [diagnostic], token), $"{rule}.Fix"), diagnostic);
        }
    }

    /// <summary>Plans the change. Null means that there is none that leaves the program right and compiling.</summary>
    protected abstract TPlan? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken);

    protected abstract string Title(TPlan plan);

    protected abstract void Apply(TPlan plan, SyntaxEditor editor);

    private static SyntaxNode Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        TPlan[] plans = [.. diagnostics
            .Select(diagnostic => Plan(Find(editor.OriginalRoot, diagnostic), editor.SemanticModel, cancellationToken))
            .OfType<TPlan>()];
        foreach (TPlan plan in plans)
        {
            Apply(plan, editor);
        }

        return editor.GetChangedDocument();
    }
}
