using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>What a key's documentation says of its parameters.</summary>
internal static class KeyDocumentation
{
    /// <summary>The texts by parameter, whose case does not matter, as XML on one line. References in it are resolved, so that it may stand in another file.</summary>
    /// <param name="type">The key's type.</param>
    /// <param name="findConstructor">Finds the constructor that makes it. Null means an initializer.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static Dictionary<string, string> Read(
        INamedTypeSymbol type, Func<INamedTypeSymbol, IMethodSymbol?> findConstructor, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!PlainDocumentation.TryCollect(type, texts, cancellationToken))
        {
            Collect(type, texts, cancellationToken);
        }

        // A record's parameters are documented on the record, and its constructor repeats them.
        if (texts.Count == 0 && findConstructor(type) is { } constructor)
        {
            Collect(constructor, texts, cancellationToken);
        }

        return texts;
    }

    /// <summary>Adds what is said of a parameter, on one line, unless it is empty.</summary>
    public static void Add(Dictionary<string, string> texts, string name, string text)
    {
        text = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > 0)
        {
            texts[name] = text;
        }
    }

    private static void Collect(ISymbol symbol, Dictionary<string, string> texts, CancellationToken cancellationToken)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrEmpty(xml) || !xml!.Contains("<param "))
        {
            return;
        }

        try
        {
            foreach (XElement parameter in XElement.Parse(xml).Elements("param"))
            {
                string text = string.Concat(parameter.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)));
                if (parameter.Attribute("name") is { Value: { } name })
                {
                    Add(texts, name, text);
                }
            }
        }
        catch (XmlException)
        {
            // The compiler reports what is malformed; here it is as good as none.
        }
    }
}
