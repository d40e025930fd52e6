using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0105: a member stands where one would be generated, which is left out then.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberCollisionAnalyzer : DeclarationAnalyzer
{
    private const string Title = "A generated member collides with a member of the class";

    private static readonly DiagnosticDescriptor Member = Describe(
        RuleIds.MemberCollision, Title, "The generated {0} of '{1}' is left out, since this stands in its place. Remove or rename this.");

    private static readonly DiagnosticDescriptor Accessor = Describe(
        RuleIds.MemberCollision,
        Title,
        "'{0}' has no accessor for '{1}', since '{2}' is taken there. Give the accessor another name with [Bucket(…, Accessor = \"…\")].");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Member, Accessor];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Fault != DeclarationFault.None)
        {
            return;
        }

        IEnumerable<(GeneratedMembers, string, ISymbol)> collisions = declaration.Key is { } key
            ? KeyCollisions.Find(declaration.Type, key.Parts)
            : declaration.Bucket is { } typed
                ? MemberCollisions.FindOfBucket(declaration.Type, typed.Key, typed.Content is not null)
                : MemberCollisions.Find(declaration.Type, isFacade: true);

        // A name that is no method's stands in the place of all overloads.
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach ((_, string name, ISymbol own) in collisions.Where(collision => reported.Add(collision.Item3)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Member,
                own.Equals(declaration.Type, SymbolEqualityComparer.Default) ? declaration.Locate(context.CancellationToken) : own.Locations[0],
                name == WellKnownMemberNames.InstanceConstructorName ? "constructor" : $"'{name}'",
                declaration.Type.Name));
        }

        if (declaration.Bucket is { } bucket
            && DeclarationTable.Of(context.Compilation, context.CancellationToken).PlaceOf(bucket) is { Facade: { } facade } placement
            && placement.Outcome == PlacementOutcome.Collision)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Accessor, declaration.Locate(context.CancellationToken), facade.Type.Name, bucket.Type.Name, bucket.Accessor));
        }
    }
}
