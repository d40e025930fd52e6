using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>What discharges the values of each rule, what leaves them as they are, and what is an escape.</summary>
internal static class Obligations
{
    private static readonly ImmutableArray<string> ObjectMembers = [nameof(ToString), nameof(Equals), nameof(GetHashCode), nameof(GetType)];

    /// <summary>An object that is created. It is due to be uploaded.</summary>
    public static readonly UseTable CreatedObject = new(
        TrackedUse.Escape,
        (TrackedUse.Discharge,
            ["Upload", "UploadFrom", "UploadText", "UploadJson", "Write", "OpenWrite", "StartUpload", "SignUploadUrl"]),
        (TrackedUse.Ignore, ["Key", "Bucket", .. ObjectMembers]));

    /// <summary>An operation or a listing. It is due to be awaited or enumerated. Modifiers are told by their types.</summary>
    public static readonly UseTable Operation = new(
        TrackedUse.Escape,
        (TrackedUse.Discharge, ["AsTask", "AsValueTask", "GetAwaiter", "ConfigureAwait", "GetAsyncEnumerator"]),
        (TrackedUse.Ignore, [.. ObjectMembers]));

    /// <summary>A task that gives an operation.</summary>
    public static readonly UseTable TaskOfOperation = new(
        TrackedUse.Escape,
        (TrackedUse.PassThrough, [nameof(Task.ConfigureAwait), nameof(Task<object>.Result)]),
        (TrackedUse.Ignore, [nameof(Task.Wait)]));

    /// <summary>The operation that opens a stream, and its tasks and awaiters. Nothing is due before it is awaited.</summary>
    public static readonly UseTable Opening = new(
        TrackedUse.Escape,
        (TrackedUse.PassThrough, ["AsTask", "AsValueTask", "GetAwaiter", "ConfigureAwait", "WaitAsync"]),
        (TrackedUse.Begin, ["GetResult", nameof(Task<object>.Result)]),
        (TrackedUse.Ignore, [nameof(Task.Wait), nameof(Task.IsCompleted), nameof(Task.Status), .. ObjectMembers]));

    /// <summary>A stream that an object is written through. It is due to be completed or aborted; to dispose it is neither.</summary>
    public static readonly UseTable Writer = new(
        TrackedUse.Ignore,
        (TrackedUse.Discharge, ["CompleteAsync", "AbortAsync"]));

    /// <summary>A stream that an object is read through. It is due to be disposed.</summary>
    public static readonly UseTable Reader = new(
        TrackedUse.Ignore,
        (TrackedUse.Discharge, [nameof(Stream.Dispose), "DisposeAsync", nameof(Stream.Close)]));

    /// <summary>A bucket or an object that is named. It is due to be used, in any way.</summary>
    public static readonly UseTable Handle = new(TrackedUse.Discharge);
}
