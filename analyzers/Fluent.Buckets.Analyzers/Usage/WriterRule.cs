using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Follows what <c>OpenWrite</c> gives, until it is completed or aborted.</summary>
internal sealed class WriterRule(OperationTypes types, INamedTypeSymbol writer) : StreamRule(types, writer, Obligations.Writer)
{
    /// <summary>Who has a mere stream cannot complete it. A type parameter, as of a list, gives it back as what it is.</summary>
    public override TrackedUse Pass(IArgumentOperation argument) =>
        argument.Parameter is { RefKind: RefKind.None or RefKind.In, OriginalDefinition.Type: { TypeKind: not TypeKind.TypeParameter } type }
        && IsStreamOrLess(type)
            ? TrackedUse.Ignore
            : TrackedUse.Escape;

    private static bool IsStreamOrLess(ITypeSymbol type) =>
        type is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
            or { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
