using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Pages of listings.</summary>
internal sealed class SwiftListing(SwiftConnection connection, LimitsSource limits, string store)
{
    /// <summary>One page of a container. Null when there is no such container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="prefix">What every name starts with.</param>
    /// <param name="after">The name after which the page starts. Null means the first.</param>
    /// <param name="folders">Whether names that hold a further slash are gathered.</param>
    /// <param name="size">The greatest number of lines. Null means as many as the store gives.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<Page<ListedObject>?> Objects(
        string container, string prefix, string? after, bool folders, int? size, CancellationToken cancellationToken) => Page(
        limit => SwiftRequest.Bucket(HttpMethod.Get, container, Query(limit, prefix, after) + (folders ? "&delimiter=%2F" : string.Empty)),
        container,
        SwiftMessages.Default.ListListedObject,
        static listed => listed.Name ?? listed.Folder!,
        size,
        cancellationToken);

    /// <summary>One page of the account.</summary>
    public async Task<Page<ListedContainer>> Containers(string? after, CancellationToken cancellationToken) => await Page(
        limit => new SwiftRequest(HttpMethod.Get, string.Empty, Query(limit, string.Empty, after)),
        null,
        SwiftMessages.Default.ListListedContainer,
        static listed => listed.Name,
        null,
        cancellationToken).ConfigureAwait(false) ?? new Page<ListedContainer>([], null);

    /// <summary>All objects of a container with a prefix. None when there is no such container.</summary>
    public async IAsyncEnumerable<ListedObject> All(
        string container, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            Page<ListedObject>? page = await Objects(container, prefix, after, false, null, cancellationToken).ConfigureAwait(false);
            foreach (ListedObject listed in page?.Lines ?? [])
            {
                yield return listed;
            }

            after = page?.Next;
        }
        while (after is not null);
    }

    private static string Query(int limit, string prefix, string? after) =>
        string.Create(CultureInfo.InvariantCulture, $"format=json&limit={limit}")
        + (prefix.Length > 0 ? "&prefix=" + SwiftPaths.Value(prefix) : string.Empty)
        + (after is not null ? "&marker=" + SwiftPaths.Value(after) : string.Empty);

    private async Task<Page<T>?> Page<T>(
        Func<int, SwiftRequest> ask,
        string? container,
        JsonTypeInfo<List<T>> type,
        Func<T, string> name,
        int? size,
        CancellationToken cancellationToken)
    {
        int limit = Math.Min(size ?? int.MaxValue, limits.Known.Page);
        HttpResponseMessage answer = await connection.Send(ask(limit).Whole(), cancellationToken).ConfigureAwait(false);
        try
        {
            if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                // The cluster gives shorter pages than Swift does by default.
                int greatest = (await limits.Get(cancellationToken).ConfigureAwait(false)).Page;
                if (greatest < limit)
                {
                    answer.Dispose();
                    limit = greatest;
                    answer = await connection.Send(ask(limit).Whole(), cancellationToken).ConfigureAwait(false);
                }
            }

            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw await SwiftFaults.Of(answer, store, container, null, "Listing", cancellationToken).ConfigureAwait(false);
            }

            List<T> lines = answer.StatusCode == HttpStatusCode.NoContent
                ? []
                : await Read(answer, container, type, cancellationToken).ConfigureAwait(false);
            return new Page<T>(lines, lines.Count >= limit ? name(lines[^1]) : null);
        }
        finally
        {
            answer.Dispose();
        }
    }

    private async Task<List<T>> Read<T>(
        HttpResponseMessage answer, string? container, JsonTypeInfo<List<T>> type, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonAnswer.Read(answer, type, cancellationToken).ConfigureAwait(false) ?? [];
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new StorageException(
                StorageErrorCode.Unavailable,
                $"Listing {(container is null ? "the account" : $"bucket '{container}'")} ({store}) broke off: {fault.Message} Try again.",
                fault)
            { Store = store, Bucket = container, RequestId = SwiftFaults.RequestId(answer) };
        }
    }
}

/// <summary>A page of a listing.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">The name after which the next page starts. Null means that this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Lines, string? Next);
