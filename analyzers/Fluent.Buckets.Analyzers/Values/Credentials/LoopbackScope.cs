using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>
/// Tells code that speaks to a server on the machine itself, such as a test's or a developer's, whose credentials are no secret: the outermost type names
/// an address of the machine, or the member takes the address from somewhere, so that it may be one.
/// </summary>
internal static class LoopbackScope
{
    public static bool Holds(IOperation credential)
    {
        SyntaxNode type = credential.Syntax.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()
            ?? credential.Syntax.SyntaxTree.GetRoot();
        return type.DescendantTokens().Any(token => IsText(token) && CredentialText.NamesLoopback(token.ValueText))
            || LocalValues.Root(credential).DescendantsAndSelf().Any(TakesUnsureAddress);
    }

    private static bool IsText(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken;

    /// <summary>Whether an operation gives one of our members an address that is not written there, or that is the machine's own.</summary>
    private static bool TakesUnsureAddress(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment =>
            OurMembers.IsOurs(property) && CredentialNames.TakesAddress(property.Name) && IsUnsure(assignment.Value),
        IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } argument =>
            OurMembers.IsOurs(method) && CredentialNames.TakesAddress(parameter.Name) && IsUnsure(argument.Value),
        _ => false,
    };

    private static bool IsUnsure(IOperation address) =>
        address is not { ConstantValue: { HasValue: true, Value: null } }
        && (KnownSecret.TextOf(address) is not { } text || text.IndexOf(KnownText.Hole) >= 0 || CredentialText.NamesLoopback(text));
}
