using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>What the examples of the rules' pages may mention without declaring it. An example gets only what it mentions.</summary>
internal static class ExampleWorld
{
    private const string Usings = "global using System.Text.Json.Serialization;";

    /// <summary>Declarations by name. A bucket is declared for the provider that the page tells of.</summary>
    private static readonly Dictionary<string, string> Declarations = new(StringComparer.Ordinal)
    {
        ["Storage"] = "[Storage] public static partial class Storage;",
        ["Media"] = "[Storage] public sealed partial class Media;",
        ["Photos"] = "[Bucket(\"photos\", Facade = typeof(Storage))] public sealed partial class Photos;",
        ["Reports"] = "[Bucket(\"reports\", Facade = typeof(Storage), Providers = Providers.Azure)] public sealed partial class Reports;",
        ["Archive"] = "[Bucket(\"archive\", Facade = typeof(Storage), Providers = Providers.S3)] public sealed partial class Archive;",
        ["Backups"] = "[Bucket(\"backups\", Facade = typeof(Storage), Providers = Providers.Google)] public sealed partial class Backups;",
        ["OrderKey"] = "[ObjectKey(\"{Year:D4}/{Id}.json\")] public readonly partial record struct OrderKey(int Year, Guid Id);",
        ["Order"] = "public sealed record Order(string Customer);",
        ["ILogger"] = "public interface ILogger { void LogInformation(string message, params object?[] values); }",
        ["Response"] = "public sealed class Response { public Stream Body { get; } = Stream.Null; }",
    };

    /// <summary>What a statement may use, by name.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["bucket"] = "Bucket bucket",
        ["item"] = "BucketObject item",
        ["key"] = "string key",
        ["id"] = "Guid id",
        ["path"] = "string path",
        ["keys"] = "IReadOnlyList<string> keys",
        ["source"] = "Stream source",
        ["logger"] = "ILogger logger",
        ["response"] = "Response response",
    };

    /// <summary>What the class around statements has beside them.</summary>
    public const string Members = "static Task<int> Export(Stream target) => Task.FromResult(target.CanWrite ? 1 : 0);";

    /// <summary>The parameters that statements need: what they mention and do not declare.</summary>
    public static string ParametersFor(SyntaxNode example)
    {
        HashSet<string> declared = [.. example.DescendantNodes().Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            ForEachStatementSyntax loop => loop.Identifier.ValueText,
            _ => string.Empty,
        })];
        return string.Join(", ", Parameters.Where(p => !declared.Contains(p.Key) && Mentions(example).Contains(p.Key)).Select(p => p.Value));
    }

    /// <summary>The declarations that an example needs, and those that they need in turn.</summary>
    public static IEnumerable<string> SourcesFor(SyntaxNode example, Func<string, SyntaxNode> parse)
    {
        yield return Usings;
        HashSet<string> known = [.. example.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText)];
        if (known.Contains("AppJson"))
        {
            // What the generator of System.Text.Json adds.
            yield return """
                partial class AppJson() : JsonSerializerContext(null)
                {
                    public static AppJson Default { get; } = new();
                    protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                    public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
                }
                """;
        }

        var open = new Queue<SyntaxNode>([example]);
        while (open.TryDequeue(out SyntaxNode? node))
        {
            foreach (string name in Mentions(node).Where(name => Declarations.ContainsKey(name) && known.Add(name)))
            {
                yield return Declarations[name];
                open.Enqueue(parse(Declarations[name]));
            }
        }
    }

    private static HashSet<string> Mentions(SyntaxNode node) =>
        [.. node.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
}
