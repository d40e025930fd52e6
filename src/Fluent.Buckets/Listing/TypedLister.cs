using System.Globalization;
using System.Runtime.CompilerServices;

namespace Fluent.Buckets;

/// <summary>Walks the listings of typed buckets.</summary>
internal static class TypedLister
{
    public static async IAsyncEnumerable<ObjectEntry<TKey>> Entries<TKey>(
        Bucket bucket,
        string prefix,
        ListSettings settings,
        bool skipUnparsable,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : IObjectKey<TKey>
    {
        await foreach (ObjectInfo info in Lister.Objects(bucket, prefix, null, settings, cancellationToken).ConfigureAwait(false))
        {
            if (Entry<TKey>(bucket, info, skipUnparsable) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>An object with its key parsed. Null means that it does not parse and is passed over.</summary>
    public static ObjectEntry<TKey>? Entry<TKey>(Bucket bucket, ObjectInfo info, bool skipUnparsable)
        where TKey : IObjectKey<TKey>
    {
        if (TKey.TryParse(info.Key, CultureInfo.InvariantCulture, out TKey? key))
        {
            return new ObjectEntry<TKey>(key, info);
        }

        return skipUnparsable ? null : throw Unparsable(bucket, info.Key, typeof(TKey));
    }

    /// <summary>The contents in the order of the entries. At most <paramref name="parallelism"/> are read or wait to be taken.</summary>
    public static async IAsyncEnumerable<TContent> Contents<TKey, TContent>(
        Bucket bucket,
        KeyListing<TKey> entries,
        IContentSerializer<TContent> serializer,
        int parallelism,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : IObjectKey<TKey>
        where TContent : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reads = new Queue<Task<TContent?>>(parallelism);
        try
        {
            await foreach (ObjectEntry<TKey> entry in entries.Unobserved(stop.Token).ConfigureAwait(false))
            {
                while (reads.TryPeek(out Task<TContent?>? first) && (first.IsCompleted || reads.Count == parallelism))
                {
                    if (await reads.Dequeue().ConfigureAwait(false) is { } content)
                    {
                        yield return content;
                    }
                }

                reads.Enqueue(TypedContent.TryRead(bucket.Object(entry.Info.Key), serializer, stop.Token));
            }

            while (reads.TryDequeue(out Task<TContent?>? next))
            {
                if (await next.ConfigureAwait(false) is { } content)
                {
                    yield return content;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Task rest = Task.WhenAll(reads);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static StorageException Unparsable(Bucket bucket, string key, Type type)
    {
        BucketPlace place = bucket.Locate();
        string whole = place.WholePrefix(key);
        return StorageErrors.At(
            StorageErrorCode.InvalidKey,
            place.Store,
            place.Name,
            whole,
            $"The object {StorageErrors.Show(whole)} in bucket '{place.Name}' ({place.Store}) is none of its typed keys: it does not parse as {type.Name}. "
            + "Say SkipUnparsable() to pass over such objects, or move this one elsewhere.");
    }
}
