using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what verbs build, until it is awaited or enumerated. A task that holds an operation is followed the same way.</summary>
internal sealed class OperationRule(OperationTypes types) : FlowRule
{
    public override bool IsBirth(IInvocationOperation call) => types.IsVerb(call.TargetMethod);

    public override TrackedUse Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!types.IsTracked(call.Instance?.Type))
        {
            return CallOfTask(method);
        }

        return method.Name switch
        {
            "AsTask" or "AsValueTask" or "GetAwaiter" or "ConfigureAwait" or "GetAsyncEnumerator" => TrackedUse.Discharge,
            _ when IsObjectMethod(method) => TrackedUse.Ignore,
            _ when types.IsModifier(method) => TrackedUse.PassThrough,
            _ when types.IsVerb(method) => TrackedUse.Discharge,
            _ => TrackedUse.Escape,
        };
    }

    public override TrackedUse Access(IPropertyReferenceOperation property) =>
        property.Property.Name == nameof(Task<object>.Result) && types.IsTracked(property.Type) ? TrackedUse.PassThrough : TrackedUse.Escape;

    public override TrackedUse Await(IAwaitOperation operation)
    {
        if (types.IsTracked(operation.Operation.Type))
        {
            return TrackedUse.Discharge;
        }

        return types.IsTracked(operation.Type) ? TrackedUse.PassThrough : TrackedUse.Escape;
    }

    public override TrackedUse Convert(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null)
        {
            return TrackedUse.Discharge;
        }

        return conversion.Conversion.IsReference && types.IsTracked(conversion.Type) && types.IsTracked(conversion.Operand.Type)
            ? TrackedUse.PassThrough
            : TrackedUse.Escape;
    }

    /// <summary>Verbs check their arguments at once, and a test of that awaits nothing.</summary>
    public override bool IsExempt(IFlowAnonymousFunctionOperation lambda) =>
        Receiver(lambda) is { } receiver && receiver.TargetMethod.Name.IndexOf("Throw", StringComparison.Ordinal) >= 0;

    public override IInvocationOperation? HandsOn(IFlowAnonymousFunctionOperation lambda) =>
        Receiver(lambda) is { Type: INamedTypeSymbol { Name: "Task", TypeArguments: [{ } result] } } call
        && types.IsTracked(result)
        && call.TargetMethod is { Name: "Run", ContainingType.Name: "Task" } or { Name: "StartNew", ContainingType.Name: "TaskFactory" }
            ? call
            : null;

    private static IInvocationOperation? Receiver(IFlowAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } ? call : null;

    private static TrackedUse CallOfTask(IMethodSymbol method) => method.Name switch
    {
        nameof(Task.ConfigureAwait) => TrackedUse.PassThrough,
        nameof(Task.Wait) => TrackedUse.Ignore,
        _ => TrackedUse.Escape,
    };
}
