using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>What both kinds of façade are made of.</summary>
internal static class FacadeParts
{
    private const string Registry = "global::Fluent.Buckets.StoreRegistry";

    /// <summary>Writes one property for each bucket. Its documentation repeats nothing that only the bucket's own file tells.</summary>
    public static void WriteProperties(SourceWriter writer, FacadeFile facade, string modifiers, string handles)
    {
        foreach (FacadeProperty property in facade.Properties)
        {
            string type = Identifiers.Qualify(property.Bucket);
            string name = Identifiers.Escape(property.Name);
            string access = property.Visibility switch
            {
                Visibility.Public => "public",
                Visibility.Internal => "internal",
                _ => "private",
            };
            writer.Line($"/// <summary>The bucket <see cref=\"{type}\"/>.</summary>");
            writer.Line(TypeFrame.GeneratedCode);
            writer.Line($"{access} {modifiers}{type} {name} => {handles}.{name};");
            writer.Line();
        }
    }

    /// <summary>The field that holds the registry, after its modifiers.</summary>
    public static string RegistryOf(FacadeFile facade) => $"{Registry} {KnownNames.RegistryField} = new {Registry}({NameOf(facade)});";

    /// <summary>The façade's name for messages, as a literal: with the types around it, without its namespace.</summary>
    private static string NameOf(FacadeFile facade)
    {
        IEnumerable<string> path = facade.Type.Containers.Select(static outer => outer.Name);
        return SymbolDisplay.FormatLiteral(string.Join(".", path.Append(facade.Type.Name)), quote: true);
    }
}
