using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Fluent.Buckets.Package.Tests;

/// <summary>What symbols tell of their sources.</summary>
internal sealed record SymbolFile(IReadOnlyList<string> Sources, string SourceLink)
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>Of a symbol file beside its assembly.</summary>
    public static SymbolFile Of(byte[] portablePdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(portablePdb));
        return Of(provider);
    }

    /// <summary>Of an assembly that holds its symbols.</summary>
    public static SymbolFile In(byte[] assembly)
    {
        using var image = new PEReader(ImmutableArray.Create(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory().Single(one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        return Of(provider);
    }

    private static SymbolFile Of(MetadataReaderProvider provider)
    {
        MetadataReader reader = provider.GetMetadataReader();
        byte[] link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLinkKind)
            .Select(information => reader.GetBlobBytes(information.Value))
            .Single();
        return new SymbolFile(
            [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))], Encoding.UTF8.GetString(link));
    }
}
