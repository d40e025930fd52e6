using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What a rule follows: where its values are born and what each use of them means. All else is the same for every rule.</summary>
internal abstract class FlowRule
{
    /// <summary>Whether a call makes a value to follow. Asked for every call of a compilation, so it must be cheap.</summary>
    public abstract bool IsBirth(IInvocationOperation call);

    /// <summary>A method that is called on the value; extension methods are escapes before they come here.</summary>
    public abstract TrackedUse Call(IInvocationOperation call);

    /// <summary>A property of the value that is read or written.</summary>
    public virtual TrackedUse Access(IPropertyReferenceOperation property) => TrackedUse.Escape;

    /// <summary>An <c>await</c> of the value.</summary>
    public virtual TrackedUse Await(IAwaitOperation operation) => TrackedUse.Escape;

    /// <summary>A conversion of the value to another type.</summary>
    public virtual TrackedUse Convert(IConversionOperation conversion) => TrackedUse.Escape;

    /// <summary>Whether a lambda is no program that shall be looked at, such as one that a test expects to throw.</summary>
    public virtual bool IsExempt(IFlowAnonymousFunctionOperation lambda) => false;

    /// <summary>The call that hands on what a lambda returns, inside a task. Null means that the lambda's caller has it.</summary>
    public virtual IInvocationOperation? HandsOn(IFlowAnonymousFunctionOperation lambda) => null;

    /// <summary>Whether a call of <see cref="object"/>'s own methods, which keep nothing.</summary>
    protected static bool IsObjectMethod(IMethodSymbol method) =>
        method.Name is nameof(ToString) or nameof(Equals) or nameof(GetHashCode) or nameof(GetType);
}
