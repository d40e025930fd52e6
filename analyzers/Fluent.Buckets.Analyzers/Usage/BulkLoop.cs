using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>A loop whose body is nothing but one awaited operation on an object, and whose order does not matter.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Variable">Its variable.</param>
/// <param name="Bulk">What does it in one call.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Operation">The verb with its modifiers.</param>
/// <param name="Await">The <c>await</c>.</param>
internal sealed record BulkLoop(
    IForEachLoopOperation Loop,
    ILocalSymbol Variable,
    BulkVerb Bulk,
    IOperation Bucket,
    IOperation Key,
    IInvocationOperation Verb,
    IInvocationOperation Operation,
    IAwaitOperation Await)
{
    /// <summary>Whether the key is what the loop goes over.</summary>
    public bool IsOverKeys => IsVariable(Key, Variable);

    public static BulkLoop? Read(ILoopOperation operation, KnownTypes types, OperationTypes operations)
    {
        if (operation is not IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } variable } } loop
            || OnlyAwait(loop.Body) is not { } awaited
            || FindOperation(awaited.Operation, operations) is not { } call)
        {
            return null;
        }

        IInvocationOperation verb = call;
        while (operations.IsModifier(verb.TargetMethod) && verb.Instance is IInvocationOperation inner)
        {
            verb = inner;
        }

        return verb.Instance is IInvocationOperation { TargetMethod.Name: "Object" or "Create", Instance: { } bucket, Arguments: [{ } key] } named
            && types.IsOurs(named.TargetMethod)
            && types.IsOurs(verb.TargetMethod)
            && PureExpressions.IsStable(bucket, types)
            && Find(loop, variable, bucket, key.Value, verb, call) is { } bulk
                ? new BulkLoop(loop, variable, bulk, bucket, key.Value, verb, call, awaited)
                : null;
    }

    private static BulkVerb? Find(
        IForEachLoopOperation loop, ILocalSymbol variable, IOperation bucket, IOperation key, IInvocationOperation verb, IInvocationOperation call)
    {
        if (!AreGivenPure(call, verb, variable) || !PureExpressions.IsPure(key, variable))
        {
            return null;
        }

        if (loop.IsAsynchronous)
        {
            return verb == call && verb.TargetMethod.Name == "Delete" && IsListingOf(loop.Collection, bucket) && IsKeyOf(key, variable)
                ? BulkVerb.DeleteAll
                : null;
        }

        if (!LoopSequences.AreItems(loop.Collection, variable.Type) || LoopSequences.MayHaveOrderOrNoEnd(loop.Collection))
        {
            return null;
        }

        return verb.TargetMethod.Name switch
        {
            "Delete" => verb == call && PureExpressions.DependsOn(key, variable) ? BulkVerb.DeleteMany : null,
            "UploadFrom" when verb == call && FolderOf(loop.Collection, key, variable) is not null && IsVariable(verb.Arguments[0].Value, variable) =>
                BulkVerb.UploadFolder,
            "UploadFrom" when IsText(verb.Arguments[0].Value) => IsDistinct(key, variable, loop.Collection) ? BulkVerb.WhenAll : null,
            "Upload" or "UploadText" or "UploadJson" => IsDistinct(key, variable, loop.Collection) ? BulkVerb.WhenAll : null,
            "DownloadTo" when IsText(verb.Arguments[0].Value) =>
                IsDistinct(key, variable, loop.Collection) && IsDistinct(verb.Arguments[0].Value, variable, loop.Collection) ? BulkVerb.WhenAll : null,
            _ => null,
        };
    }

    /// <summary>The folder whose files a loop goes over with all folders below it, and whose relative paths are the keys.</summary>
    public static IOperation? FolderOf(IOperation collection, IOperation key, ILocalSymbol variable)
    {
        IOperation path = Unconverted(key);
        if (path is IInvocationOperation { TargetMethod: { Name: "Replace", ContainingType.SpecialType: SpecialType.System_String } } replaced
            && replaced.Arguments.Select(argument => argument.Value.ConstantValue.Value?.ToString()).SequenceEqual(["\\", "/"]))
        {
            path = Unconverted(replaced.Instance!);
        }

        return Unconverted(collection) is IInvocationOperation
        {
            TargetMethod: { Name: "EnumerateFiles" or "GetFiles", ContainingType: { Name: "Directory", ContainingNamespace.Name: "IO" } },
            Arguments: [{ } folder, { Value.ConstantValue: { HasValue: true, Value: "*" } }, { Value.ConstantValue: { HasValue: true, Value: (int)SearchOption.AllDirectories } }],
        }
            && path is IInvocationOperation
            {
                TargetMethod: { Name: "GetRelativePath", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } },
                Arguments: [{ } root, { } file],
            }
            && SyntaxFactory.AreEquivalent(root.Value.Syntax, folder.Value.Syntax)
            && IsVariable(file.Value, variable)
                ? folder.Value
                : null;
    }

    private static IAwaitOperation? OnlyAwait(IOperation body)
    {
        IOperation? statement = body is IBlockOperation { Operations: [{ } only], Locals.IsEmpty: true } ? only : body;
        IOperation? value = (statement as IExpressionStatementOperation)?.Operation;
        return value is ISimpleAssignmentOperation { Target: IDiscardOperation } discard
            ? discard.Value as IAwaitOperation
            : value as IAwaitOperation;
    }

    private static IInvocationOperation? FindOperation(IOperation awaited, OperationTypes operations)
    {
        IOperation? current = awaited;
        while (current is IInvocationOperation call && !operations.IsOperation(call.Type))
        {
            current = call.TargetMethod.Name is "ConfigureAwait" or "AsTask" or "AsValueTask" ? call.Instance : null;
        }

        return current as IInvocationOperation;
    }

    private static bool AreGivenPure(IInvocationOperation call, IInvocationOperation verb, ILocalSymbol variable)
    {
        for (IInvocationOperation current = call; ; current = (IInvocationOperation)current.Instance!)
        {
            if (!current.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || PureExpressions.IsPure(argument.Value, variable)))
            {
                return false;
            }

            if (current == verb)
            {
                return true;
            }
        }
    }

    private static bool IsListingOf(IOperation collection, IOperation bucket) =>
        Unconverted(collection) is IInvocationOperation { TargetMethod: { Name: "List", ContainingType.Name: "Bucket" }, Instance: { } listed } listing
        && SyntaxFactory.AreEquivalent(listed.Syntax, bucket.Syntax)
        && listing.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || PureExpressions.IsPure(argument.Value, null));

    private static bool IsKeyOf(IOperation key, ILocalSymbol variable) =>
        Unconverted(key) is IPropertyReferenceOperation { Property.Name: "Key", Instance: { } item } && IsVariable(item, variable);

    private static bool IsVariable(IOperation operation, ILocalSymbol variable) =>
        Unconverted(operation) is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, variable);

    private static bool IsText(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_String;

    /// <summary>Whether a text differs wherever the items of the loop do, so that no two operations meet at one place.</summary>
    private static bool IsDistinct(IOperation text, ILocalSymbol variable, IOperation collection) => Unconverted(text) switch
    {
        ILocalReferenceOperation => IsVariable(text, variable),
        IPropertyReferenceOperation => IsKeyOf(text, variable) && (variable.Type.Name is "ObjectInfo" or "ListEntry" || LoopSequences.IsDictionary(collection)),
        IInterpolatedStringOperation interpolated => interpolated.Parts.OfType<IInterpolationOperation>().ToArray() is { } holes
            && IsOnlyOne(holes.Select(hole => hole.Expression), variable, collection)
            && Array.TrueForAll(holes, hole => hole.FormatString is null),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsOnlyOne([sum.LeftOperand, sum.RightOperand], variable, collection),
        IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } } } combined =>
            IsOnlyOne(combined.Arguments.Select(argument => argument.Value), variable, collection),
        IInvocationOperation
        {
            TargetMethod: { Name: "GetFileName", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } },
            Arguments: [{ } path],
        } => IsVariable(path.Value, variable) && LoopSequences.IsOneFolder(collection),
        _ => false,
    };

    /// <summary>Whether one part differs with the item and the others are the same for all.</summary>
    private static bool IsOnlyOne(IEnumerable<IOperation> parts, ILocalSymbol variable, IOperation collection)
    {
        IOperation[] depending = [.. parts.Where(part => PureExpressions.DependsOn(part, variable))];
        return depending.Length == 1 && IsDistinct(depending[0], variable, collection);
    }

    private static IOperation Unconverted(IOperation operation) => Flow.NullTest.Unconverted(operation);
}
