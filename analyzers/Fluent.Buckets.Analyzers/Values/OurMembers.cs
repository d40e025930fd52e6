using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Tells our members from others, those of the driver packages included.</summary>
internal static class OurMembers
{
    private const string Assembly = "Fluent.Buckets";

    /// <summary>Whether a member is one of our packages.</summary>
    public static bool IsOurs(ISymbol member) =>
        member.ContainingType is { ContainingNamespace: { Name: "Buckets", ContainingNamespace: { Name: "Fluent", ContainingNamespace.IsGlobalNamespace: true } } }
        && member.ContainingAssembly?.Name is { } assembly
        && (assembly == Assembly || assembly.StartsWith(Assembly + ".", StringComparison.Ordinal));

    /// <summary>The argument for a parameter, by the parameter's name. Null means that there is no such parameter, or that its default is taken.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
            }
        }

        return null;
    }
}
