using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what <c>OpenRead</c> gives, until it is disposed.</summary>
internal sealed class ReaderRule(KnownTypes types, OperationTypes operations, INamedTypeSymbol reader)
    : StreamRule(operations, reader, Obligations.Reader)
{
    /// <summary>Who takes a stream may dispose it, as <c>StreamReader</c> does, except where it is known that it stays the caller's.</summary>
    public override TrackedUse Pass(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation call && IsBorrower(call.TargetMethod) ? TrackedUse.Ignore : TrackedUse.Escape;

    private bool IsBorrower(IMethodSymbol method) =>
        types.IsOurs(method)
        || method.ContainingType is { Name: "JsonSerializer" or "JsonDocument", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } }
            or { Name: "JsonNode", ContainingNamespace: { Name: "Nodes", ContainingNamespace.Name: "Json" } }
            or { Name: "XDocument" or "XElement", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "Xml" } }
        || (method is { Name: "HashData" or "HashDataAsync" or "ComputeHash" or "ComputeHashAsync" }
            && method.ContainingNamespace is { Name: "Cryptography", ContainingNamespace.Name: "Security" });
}
