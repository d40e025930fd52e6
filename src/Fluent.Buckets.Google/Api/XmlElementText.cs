using System.Xml;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>An element of an answer of the XML API, whose namespace does not matter.</summary>
internal sealed class XmlElementText
{
    /// <summary>Keys may hold characters that XML 1.0 cannot carry.</summary>
    private static readonly XmlReaderSettings Lenient = new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit };

    private readonly XElement _element;

    private XmlElementText(XElement element) => _element = element;

    public string Name => _element.Name.LocalName;

    /// <summary>The text of the first child of a name. Null when there is none.</summary>
    public string? this[string name] => _element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    /// <exception cref="XmlException">The text is no XML.</exception>
    public static XmlElementText Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Lenient);
        return new XmlElementText(XElement.Load(reader));
    }

    /// <summary>The children of a name.</summary>
    public IEnumerable<XmlElementText> All(string name) =>
        _element.Elements().Where(child => child.Name.LocalName == name).Select(child => new XmlElementText(child));
}
