using System.Composition;
using Fluent.Buckets.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Fixes FB0004: completes the writer at the end of its scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class WriterNeverEndedFix() : NodeFix<CompletionPlan>(RuleIds.WriterNeverEnded)
{
    protected override CompletionPlan? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax verb ? CompletionPlan.Make(verb, model, cancellationToken) : null;

    protected override string Title(CompletionPlan plan) => "Complete the writer at the end of its scope";

    protected override void Apply(CompletionPlan plan, SyntaxEditor editor) => plan.Apply(editor);
}
