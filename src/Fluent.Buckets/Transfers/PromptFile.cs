using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>Reads and writes files where they are asked to when it is little: Unix has no other way, and the hand-over to another thread would take longer.</summary>
internal static class PromptFile
{
    private const int Little = 64 * 1024;

    public static ValueTask<int> Read(SafeFileHandle file, Memory<byte> buffer, long offset, CancellationToken cancellationToken) =>
        IsLittle(buffer.Length, cancellationToken)
            ? new ValueTask<int>(RandomAccess.Read(file, buffer.Span, offset))
            : RandomAccess.ReadAsync(file, buffer, offset, cancellationToken);

    public static ValueTask Write(SafeFileHandle file, ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        if (!IsLittle(bytes.Length, cancellationToken))
        {
            return RandomAccess.WriteAsync(file, bytes, offset, cancellationToken);
        }

        RandomAccess.Write(file, bytes.Span, offset);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes two pieces, one behind the other.</summary>
    public static ValueTask Write(
        SafeFileHandle file, ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second, long offset, CancellationToken cancellationToken)
    {
        if (!IsLittle((long)first.Length + second.Length, cancellationToken))
        {
            return RandomAccess.WriteAsync(file, [first, second], offset, cancellationToken);
        }

        RandomAccess.Write(file, [first, second], offset);
        return ValueTask.CompletedTask;
    }

    private static bool IsLittle(long count, CancellationToken cancellationToken) =>
        count <= Little && !OperatingSystem.IsWindows() && !cancellationToken.IsCancellationRequested;
}
