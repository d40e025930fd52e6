using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>A file, written beside its place and renamed when it is whole.</summary>
internal sealed class FileDownloadTarget(string path) : DownloadTarget
{
    public override OpenedTarget Open()
    {
        string full = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full))
        {
            throw SourceErrors.Refused($"'{path}' is a folder. Give the path of the file to write in it.");
        }

        if (folder is null || !Directory.Exists(folder))
        {
            throw SourceErrors.Refused($"The folder '{folder ?? full}' to download to does not exist. Create it first.");
        }

        return Create(full);
    }

    private static OpenedFile Create(string full)
    {
        try
        {
            // A link stays a link: what it leads to is replaced.
            FileSystemInfo? linked = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true) : null;
            string target = linked?.FullName ?? full;
            string scratch = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.download");
            SafeFileHandle file = File.OpenHandle(
                scratch, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
            return new OpenedFile(file, scratch, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Failed($"the file '{full}'", fault);
        }
    }

    private sealed class OpenedFile(SafeFileHandle file, string scratch, string target) : OpenedTarget
    {
        private bool _committed;

        public override bool TakesAnyOrder => true;

        public override async ValueTask WriteAt(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            try
            {
                await PromptFile.Write(file, bytes, position, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw Failed($"the file '{target}'", fault);
            }
        }

        public override ValueTask Commit()
        {
            try
            {
                file.Dispose();
                File.Move(scratch, target, overwrite: true);
                _committed = true;
                return ValueTask.CompletedTask;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw Failed($"the file '{target}'", fault);
            }
        }

        public override ValueTask DisposeAsync()
        {
            file.Dispose();
            if (!_committed)
            {
                TryDelete();
            }

            return ValueTask.CompletedTask;
        }

        private void TryDelete()
        {
            try
            {
                File.Delete(scratch);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The fault that led here is the one to tell.
            }
        }
    }
}
