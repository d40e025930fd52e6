using System.Buffers;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>
/// An object's file, open. Content and metadata are read through one handle, so both are of one version even while the object is overwritten.
/// </summary>
internal sealed class ObjectFile : IDisposable
{
    // Holds the footer and the JSON of nearly every object, so that one read is enough.
    private const int FirstRead = 4096;

    private ObjectFile(SafeFileHandle handle, StoredObject stored, ulong version, long size)
    {
        Handle = handle;
        Stored = stored;
        Version = version;
        Info = stored.ToInfo(size);
    }

    public SafeFileHandle Handle { get; }

    public StoredObject Stored { get; }

    public ObjectInfo Info { get; }

    /// <summary>The same for two files only when they hold the same content with the same things stored beside it.</summary>
    public ulong Version { get; }

    /// <summary>The identifier of this version. Where it was written while no versions were kept, it is told by what is stored.</summary>
    public string VersionId => Stored.VersionId ?? Version.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Opens a file. Null when there is none, or it is a link, or not of this store's making.</summary>
    public static ObjectFile? TryOpen(string path, FileOptions options = FileOptions.None)
    {
        // Opening a pipe or a device could block for ever; both have the length 0, which no object's file has.
        var file = new FileInfo(path);
        FileAttributes attributes = file.Attributes;
        if ((int)attributes == -1 || (attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) != 0
            || file.Length < ObjectFooter.Length)
        {
            return null;
        }

        SafeFileHandle handle;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, options);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        ObjectFile? opened = null;
        try
        {
            opened = Read(handle);
            return opened;
        }
        finally
        {
            if (opened is null)
            {
                handle.Dispose();
            }
        }
    }

    /// <summary>What a file says of its object. Null when it is not the object of this key.</summary>
    public static ObjectInfo? TryReadInfo(string path, string key, bool tellsVersion = false)
    {
        using ObjectFile? file = TryOpen(path);
        return file?.Stored.Key == key ? file.Tell(tellsVersion) : null;
    }

    /// <summary>What the file says of its object, with the version's identifier where versions are kept.</summary>
    public ObjectInfo Tell(bool tellsVersion) => tellsVersion ? Info with { VersionId = VersionId } : Info;

    public void Dispose() => Handle.Dispose();

    private static ObjectFile? Read(SafeFileHandle handle)
    {
        long length = RandomAccess.GetLength(handle);
        if (length < ObjectFooter.Length)
        {
            return null;
        }

        int count = (int)Math.Min(FirstRead, length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            if (!TryFill(handle, buffer.AsSpan(0, count), length - count)
                || !ObjectFooter.TryReadLengths(buffer.AsSpan(0, count), length, out int jsonLength, out long size))
            {
                return null;
            }

            int tailLength = jsonLength + ObjectFooter.Length;
            StoredObject? stored = tailLength <= count
                ? ObjectFooter.Read(buffer.AsSpan(count - tailLength, tailLength))
                : ReadLong(handle, length, tailLength);
            return stored is null ? null : new ObjectFile(handle, stored, ObjectFooter.Checksum(buffer.AsSpan(0, count)), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static StoredObject? ReadLong(SafeFileHandle handle, long length, int tailLength)
    {
        // 1 MiB is far beyond what key, headers and metadata can take: the file only looks like ours.
        if (tailLength > 1024 * 1024)
        {
            return null;
        }

        byte[] tail = new byte[tailLength];
        return TryFill(handle, tail, length - tailLength) ? ObjectFooter.Read(tail) : null;
    }

    private static bool TryFill(SafeFileHandle handle, Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            int read = RandomAccess.Read(handle, buffer, offset);
            if (read == 0)
            {
                return false;
            }

            buffer = buffer[read..];
            offset += read;
        }

        return true;
    }
}
