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
            return Obligations.TaskOfOperation[method.Name];
        }

        if (types.IsModifier(method))
        {
            return TrackedUse.PassThrough;
        }

        return types.IsVerb(method) ? TrackedUse.Discharge : Obligations.Operation[method.Name];
    }

    public override TrackedUse Access(IPropertyReferenceOperation property) =>
        types.IsTracked(property.Type) ? Obligations.TaskOfOperation[property.Property.Name] : TrackedUse.Escape;

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

    public override IInvocationOperation? HandsOn(IFlowAnonymousFunctionOperation lambda) =>
        Receiver(lambda) is { Type: INamedTypeSymbol { Name: "Task", TypeArguments: [{ } result] } } call
        && types.IsTracked(result)
        && call.TargetMethod is { Name: "Run", ContainingType.Name: "Task" } or { Name: "StartNew", ContainingType.Name: "TaskFactory" }
            ? call
            : null;

    private static IInvocationOperation? Receiver(IFlowAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } ? call : null;
}
