using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0102: a bucket name that the declared providers refuse; without declared providers, one that any of them refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BucketNameAnalyzer : DeclarationAnalyzer
{
    /// <summary>The property of a report that holds a better name, for the fix.</summary>
    internal const string Suggestion = "Suggestion";

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.BucketName,
        "A bucket name that a provider refuses",
        "The bucket name '{0}' is refused by {1}: {2}. Give it another name, or say with Providers = … where the app will run.",
        RuleCategories.Declarations,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIds.HelpUri(RuleIds.BucketName));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Bucket is null || NameOf(declaration.Attribute) is not { } name)
        {
            return;
        }

        int providers = ProvidersOf(declaration.Attribute);
        if (BucketNameTable.FindRefusal(name, providers) is not { } refusal)
        {
            return;
        }

        // An app that says where it runs is told for certain; one that does not may never run there.
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            Locate(declaration, context.CancellationToken),
            providers == 0 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
            additionalLocations: null,
            BucketNameTable.Suggest(name, providers) is { } better
                ? ImmutableDictionary<string, string?>.Empty.Add(Suggestion, better)
                : ImmutableDictionary<string, string?>.Empty,
            name,
            refusal.Provider,
            refusal.Why));
    }

    private static string? NameOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;

    private static int ProvidersOf(AttributeData attribute) => attribute.NamedArguments
        .Where(argument => argument.Key == "Providers")
        .Select(argument => argument.Value.Value is int value ? value : 0)
        .FirstOrDefault();

    /// <summary>The name where it is written, else the class.</summary>
    private static Location Locate(Declaration declaration, CancellationToken cancellationToken) =>
        declaration.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: [{ } first, ..] }
            ? first.Expression.GetLocation()
            : declaration.Locate(cancellationToken);
}
