using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What a rule follows: where its values are born and what each use of them means. All else is the same for every rule.</summary>
internal abstract class FlowRule
{
    /// <summary>What is known of a value that is just born.</summary>
    public virtual FlowOutcome Born => FlowOutcome.Dropped;

    /// <summary>What a comparison, a test for null and the like do to the value.</summary>
    public virtual TrackedUse Look => TrackedUse.Ignore;

    /// <summary>
    /// Whether a value that is not discharged costs nothing. To leave one on some paths is then odd only where the code goes on as if it had been
    /// discharged on all.
    /// </summary>
    public virtual bool IsFreeToLeave => false;

    /// <summary>Whether a call makes a value to follow. Asked for every call of a compilation, so it must be cheap.</summary>
    public abstract bool IsBirth(IInvocationOperation call);

    /// <summary>A method that is called on the value; extension methods are escapes before they come here.</summary>
    public abstract TrackedUse Call(IInvocationOperation call);

    /// <summary>A property of the value that is read or written.</summary>
    public virtual TrackedUse Access(IPropertyReferenceOperation property) => TrackedUse.Escape;

    /// <summary>The value as an argument.</summary>
    public virtual TrackedUse Pass(IArgumentOperation argument) => TrackedUse.Escape;

    /// <summary>An <c>await</c> of the value.</summary>
    public virtual TrackedUse Await(IAwaitOperation operation) => TrackedUse.Escape;

    /// <summary>A conversion of the value to another type.</summary>
    public virtual TrackedUse Convert(IConversionOperation conversion) => TrackedUse.Escape;

    /// <summary>The call that hands on what a lambda returns, inside a task. Null means that the lambda's caller has it.</summary>
    public virtual IInvocationOperation? HandsOn(IFlowAnonymousFunctionOperation lambda) => null;
}
