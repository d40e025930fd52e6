using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>A body whose bytes lie in a file, so that a driver which writes files need not read them through its own memory.</summary>
internal interface IFileRegion
{
    SafeFileHandle File { get; }

    /// <summary>Where the body begins in the file, in bytes.</summary>
    long Offset { get; }

    /// <summary>Opens the body at a position of its own.</summary>
    Stream OpenAt(long position);

    /// <summary>Tells the caller how far the body was taken without being read.</summary>
    void Reached(long position);
}
