using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>What a key's documentation says of its parameters.</summary>
internal static class KeyDocumentation
{
    /// <summary>The texts by parameter, whose case does not matter, as XML on one line. References in it are resolved, so that it may stand in another file.</summary>
    /// <param name="type">The key's type.</param>
    /// <param name="constructor">The constructor that makes it. Null means an initializer.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static Dictionary<string, string> Read(INamedTypeSymbol type, IMethodSymbol? constructor, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Collect(type, texts, cancellationToken);

        // A record's parameters are documented on the record, and its constructor repeats them.
        if (texts.Count == 0 && constructor is not null)
        {
            Collect(constructor, texts, cancellationToken);
        }

        return texts;
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
                text = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (text.Length > 0 && parameter.Attribute("name") is { Value: { } name })
                {
                    texts[name] = text;
                }
            }
        }
        catch (XmlException)
        {
            // The compiler reports what is malformed; here it is as good as none.
        }
    }
}
