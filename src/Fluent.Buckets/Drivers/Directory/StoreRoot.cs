using System.Text.Json;

namespace Fluent.Buckets;

/// <summary>The root of a store: made once, then read the same way for ever, as its marker says.</summary>
/// <param name="path">The full path.</param>
/// <param name="name">The store's name, for messages.</param>
internal sealed class StoreRoot(string path, string name)
{
    /// <summary>What the names of files start with while the store is being made.</summary>
    public const string NewPrefix = "%new-";

    private const int Version = 1;
    private const string Marker = "%store.json";

    private DirectoryLayout? _layout;

    public StripeLocks Locks { get; } = new(Path.Join(path, "%locks"));

    /// <summary>The layout of the store. Null when there is no store yet.</summary>
    /// <exception cref="StorageException">NotSupported: the store cannot be read here.</exception>
    public DirectoryLayout? TryOpen()
    {
        if (_layout is null && TryReadMarker() is { } marker)
        {
            _layout = new DirectoryLayout(path, new KeyPath(marker.Folding), name);
        }

        return _layout;
    }

    /// <summary>The layout of the store, which is made when there is none.</summary>
    public DirectoryLayout OpenOrCreate()
    {
        Directory.CreateDirectory(path);
        if (TryReadMarker() is null)
        {
            WriteMarker();
        }

        return TryOpen()!;
    }

    private StoredMarker? TryReadMarker()
    {
        string file = Path.Join(path, Marker);
        StoredMarker? marker;
        try
        {
            marker = JsonSerializer.Deserialize(File.ReadAllBytes(file), StoredJson.Relaxed.StoredMarker);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            marker = null;
        }

        if (marker?.Version != Version)
        {
            throw DirectoryErrors.BadMarker(name, file);
        }

        if (!marker.Folding && File.Exists(Path.Join(path, Marker.ToUpperInvariant())))
        {
            throw DirectoryErrors.FoldsNames(name);
        }

        return marker;
    }

    private void WriteMarker()
    {
        string scratch = Path.Join(path, NewPrefix + Guid.NewGuid().ToString("N"));
        var marker = new StoredMarker(Version, FileNameFolding.Probe(path, NewPrefix));
        using (FileStream file = new(scratch, FileMode.CreateNew))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(marker, StoredJson.Relaxed.StoredMarker));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(scratch, Path.Join(path, Marker), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Join(path, Marker)))
        {
            // Another process made the store at the same time; it found the same, and its marker stands.
            File.Delete(scratch);
        }

        UnixFile.FlushFolder(path);
        if (Path.GetDirectoryName(path) is { } parent)
        {
            UnixFile.FlushFolder(parent);
        }
    }
}
