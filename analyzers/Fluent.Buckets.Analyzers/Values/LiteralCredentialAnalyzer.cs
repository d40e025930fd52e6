using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0205: a credential that is written in code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LiteralCredentialAnalyzer : ValueRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.LiteralCredential,
        "A credential written in code",
        "'{0}' is a credential written in code, where everybody who sees the code sees it: {1}",
        RuleCategories.Values,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Code is copied, published and kept for ever; a credential belongs to the environment, to user secrets or to a vault.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.LiteralCredential));

    private const string FromOutside = "read it from the environment, from configuration or from a vault, and replace the one that was written here";

    private const string NotInUrl = "a store URL takes none; they come from the environment or from the options in code";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Register(CompilationStartAnalysisContext context)
    {
        base.Register(context);
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (creation.Constructor is { } constructor && OurMembers.IsOurs(constructor))
                {
                    CheckArguments(operation, creation.Arguments);
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            operation =>
            {
                var assignment = (ISimpleAssignmentOperation)operation.Operation;
                if (assignment.Target is IPropertyReferenceOperation { Property: var property } && OurMembers.IsOurs(property))
                {
                    Check(operation, property.ContainingType, property.Name, assignment.Value);
                }
            },
            OperationKind.SimpleAssignment);
    }

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (!IsAboutObjects(call.TargetMethod.ContainingType))
        {
            CheckArguments(context, call.Arguments);
        }
    }

    /// <summary>Types whose arguments are keys and content, which the code's user may name as he likes.</summary>
    private static bool IsAboutObjects(INamedTypeSymbol type) =>
        type.Name is "Bucket" or "BucketObject" or "UploadTarget" or "ReadOnlyBucket" or "ReadOnlyObject" or "StorageException" or "StorageErrors"
        || type.Name.EndsWith("Operation", StringComparison.Ordinal)
        || type.Name.EndsWith("Listing", StringComparison.Ordinal);

    private static void CheckArguments(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { ContainingSymbol.ContainingType: { } type } parameter })
            {
                Check(context, type, parameter.Name, argument.Value);
            }
        }
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol type, string name, IOperation value)
    {
        if (KnownSecret.TextOf(value) is not { } text)
        {
            return;
        }

        bool isUrl = name == "url" && CredentialText.IsUrlWithSecret(text) && !CredentialText.NamesLoopback(text);
        bool isSecret = CredentialNames.TakesSecret(type, name) ? CredentialText.IsSecret(text) : CredentialText.HoldsSecret(text);
        if (isUrl || (isSecret && !LoopbackScope.Holds(value)))
        {
            Report(context, value, location => Diagnostic.Create(Rule, location, name, isUrl ? NotInUrl : FromOutside));
        }
    }
}
