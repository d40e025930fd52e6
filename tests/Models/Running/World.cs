using System.Text;

namespace Fluent.Buckets.Models;

/// <summary>A bucket, or the view of one, beside the model of what it should hold.</summary>
internal sealed class World(ModelStore store, Bucket bucket)
{
    public const int GreatestKey = 1024;

    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    public ModelStore Store { get; } = store;

    public StoreCapabilities Can => Store.Can;

    public Bucket Bucket { get; } = bucket;

    public StoreModel Model { get; } = new();

    /// <summary>The keys that an upload was started for.</summary>
    public HashSet<string> Started { get; } = new(StringComparer.Ordinal);

    public Dictionary<int, OpenUpload> Uploads { get; } = [];

    /// <summary>Whether a key of this view is one that no store, or not this one, can hold.</summary>
    public bool Refuses(string key)
    {
        string whole = Bucket.Prefix + key;
        return Encoding.UTF8.GetByteCount(whole) > GreatestKey || Store.RefusesKey(whole);
    }

    /// <summary>Whether nothing is uploaded in parts to a key of this view.</summary>
    public bool RefusesParts(string key) => Can.Parts is null || Store.RefusesParts(Bucket.Prefix + key);

    /// <summary>The object of a key, through a view of its first characters where the cut says so.</summary>
    public BucketObject Object(string key, int cut)
    {
        (string view, string rest) = Cut(key, cut);
        return Bucket.Within(view).Object(rest);
    }

    /// <summary>A key or prefix in two parts, the second of which is not empty; never inside a character.</summary>
    public static (string View, string Key) Cut(string key, int cut)
    {
        int at = key.Length == 0 ? 0 : cut % key.Length;
        return at > 0 && char.IsLowSurrogate(key[at]) ? (string.Empty, key) : (key[..at], key[at..]);
    }

    /// <summary>Marks a key as one to compare after the step.</summary>
    public void Touch(string key) => _touched.Add(key);

    /// <summary>Says that a key was written or deleted, which may void uploads of it.</summary>
    public void Changed(string key)
    {
        Touch(key);
        foreach (OpenUpload upload in Uploads.Values.Where(upload => upload.Key == key))
        {
            upload.IsDisturbed = true;
        }
    }

    public IReadOnlyCollection<string> TakeTouched()
    {
        string[] touched = [.. _touched];
        _touched.Clear();
        return touched;
    }

    /// <summary>Runs a call that may fail with one fault, and gives whether it did not.</summary>
    public static async Task<(bool Succeeded, T? Result)> Try<T>(StorageErrorCode fault, Func<Task<T>> call)
    {
        try
        {
            return (true, await call());
        }
        catch (StorageException refused) when (refused.Code == fault)
        {
            return (false, default);
        }
    }

    /// <summary>Runs a write if absent, or any other, that fails with one of the faults. It may fail too where the server takes parts of an upload for an object.</summary>
    public Task<(bool Succeeded, T? Result)> AttemptWrite<T>(string key, bool ifAbsent, IReadOnlyCollection<StorageErrorCode> faults, Func<Task<T>> call) =>
        ifAbsent && faults.Count == 0 && Store.TakesPartsForObjects && Started.Contains(key)
            ? Try(StorageErrorCode.PreconditionFailed, call)
            : Attempt(faults, call);

    /// <summary>Runs a call that succeeds.</summary>
    public static async Task<T> Succeed<T>(Func<Task<T>> call) => await call();

    /// <summary>Runs a call that succeeds if no fault is expected, and gives whether it did. Else it must fail with one of the faults.</summary>
    public static async Task<(bool Succeeded, T? Result)> Attempt<T>(IReadOnlyCollection<StorageErrorCode> faults, Func<Task<T>> call)
    {
        if (faults.Count == 0)
        {
            return (true, await call());
        }

        T result;
        try
        {
            result = await call();
        }
        catch (StorageException fault) when (faults.Contains(fault.Code))
        {
            return (false, default);
        }

        throw new ModelException($"It should fail with {string.Join(" or ", faults)}, but it gave {result}.");
    }
}
