using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>A file, written beside its place and renamed when it is whole.</summary>
/// <param name="path">The file, which is replaced. A link stays a link: what it leads to is replaced.</param>
/// <param name="refusesLink">Whether a link is refused, since it may lead anywhere.</param>
internal sealed class FileDownloadTarget(string path, bool refusesLink = false) : DownloadTarget
{
    /// <summary>What no other process names its files by. Asking the system for a name of each would take longer than to create it.</summary>
    private static readonly string Process = Guid.NewGuid().ToString("N");

    /// <summary>The attributes of what is not there.</summary>
    private const FileAttributes Nothing = (FileAttributes)(-1);

    private static long _files;

    public override OpenedTarget Open()
    {
        string full = Path.GetFullPath(path);
        try
        {
            return new OpenedFile(Resolve(full));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Failed($"the file '{full}'", fault);
        }
    }

    private string Resolve(string full)
    {
        var entry = new FileInfo(full);
        FileAttributes found = entry.Attributes;
        if (found == Nothing)
        {
            string? folder = Path.GetDirectoryName(full);
            return Directory.Exists(folder)
                ? full
                : throw SourceErrors.Refused($"The folder '{folder ?? full}' to download to does not exist. Create it first.");
        }

        bool isLink = found.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;
        if (isLink && refusesLink)
        {
            throw TargetFolder.LinkRefused(entry);
        }

        if (found.HasFlag(FileAttributes.Directory) || Path.EndsInDirectorySeparator(full))
        {
            throw SourceErrors.Refused($"'{path}' is a folder. Give the path of the file to write in it.");
        }

        return isLink && File.Exists(full) ? entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
    }

    /// <summary>The file is made with the first bytes: an object that is not there leaves the disk alone, and a small one has all calls of the file system in a row.</summary>
    private sealed class OpenedFile : OpenedTarget
    {
        private readonly string _target;
        private readonly string _scratch;
        private readonly Lazy<SafeFileHandle> _file;
        private bool _committed;

        public OpenedFile(string target)
        {
            _target = target;
            _scratch = Path.Join(
                Path.GetDirectoryName(target.AsSpan()), string.Create(CultureInfo.InvariantCulture, $".{Process}{Interlocked.Increment(ref _files):x}.download"));
            _file = new Lazy<SafeFileHandle>(
                () => File.OpenHandle(_scratch, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous));
        }

        public override bool TakesAnyOrder => true;

        public override async ValueTask WriteAt(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            try
            {
                await PromptFile.Write(_file.Value, bytes, position, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw Failed($"the file '{_target}'", fault);
            }
        }

        public override ValueTask Commit()
        {
            try
            {
                _file.Value.Dispose();
                File.Move(_scratch, _target, overwrite: true);
                _committed = true;
                return ValueTask.CompletedTask;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw Failed($"the file '{_target}'", fault);
            }
        }

        public override ValueTask DisposeAsync()
        {
            if (_file.IsValueCreated && !_committed)
            {
                _file.Value.Dispose();
                TryDelete();
            }

            return ValueTask.CompletedTask;
        }

        private void TryDelete()
        {
            try
            {
                File.Delete(_scratch);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The fault that led here is the one to tell.
            }
        }
    }
}
