using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>The bucket that an expression starts from, such as <c>Storage.Photos</c> in <c>Storage.Photos.Within("a/").Object(key)</c>.</summary>
/// <param name="Name">The declared bucket's class. Null means that the expression does not tell it.</param>
/// <param name="Providers">Where the app will run, as the bucket declares it. 0 means that it does not.</param>
/// <param name="Prefix">What views put before the key, as <see cref="KnownText"/>.</param>
internal readonly record struct BucketSource(string? Name, int Providers, string Prefix)
{
    /// <summary>Follows an expression back to its bucket, as far as it tells.</summary>
    public static BucketSource Of(IOperation? expression, CancellationToken cancellationToken)
    {
        string prefix = string.Empty;
        for (IOperation? at = expression; at is not null; at = Back(at, cancellationToken))
        {
            if (Declared(at.Type) is { } declared)
            {
                return declared with { Prefix = prefix };
            }

            if (at is IInvocationOperation { TargetMethod.Name: "Within" } view && view.Argument("prefix") is { } text)
            {
                prefix = (KnownText.Of(text) ?? KnownText.Hole.ToString()) + prefix;
            }
        }

        return new BucketSource(null, 0, prefix);
    }

    /// <summary>The calls that lead from the bucket to an expression, the last one first.</summary>
    public static IEnumerable<IInvocationOperation> CallsTo(IOperation? expression, CancellationToken cancellationToken)
    {
        for (IOperation? at = expression; at is not null; at = Back(at, cancellationToken))
        {
            if (at is IInvocationOperation call)
            {
                yield return call;
            }
        }
    }

    /// <summary>One step back towards the bucket. Null means that what comes before is of another bucket, or not told.</summary>
    private static IOperation? Back(IOperation at, CancellationToken cancellationToken) => at switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IInvocationOperation { Instance: { } instance } call when Leads(call.TargetMethod) => instance,
        IPropertyReferenceOperation { Instance: { } instance, Property: { Name: "Untyped" or "Bucket" or "Object" } property }
            when OurMembers.IsOurs(property) => instance,
        IConditionalAccessInstanceOperation receiver => ReceiverOf(receiver),
        IConditionalAccessOperation access => access.WhenNotNull,
        ILocalReferenceOperation local => LocalValues.Find(local, cancellationToken),
        _ => null,
    };

    /// <summary>Whether what a method gives is of the bucket that it is called on: each of ours but those of stores, and the generated ones.</summary>
    private static bool Leads(IMethodSymbol method) =>
        OurMembers.IsOurs(method) ? method.ContainingType.Name is not ("ObjectStore" or "StorageBuilder") : Declared(method.ContainingType) is not null;

    private static IOperation? ReceiverOf(IOperation receiver)
    {
        IOperation child = receiver;
        for (IOperation? parent = receiver.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private static BucketSource? Declared(ITypeSymbol? type)
    {
        for (ITypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (at.GetAttributes().FirstOrDefault(KnownNames.IsBucketAttribute) is { } attribute)
            {
                int providers = attribute.NamedArguments
                    .Where(argument => argument.Key == "Providers")
                    .Select(argument => argument.Value.Value is int value ? value : 0)
                    .FirstOrDefault();
                return new BucketSource(at.Name, providers, string.Empty);
            }
        }

        return null;
    }
}
