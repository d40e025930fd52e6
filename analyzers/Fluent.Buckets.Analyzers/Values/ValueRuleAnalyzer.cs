using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>A rule about values that are written in calls of ours.</summary>
internal abstract class ValueRuleAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Resolve(start.Compilation) is not null)
            {
                Register(start);
            }
        });
    }

    /// <summary>Registers what the rule looks at in a compilation that uses our types.</summary>
    protected virtual void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (OurMembers.IsOurs(call.TargetMethod))
            {
                Analyze(operation, call);
            }
        },
        OperationKind.Invocation);

    /// <summary>Looks at a call of a method of ours.</summary>
    protected abstract void Analyze(OperationAnalysisContext context, IInvocationOperation call);

    /// <summary>Reports, unless the code expects the refusal.</summary>
    protected static void Report(OperationAnalysisContext context, IOperation value, Func<Location, Diagnostic> report)
    {
        if (!ExpectedFaults.AreAround(value))
        {
            context.ReportDiagnostic(report(value.Syntax.GetLocation()));
        }
    }
}
