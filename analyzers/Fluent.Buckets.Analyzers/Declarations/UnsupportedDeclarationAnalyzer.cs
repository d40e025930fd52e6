using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0106: a declaration that the generator cannot serve, and why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedDeclarationAnalyzer : DeclarationAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        RuleIds.UnsupportedDeclaration,
        "A type with [Bucket], [Storage] or [ObjectKey] cannot be served by the generator",
        "Nothing is generated for '{0}': {1}");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (Explain(declaration) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, declaration.Locate(context.CancellationToken), declaration.Type.Name, reason));
        }
    }

    private static string? Explain(Declaration declaration) => declaration.Fault switch
    {
        DeclarationFault.None or DeclarationFault.NotPartial or DeclarationFault.HalfWritten => null,
        DeclarationFault.SeveralAttributes => "it has more than one of [Bucket], [Storage] and [ObjectKey]. Declare a type for each.",
        DeclarationFault.Struct => "it is a struct. Make it a class.",
        DeclarationFault.Record => "it is a record. Make it a class.",
        DeclarationFault.Generic => "it is generic. Declare a type without type parameters.",
        DeclarationFault.FileLocal => "it is local to its file, where no generated part can be. Make it internal.",
        DeclarationFault.StaticBucket => "a bucket is an object, and the class is static. Remove 'static'.",
        DeclarationFault.Abstract => "it is abstract, so no object can be made of it. Remove 'abstract'.",
        DeclarationFault.BaseClass when declaration.Bucket is null => "it has a base class. Remove it; interfaces are no hindrance.",
        DeclarationFault.BaseClass => "it has a base class, and must derive from Bucket. Remove it; interfaces are no hindrance.",
        DeclarationFault.PrimaryConstructor =>
            "it has a primary constructor, which every generated constructor would have to call. Declare an ordinary one.",
        DeclarationFault.NoName => "its [Bucket] gives no name.",
        DeclarationFault.AccessorNotIdentifier => $"its accessor name '{declaration.Bucket?.Accessor}' is no C# identifier.",
        DeclarationFault.PlainClass => "it is a class, so keys of one text would not be equal. Make it a record or a record struct.",
        DeclarationFault.RefStruct => "it is a ref struct, which no generic method takes. Remove 'ref'.",
        DeclarationFault.SeveralConstructors => "it has several public constructors, so it is not clear which one makes a key. Make it a record.",
        DeclarationFault.UnreadableParameter =>
            "a parameter of its constructor is in no property or field of the same name and type. Make it a record, or add the property.",
        DeclarationFault.RequiredMember when declaration.Key is not null =>
            "it has a required member beside its parameters, which parsing cannot set. Remove 'required'.",
        DeclarationFault.RequiredMember => "it has a required member, which the façade cannot set. Remove 'required'.",
        DeclarationFault.NotAKey =>
            $"its keys are of '{TypeArgument(declaration, 0)}', which is no key. Mark that type with [ObjectKey(\"…\")], or implement IObjectKey.",
        DeclarationFault.KeyOutOfReach =>
            $"it is more accessible than the type of its keys, '{TypeArgument(declaration, 0)}'. Make one as accessible as the other.",
        DeclarationFault.ContentNotAClass =>
            $"its content is of '{TypeArgument(declaration, 1)}', which is no class, so null could not mean that there is none. Make it a class or a record.",
        DeclarationFault.ContentOutOfReach =>
            $"it is more accessible than the type of its content, '{TypeArgument(declaration, 1)}'. Make one as accessible as the other.",
        DeclarationFault.GenericContainer => "a type around it is generic. Declare it elsewhere.",
        DeclarationFault.FileLocalContainer => "a type around it is local to its file, where no generated part can be. Make that type internal.",
        DeclarationFault.ContainerNotPartial => $"'{FirstNotPartial(declaration.Type)}' around it is not partial. Write 'partial' there too.",
        _ => null,
    };

    private static string TypeArgument(Declaration declaration, int index) =>
        declaration.Attribute.AttributeClass?.TypeArguments[index].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? string.Empty;

    private static string FirstNotPartial(INamedTypeSymbol type)
    {
        INamedTypeSymbol? outer = type.ContainingType;
        while (outer is not null && DeclarationCheck.IsPartial(outer, CancellationToken.None))
        {
            outer = outer.ContainingType;
        }

        return outer?.Name ?? string.Empty;
    }
}
