using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>An analyzer of one rule that follows values. Only functions with a birth in them are looked at closely.</summary>
internal abstract class FlowRuleAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Resolve(start.Compilation) is { } types)
            {
                foreach (FlowRule rule in CreateRules(types))
                {
                    start.RegisterOperationBlockStartAction(block => Prepare(block, rule));
                }
            }
        });
    }

    /// <summary>What is asked about the values.</summary>
    protected virtual FlowQuestion Question => FlowQuestion.OnNoPath;

    /// <summary>Makes the rules for a compilation. None means that it lacks a type that they are about.</summary>
    protected abstract IEnumerable<FlowRule> CreateRules(KnownTypes types);

    /// <summary>Makes the report of a value for which the answer is yes.</summary>
    protected abstract Diagnostic Report(IInvocationOperation birth);

    private void Prepare(OperationBlockStartAnalysisContext block, FlowRule rule)
    {
        int hasBirth = 0;
        block.RegisterOperationAction(
            context =>
            {
                if (rule.IsBirth((IInvocationOperation)context.Operation))
                {
                    Volatile.Write(ref hasBirth, 1);
                }
            },
            OperationKind.Invocation);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref hasBirth) == 1)
            {
                Analyze(end, rule);
            }
        });
    }

    private void Analyze(OperationBlockAnalysisContext context, FlowRule rule)
    {
        HashSet<ILocalSymbol> shared = SharedLocals.Find(context.OperationBlocks, context.OwningSymbol);
        var scope = new FlowScope(
            rule, Question, shared, birth => context.ReportDiagnostic(Report(birth)), context.CancellationToken);

        // A constructor's initializer and its body are two blocks of one graph.
        var seen = new HashSet<ControlFlowGraph>();
        foreach (IOperation block in context.OperationBlocks.Where(HasGraph))
        {
            ControlFlowGraph graph = context.GetControlFlowGraph(block);
            if (seen.Add(graph))
            {
                scope.Analyze(graph);
            }
        }
    }

    private static bool HasGraph(IOperation block)
    {
        IOperation root = block;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root is IBlockOperation or IMethodBodyBaseOperation or ISymbolInitializerOperation;
    }
}
