using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>A file.</summary>
internal sealed class FileUploadSource(string path) : UploadSource
{
    public override OpenedSource Open()
    {
        if (Directory.Exists(path))
        {
            throw SourceErrors.Refused($"'{path}' is a folder, not a file. Give the path of a file.");
        }

        try
        {
            return OpenFile();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SourceErrors.Refused($"The file '{path}' does not exist. Check the path, which is relative to '{Environment.CurrentDirectory}'.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw SourceErrors.Refused($"The file '{path}' cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Opens a file to read it once, beside whoever writes, replaces or deletes it.</summary>
    public static FileStream OpenStream(string path) => new(
        path,
        new FileStreamOptions
        {
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0,
        });

    private OpenedSource OpenFile()
    {
        FileStream stream = OpenStream(path);

        // Pipes have no length, and files of /proc say 0 whatever they hold: both are read to their end.
        return stream.CanSeek && stream.Length > 0
            ? new OpenedFile(stream, path)
            : new OpenedStream(stream, null, owned: true);
    }

    private sealed class OpenedFile(FileStream stream, string path) : OpenedSource(stream.Length)
    {
        private readonly SafeFileHandle _file = stream.SafeFileHandle;

        public override ObjectBody Whole(ProgressCounter progress) => new FileBody(_file, path, 0, Length!.Value, progress);

        public override ObjectBody Part(long offset, long length) => new FileBody(_file, path, offset, length, null);

        public override ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
