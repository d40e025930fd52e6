using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Resilience;

public readonly record struct Outcome<T>(T? Value, StorageErrorCode? Error)
{
    public bool IsSuccess => Error is null;
}

/// <summary>What other projects use a resilience library for.</summary>
public sealed class RetryPipeline(int attempts, TimeSpan delay, ILogger logger)
{
    public async ValueTask<T> ExecuteAsync<T>(Func<CancellationToken, ValueTask<T>> action, CancellationToken cancellationToken = default)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await action(cancellationToken);
            }
            catch (StorageException e) when (e.IsTransient && attempt < attempts)
            {
                logger.LogDebug(e, "Attempt {Attempt}", attempt);
                await Task.Delay(delay * attempt, cancellationToken);
            }
        }
    }

    public Task ExecuteAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken = default) =>
        ExecuteAsync(async token => { await action(token); return true; }, cancellationToken).AsTask();
}

public sealed class ResilientStore(Bucket bucket, RetryPipeline retry)
{
    public ValueTask<string> Read(string key, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(token => bucket.Object(key).ReadText(token).AsValueTask(), cancellationToken);

    public ValueTask<ObjectInfo> Write(string key, byte[] content, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(async token => await bucket.Object(key).Upload(content, token).WithTimeout(TimeSpan.FromSeconds(20)), cancellationToken);

    public Task Delete(string key, CancellationToken cancellationToken) => retry.ExecuteAsync(token => bucket.Object(key).Delete(token), cancellationToken);

    public Task Copy(string from, string to) => Task.Run(() => bucket.Object(from).CopyTo(to).AsTask());

    public Task Move(string from, string to) => Task.Factory.StartNew(() => bucket.Object(from).MoveTo(to).AsTask(), TaskCreationOptions.LongRunning).Unwrap();

    public async Task<ObjectInfo?> ReadWithin(string key, TimeSpan limit)
    {
        Task<ObjectInfo?> info = bucket.Object(key).TryGetInfo();
        return await Task.WhenAny(info, Task.Delay(limit)) == info ? await info : null;
    }

    public Task<Outcome<ObjectInfo>> TryWrite(string key, Stream content) => Try(() => bucket.Object(key).UploadFrom(content).IfAbsent());

    public Task<Outcome<byte[]>> TryRead(string key) => Try(() => bucket.Object(key).ReadBytes());

    public async Task<(long Left, long Right)> Sizes(string left, string right)
    {
        var (first, second) = (bucket.Object(left).GetInfo(), bucket.Object(right).GetInfo());
        return ((await first).Size, (await second).Size);
    }

    public void Warm(params IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            _ = bucket.Object(key).Exists().AsTask().ContinueWith(
                task => Console.Error.WriteLine(task.Exception?.GetBaseException().Message),
                TaskContinuationOptions.OnlyOnFaulted);
        }
    }

    private static async Task<Outcome<T>> Try<T>(Func<StorageOperation<T>> start)
    {
        try
        {
            return new Outcome<T>(await start(), null);
        }
        catch (StorageException e)
        {
            return new Outcome<T>(default, e.Code);
        }
    }
}
