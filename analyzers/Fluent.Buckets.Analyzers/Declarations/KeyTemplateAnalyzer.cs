using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0104: a key's template is malformed, does not fit the type's parameters, or cannot be parsed back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyTemplateAnalyzer : DeclarationAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        RuleIds.KeyTemplate, "A key template is malformed or cannot be parsed back", "The template of '{0}' is no key's: {1}");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Key is { Fault: DeclarationFault.None } key
            && (key.TemplateFault ?? FindUnfinished(declaration.Type, key)) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, Locate(declaration, context.CancellationToken), declaration.Type.Name, reason));
        }
    }

    /// <summary>A parameter whose type was left to another generator, and has not become what a key needs.</summary>
    private static string? FindUnfinished(INamedTypeSymbol type, KeyModel key)
    {
        foreach ((KeyParameter parameter, ITypeSymbol ofParameter) in KeyMembers.Find(type, out _))
        {
            bool isValue = key.Parts.Any(part => part.Kind == KeyPartKind.Value && part.Text == parameter.Member);
            if (isValue && !KeyFormats.FormatsItself(ofParameter))
            {
                string shown = ofParameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                return $"'{parameter.Member}' is of type '{shown}', which does not implement ISpanParsable<{shown}> and ISpanFormattable.";
            }
        }

        return null;
    }

    /// <summary>The template, where the attribute holds it.</summary>
    private static Location Locate(Declaration declaration, CancellationToken cancellationToken) =>
        declaration.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: [var template, ..] }
            ? template.Expression.GetLocation()
            : declaration.Locate(cancellationToken);
}
