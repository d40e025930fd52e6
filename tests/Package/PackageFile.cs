using System.IO.Compression;
using System.Xml.Linq;

namespace Fluent.Buckets.Package.Tests;

/// <summary>A packed file: a package, or its symbols.</summary>
internal sealed class PackageFile
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public PackageFile(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            _files[entry.FullName] = bytes.ToArray();
        }

        using var nuspec = new MemoryStream(_files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);
        Metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>What the package says of itself.</summary>
    public XElement Metadata { get; }

    /// <summary>What it depends on.</summary>
    public IEnumerable<XElement> Dependencies => Metadata.Descendants().Where(element => element.Name.LocalName == "dependency");

    /// <summary>The names of its files, without those of the container's format.</summary>
    public IEnumerable<string> Files => _files.Keys
        .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal) && !name.EndsWith(".nuspec", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public byte[] this[string name] => _files[name];

    /// <summary>An element of the metadata.</summary>
    public XElement Element(string name) => Metadata.Elements().Single(element => element.Name.LocalName == name);
}
