using System.Collections.Immutable;
using System.Composition;
using Fluent.Buckets.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Fixes FB0002: awaits the operation, in a function that becomes async if it has to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class NeverAwaitedFix : CodeFixProvider
{
    private const string AwaitKey = "FB0002.Await";

    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NeverAwaited];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) =>
            await AddAwaits(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root is not null && model is not null && Plan(root, diagnostic, model, context.CancellationToken) is { } plan)
        {
            string title = plan.Function is null ? "Await the operation" : "Make the function async and await the operation";
            context.RegisterCodeFix(
                CodeAction.Create(title, token => AddAwaits(context.Document, [diagnostic], token), AwaitKey), diagnostic);
        }
    }

    private static AwaitPlan? Plan(SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax verb
            ? AwaitPlan.Make(verb, model, cancellationToken)
            : null;

    private static async Task<Document> AddAwaits(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        AwaitPlan[] plans = [.. diagnostics
            .Select(diagnostic => Plan(editor.OriginalRoot, diagnostic, editor.SemanticModel, cancellationToken))
            .OfType<AwaitPlan>()];
        foreach (AwaitPlan plan in plans)
        {
            editor.ReplaceNode(plan.Replaced, Awaits.Await(plan.Operation.WithTriviaFrom(plan.Replaced)));
        }

        // From the inside, so that what is changed already is not replaced by what it was.
        foreach (SyntaxNode function in plans.Select(plan => plan.Function).OfType<SyntaxNode>().Distinct().OrderByDescending(node => node.SpanStart))
        {
            AsyncFunction.Make(editor, function, editor.SemanticModel, cancellationToken);
        }

        return editor.GetChangedDocument();
    }
}
