using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>What Unix offers for files beyond System.IO. On Windows the nearest that System.IO has.</summary>
internal static partial class UnixFile
{
    private const int NoSuchEntry = 2;
    private const int AccessRefused = 13;
    private const int OtherDevice = 18;

    /// <summary>Moves a file over another in one step, or fails; never by copying.</summary>
    /// <exception cref="DirectoryNotFoundException">The source or the target's folder is not there.</exception>
    public static void Rename(string source, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(source, target, overwrite: true);
            return;
        }

        // File.Move would copy where a mount point lies between the two, and a reader could see half an object.
        if (RenameEntry(source, target) != 0)
        {
            throw ErrorOf(Marshal.GetLastPInvokeError(), target);
        }
    }

    /// <summary>Gives a file a second name.</summary>
    /// <exception cref="DirectoryNotFoundException">The file or the second name's folder is not there.</exception>
    /// <exception cref="NotSupportedException">The file system has no such names.</exception>
    public static void Link(string file, string link)
    {
        bool done = OperatingSystem.IsWindows() ? LinkOnWindows(link, file, 0) : LinkEntry(file, link) == 0;
        if (done)
        {
            return;
        }

        int error = Marshal.GetLastPInvokeError();
        ReadOnlySpan<int> unsupported = OperatingSystem.IsWindows() ? [1, 50] : [1, 38, 45, 95];
        throw unsupported.Contains(error) ? new NotSupportedException($"{Marshal.GetPInvokeErrorMessage(error)}: '{link}'") : ErrorOf(error, link);
    }

    /// <summary>Copies bytes from file to file within the kernel, which may share them where the file system can.</summary>
    /// <returns>How many were copied: fewer than asked for is no error. 0 when the kernel cannot, or there are none.</returns>
    public static long CopyRange(SafeFileHandle source, long offset, SafeFileHandle target, long targetOffset, long count)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        return Math.Max(0, CopyFileRange(source, ref offset, target, ref targetOffset, (nint)count, 0));
    }

    /// <summary>Brings the entries of a folder to the disk. A folder that is gone needs no flush.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle folder = OpenEntry(path, 0);
        if (!folder.IsInvalid)
        {
            RandomAccess.FlushToDisk(folder);
            return;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error != NoSuchEntry)
        {
            throw ErrorOf(error, path);
        }
    }

    private static Exception ErrorOf(int error, string path)
    {
        string message = $"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'";
        return error switch
        {
            NoSuchEntry => new DirectoryNotFoundException(message),
            AccessRefused => new UnauthorizedAccessException(message),
            OtherDevice => new IOException($"A mount point lies inside the store, so a write cannot end in one rename: '{path}'", error),
            _ => new IOException(message, error),
        };
    }

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameEntry(string source, string target);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkEntry(string file, string link);

    [LibraryImport("libc", EntryPoint = "copy_file_range", SetLastError = true)]
    private static partial nint CopyFileRange(SafeFileHandle source, ref long offset, SafeFileHandle target, ref long targetOffset, nint count, uint flags);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool LinkOnWindows(string link, string file, nint security);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenEntry(string path, int flags);
}
