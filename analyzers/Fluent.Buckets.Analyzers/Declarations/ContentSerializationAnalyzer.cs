using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0108: it is not clear how the typed content of a bucket is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContentSerializationAnalyzer : DeclarationAnalyzer
{
    private const string Title = "Nothing, or more than one thing, tells how to write a bucket's typed content";

    private static readonly DiagnosticDescriptor NoContext = Describe(
        RuleIds.ContentSerialization,
        Title,
        "No JsonSerializerContext of the project knows '{1}', the content of '{0}'. Add [JsonSerializable(typeof({1}))] to one.");

    private static readonly DiagnosticDescriptor SeveralContexts = Describe(
        RuleIds.ContentSerialization,
        Title,
        "Both '{2}' and '{3}' know '{1}', the content of '{0}'. Name one with [Bucket<…>(…, Json = typeof({2}))].");

    private static readonly DiagnosticDescriptor NotAContext = Describe(
        RuleIds.ContentSerialization,
        Title,
        "'{0}' names '{2}' to write its content, which is no JsonSerializerContext");

    private static readonly DiagnosticDescriptor NotASerializer = Describe(
        RuleIds.ContentSerialization,
        Title,
        "'{0}' names '{2}' to write its content, which is no IContentSerializer<{1}> with a constructor without parameters");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NoContext, SeveralContexts, NotAContext, NotASerializer];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Bucket is not { Fault: DeclarationFault.None, Content: { } content } bucket)
        {
            return;
        }

        Serialization found = SerializationRules.Find(
            content, DeclarationTable.Of(context.Compilation, context.CancellationToken).Contexts);
        DiagnosticDescriptor? rule = found.Outcome switch
        {
            SerializationOutcome.NoContext => NoContext,
            SerializationOutcome.SeveralContexts => SeveralContexts,
            SerializationOutcome.NotAContext => NotAContext,
            SerializationOutcome.NotASerializer => NotASerializer,
            _ => null,
        };
        if (rule is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                rule,
                declaration.Locate(context.CancellationToken),
                bucket.Type.Name,
                declaration.Attribute.AttributeClass!.TypeArguments[1].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                Shorten(found.Type),
                Shorten(found.Other)));
        }
    }

    private static string? Shorten(string? type) => type?.Replace("global::", string.Empty);
}
