using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0008: a loop that awaits one operation at a time, where one call does it for all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OneAtATimeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.OneAtATime,
        "A loop runs one operation at a time",
        "This loop awaits one '{0}' at a time; '{1}' does it for all",
        RuleCategories.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Each operation waits for the answer to the one before. In bulk a store takes many keys in one request, "
            + "or several requests are under way at once.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.OneAtATime));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Resolve(start.Compilation) is { } types && OperationTypes.Resolve(types) is { } operations)
            {
                start.RegisterOperationAction(loop => Analyze(loop, types, operations), OperationKind.Loop);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes types, OperationTypes operations)
    {
        if (BulkLoop.Read((ILoopOperation)context.Operation, types, operations) is { } loop
            && loop.Loop.Syntax is CommonForEachStatementSyntax statement)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, statement.ForEachKeyword.GetLocation(), loop.Verb.TargetMethod.Name, loop.Bulk.ToString()));
        }
    }
}
