using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets.Tests.Diagnostics;

/// <summary>What the log of a store says.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private readonly RecordingLoggers _loggers = new();
    private readonly ObjectStore _store;
    private readonly Bucket _bucket;

    public LogTests()
    {
        _store = new ObjectStore(new RecordingDriver(), _loggers);
        _bucket = _store.Bucket("log-tests");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _loggers.Dispose();
    }

    [Fact]
    public async Task An_operation_is_told_at_Debug_with_bucket_and_key()
    {
        await _bucket.CreateBucket(Token);
        await _bucket.Object("a.txt").UploadText("x", Token);

        (LogLevel level, string message) = _loggers.Entries.Last();
        Assert.Equal(LogLevel.Debug, level);
        Assert.StartsWith("Upload of a.txt in bucket log-tests (recording) took ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_told_at_Information_and_a_failure_at_Warning()
    {
        await _bucket.CreateBucket(Token);
        await Assert.ThrowsAsync<StorageException>(async () => await _bucket.Object("missing").GetInfo(Token));
        Assert.Equal(LogLevel.Information, _loggers.Entries.Last().Level);

        await Assert.ThrowsAsync<StorageException>(async () => await _bucket.Object("").GetInfo(Token));
        (LogLevel level, string message) = _loggers.Entries.Last();
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("failed with InvalidKey", message, StringComparison.Ordinal);
    }

    private sealed class RecordingLoggers : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Message)> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
