using System.Composition;
using Fluent.Buckets.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Fixes FB0008: calls what does it for all, in the place of the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class OneAtATimeFix() : NodeFix<BulkPlan>(RuleIds.OneAtATime)
{
    protected override BulkPlan? Plan(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is CommonForEachStatementSyntax loop ? BulkPlan.Make(loop, model, cancellationToken) : null;

    protected override string Title(BulkPlan plan) => $"Use '{plan.Verb}'";

    protected override void Apply(BulkPlan plan, SyntaxEditor editor) => editor.ReplaceNode(plan.Loop, plan.Statement());
}
