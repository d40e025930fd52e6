using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Finds the names in entries that are written as a dictionary or a list of pairs.</summary>
internal static class MetadataNames
{
    public static IEnumerable<IOperation> In(IOperation entries, CancellationToken cancellationToken) => entries switch
    {
        IConversionOperation { OperatorMethod: null } conversion => In(conversion.Operand, cancellationToken),
        ILocalReferenceOperation local when IsOnlyFilled(local) && LocalValues.Find(local, cancellationToken) is { } initial =>
            In(initial, cancellationToken),
        _ => Leaves.ElementsOf(entries).Select(NameOf).OfType<IOperation>(),
    };

    private static IOperation? NameOf(IOperation entry) => entry switch
    {
        IConversionOperation { OperatorMethod: null } conversion => NameOf(conversion.Operand),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ } name] } } => name.Value,
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ } pair] } => NameOf(pair.Value),
        IInvocationOperation { TargetMethod.Name: "Add" or "Create", Arguments: [{ } name, _] } => name.Value,
        IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: [{ } name, _] } => name.Value,
        _ => null,
    };

    /// <summary>Whether a local's dictionary is only added to and read, so that what it is written with is still in it.</summary>
    private static bool IsOnlyFilled(ILocalReferenceOperation local) => LocalValues.ReferencesTo(local.Local, local).All(
        reference => reference.Parent switch
        {
            IPropertyReferenceOperation => true,
            IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "ContainsKey" or "TryGetValue" } => true,
            IArgumentOperation { Parent: IInvocationOperation call } => OurMembers.IsOurs(call.TargetMethod),
            IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } => OurMembers.IsOurs(call.TargetMethod),
            _ => false,
        });
}
