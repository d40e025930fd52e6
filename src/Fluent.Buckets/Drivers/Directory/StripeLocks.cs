using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>
/// Locks that hold between threads and between processes. Each key belongs to one of a fixed number of lock files, so that locks leave no
/// files behind. The system lets go of a lock when its process dies.
/// </summary>
/// <param name="folder">The folder of the lock files.</param>
internal sealed class StripeLocks(string folder)
{
    public const int Count = 64;

    private const int ShortestDelay = 1;
    private const int LongestDelay = 16;

    private readonly SemaphoreSlim[] _threads = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Takes the lock of a key. The empty key is the bucket's own.</summary>
    public async Task<IDisposable> Take(string bucket, string key, CancellationToken cancellationToken) =>
        await Take(StripeOf(bucket, key), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes all locks, in ascending order as everybody does who takes several.</summary>
    public async Task<IDisposable> TakeAll(CancellationToken cancellationToken)
    {
        var all = new HeldLocks();
        try
        {
            for (int stripe = 0; stripe < Count; stripe++)
            {
                all.Add(await Take(stripe, cancellationToken).ConfigureAwait(false));
            }

            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    /// <summary>The same in every process and version.</summary>
    internal static int StripeOf(string bucket, string key) =>
        (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{bucket}/{key}")) % Count);

    private async Task<HeldLock> Take(int stripe, CancellationToken cancellationToken)
    {
        SemaphoreSlim threads = _threads[stripe];
        await threads.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new HeldLock(threads, await OpenAlone(stripe, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            threads.Release();
            throw;
        }
    }

    private async Task<SafeFileHandle> OpenAlone(int stripe, CancellationToken cancellationToken)
    {
        string path = Path.Join(folder, stripe.ToString("D2", System.Globalization.CultureInfo.InvariantCulture));
        for (int delay = ShortestDelay; ; delay = Math.Min(delay * 2, LongestDelay))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DirectoryLayout.Inspect(folder) == PlaceState.Link || DirectoryLayout.Inspect(path) == PlaceState.Link)
            {
                throw new UnauthorizedAccessException($"'{path}' is reached by a link, which the store never follows.");
            }

            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
            {
                // The framework takes the file for what is missing when another one makes the folder at this moment.
                Directory.CreateDirectory(folder);
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                // The system tells nobody when a lock is free again. Waits of uneven length keep two processes from meeting again and again.
                await Task.Delay(Random.Shared.Next(delay) + 1, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS; a sharing or lock violation of Windows.</summary>
    private static bool IsHeldByAnother(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33
        : exception.HResult is 11 or 35;

    private sealed class HeldLock(SemaphoreSlim threads, SafeFileHandle file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            threads.Release();
        }
    }

    private sealed class HeldLocks : IDisposable
    {
        private readonly List<IDisposable> _locks = [];

        public void Add(IDisposable held) => _locks.Add(held);

        public void Dispose()
        {
            foreach (IDisposable held in _locks)
            {
                held.Dispose();
            }
        }
    }
}
