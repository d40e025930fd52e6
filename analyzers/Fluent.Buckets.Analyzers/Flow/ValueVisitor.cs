using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Runs operations on a state. Each visit tells whether the operation's result is the tracked value.</summary>
internal sealed class ValueVisitor(FlowRule rule, IInvocationOperation birth, FlowVariables variables) : OperationVisitor<object?, Hold>
{
    /// <summary>The state; the visits change it.</summary>
    public FlowState State { get; set; } = FlowState.Unborn;

    /// <summary>Whether the value has gone where it cannot be followed.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>Whether the value was discharged since this was last reset.</summary>
    public bool HasDischarged { get; set; }

    /// <summary>Whether control does not come back from what was visited since this was last reset.</summary>
    public bool NeverReturns { get; set; }

    /// <summary>Whether each birth is a value of its own, of which the one before is no part. What became of that one is in <see cref="Ended"/>.</summary>
    public bool IsOneLife { get; init; }

    /// <summary>What became of values whose place a new one took.</summary>
    public FlowOutcome Ended { get; private set; }

    /// <summary>Whether something is done with the value at a point where it is discharged on some of the paths there only.</summary>
    public bool IsUsedEitherWay { get; private set; }

    /// <summary>The operations that discharge the value.</summary>
    public HashSet<IOperation> Discharges { get; } = [];

    public Hold Visit(IOperation operation) => Visit(operation, null);

    /// <summary>An operation that is not known here: its operands escape.</summary>
    public override Hold DefaultVisit(IOperation operation, object? argument)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Escape(Visit(child));
        }

        return Hold.No;
    }

    public void Escape(Hold hold) => IsEscaped |= hold != Hold.No && State.Outcome != FlowOutcome.None;

    public override Hold VisitExpressionStatement(IExpressionStatementOperation operation, object? argument)
    {
        Visit(operation.Operation);
        return Hold.No;
    }

    public override Hold VisitLocalReference(ILocalReferenceOperation operation, object? argument) => State[operation.Local];

    public override Hold VisitFlowCaptureReference(IFlowCaptureReferenceOperation operation, object? argument) => State[operation.Id];

    public override Hold VisitFlowCapture(IFlowCaptureOperation operation, object? argument)
    {
        Hold value = Visit(operation.Value);
        State = State.Assign(operation.Id, value);
        return Hold.No;
    }

    public override Hold VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument)
    {
        if (operation.Target is IDiscardOperation)
        {
            return Visit(operation.Value);
        }

        if (!operation.IsRef && variables.Assigned(operation.Target) is { } local)
        {
            Hold value = Visit(operation.Value);
            State = State.Assign(local, value);
            return value;
        }

        Escape(Visit(operation.Target));
        Escape(Visit(operation.Value));
        return Hold.No;
    }

    public override Hold VisitInvocation(IInvocationOperation operation, object? argument)
    {
        Hold receiver = operation.Instance is null ? Hold.No : Visit(operation.Instance);
        foreach (IArgumentOperation given in operation.Arguments)
        {
            Visit(given);
        }

        NeverReturns |= DoesNotReturn(operation.TargetMethod);
        if (ReferenceEquals(operation, birth))
        {
            Bear();
            return Hold.Must;
        }

        return Use(operation, receiver, IsExtension(operation) ? null : rule.Call);
    }

    public override Hold VisitArgument(IArgumentOperation operation, object? argument)
    {
        if (operation.Parameter?.RefKind == RefKind.Out && variables.Assigned(operation.Value) is { } local)
        {
            State = State.Assign(local, Hold.No);
            return Hold.No;
        }

        Use(operation, Visit(operation.Value), rule.Pass);
        return Hold.No;
    }

    public override Hold VisitPropertyReference(IPropertyReferenceOperation operation, object? argument)
    {
        Hold receiver = operation.Instance is null ? Hold.No : Visit(operation.Instance);
        foreach (IArgumentOperation given in operation.Arguments)
        {
            Visit(given);
        }

        return Use(operation, receiver, rule.Access);
    }

    public override Hold VisitAwait(IAwaitOperation operation, object? argument) =>
        Use(operation, Visit(operation.Operation), rule.Await);

    public override Hold VisitConversion(IConversionOperation operation, object? argument)
    {
        Hold operand = Visit(operation.Operand);
        return operation.Conversion.IsIdentity ? operand : Use(operation, operand, rule.Convert);
    }

    public override Hold VisitBinaryOperator(IBinaryOperation operation, object? argument)
    {
        // Comparing and appending to a text look at the object only; an operator of somebody's own may do anything.
        if (operation.OperatorMethod is null || operation.Type?.SpecialType == SpecialType.System_String)
        {
            Look(operation.LeftOperand);
            Look(operation.RightOperand);
            return Hold.No;
        }

        return DefaultVisit(operation, argument);
    }

    public override Hold VisitIsNull(IIsNullOperation operation, object? argument)
    {
        Look(operation.Operand);
        return Hold.No;
    }

    public override Hold VisitIsPattern(IIsPatternOperation operation, object? argument)
    {
        if (NullTest.Read(operation) is not { } test)
        {
            return DefaultVisit(operation, argument);
        }

        Look(test.Operand);
        return Hold.No;
    }

    public override Hold VisitInterpolation(IInterpolationOperation operation, object? argument)
    {
        Look(operation.Expression);
        return Hold.No;
    }

    public override Hold VisitParenthesized(IParenthesizedOperation operation, object? argument) => Visit(operation.Operand);

    public override Hold VisitNameOf(INameOfOperation operation, object? argument) => Hold.No;

    /// <summary>Whether an operation is the value on every path, as far as the state tells, without running it.</summary>
    public bool Holds(IOperation operation) => NullTest.Unconverted(operation) switch
    {
        ISimpleAssignmentOperation assignment => Holds(assignment.Target),
        ILocalReferenceOperation local => State[local.Local] == Hold.Must,
        IFlowCaptureReferenceOperation capture => State[capture.Id] == Hold.Must,
        IInvocationOperation call => ReferenceEquals(call, birth),
        _ => false,
    };

    private static bool IsExtension(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod || call.TargetMethod.ContainingType?.IsExtension == true;

    private static bool DoesNotReturn(IMethodSymbol method) => method.GetAttributes().Any(
        attribute => attribute.AttributeClass is { Name: "DoesNotReturnAttribute" });

    private void Bear()
    {
        if (!IsOneLife)
        {
            State = State.Bear(rule.Born);
            return;
        }

        // Following a value from the middle of its life ends where the next one is born.
        NeverReturns |= State.Outcome != FlowOutcome.None;
        Ended |= State.Outcome;
        State = FlowState.Unborn.Bear(rule.Born);
    }

    private void Look(IOperation operation)
    {
        Hold value = Visit(NullTest.Unconverted(operation));
        if (value != Hold.No && rule.Look != TrackedUse.Ignore)
        {
            Use(operation, value, rule.Look);
        }
    }

    private Hold Use<TOperation>(TOperation operation, Hold value, Func<TOperation, TrackedUse>? use)
        where TOperation : IOperation =>
        value == Hold.No ? Hold.No : Use(operation, value, use?.Invoke(operation) ?? TrackedUse.Escape);

    private Hold Use(IOperation operation, Hold value, TrackedUse use)
    {
        switch (use)
        {
            case TrackedUse.Discharge:
                State = State.Become(FlowOutcome.Discharged, value);
                if (State.Outcome != FlowOutcome.None)
                {
                    HasDischarged = true;
                    Discharges.Add(operation);
                }

                return Hold.No;
            case TrackedUse.Begin:
                State = State.Begin();
                return value;
            case TrackedUse.PassThrough:
                return value;
            case TrackedUse.Escape:
                Escape(value);
                return Hold.No;
            default:
                IsUsedEitherWay |= State.Outcome.HasFlag(FlowOutcome.Dropped | FlowOutcome.Discharged);
                State = State with { IsUsed = true };
                return Hold.No;
        }
    }
}
