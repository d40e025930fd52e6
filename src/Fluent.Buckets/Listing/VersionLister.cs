using System.Runtime.CompilerServices;

namespace Fluent.Buckets;

/// <summary>Walks the pages of a store's versions.</summary>
internal static class VersionLister
{
    /// <summary>The versions of a bucket or view, with keys relative to it.</summary>
    public static async IAsyncEnumerable<ObjectVersion> Versions(
        Bucket bucket, string? key, string prefix, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        string? whole = key is null ? null : place.Object(key).Key;
        ObjectPlace.RequireVersions(place.Driver, place.Name, whole, "ListVersions");
        var request = new VersionListRequest
        {
            Bucket = place.Name,
            Prefix = whole ?? place.WholePrefix(prefix),
            Key = whole,
            PageSize = pageSize,
        };
        await foreach (ObjectVersion version in Versions(place, request, cancellationToken).ConfigureAwait(false))
        {
            // As in every listing, an object at a view's very prefix has no key within it.
            if (version.Key.Length > place.Prefix.Length)
            {
                yield return Relative(place, version);
            }
        }
    }

    /// <summary>The versions by their whole keys.</summary>
    public static async IAsyncEnumerable<ObjectVersion> Versions(
        BucketPlace place, VersionListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new PageWalk(place);
        while (true)
        {
            VersionPage page = await StorageErrors
                .Place(place.Driver.ListVersions(request, cancellationToken), place.Name).ConfigureAwait(false);
            foreach (ObjectVersion version in page.Versions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return version;
            }

            if (page.NextPageToken is not { } token)
            {
                yield break;
            }

            walk.Next(token, page.Versions.Count, i => $"{page.Versions[i].Key}\0{page.Versions[i].Id}");
            request = request with { PageToken = token };
        }
    }

    private static ObjectVersion Relative(BucketPlace place, ObjectVersion version) => place.Prefix.Length == 0
        ? version
        : version with
        {
            Key = version.Key[place.Prefix.Length..],
            Info = version.Info is { } info ? Lister.Relative(place, info) : null,
        };
}
