using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Lists objects, with folders where a delimiter is given, or all versions.</summary>
internal sealed class ObjectList(BucketStore store)
{
    private const int GreatestPage = 1000;

    public DoubleAnswer Answer(DoubleRequest request, string bucket)
    {
        request.Allow("prefix", "delimiter", "startOffset", "endOffset", "maxResults", "pageToken", "versions", "fields");
        string prefix = request.Query.GetValueOrDefault("prefix") ?? string.Empty;
        string? delimiter = request.Query.GetValueOrDefault("delimiter");
        bool versions = request.Query.GetValueOrDefault("versions") == "true";
        long size = request.Number("maxResults") ?? GreatestPage;
        Refusal.Unless(size is >= 1 and <= GreatestPage, "maxResults is from 1 to 1000.");
        StoredObject[] all = store.In(bucket, found => found.Objects
            .Where(stored => (versions || stored.TimeDeleted is null) && stored.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray());
        string? start = request.Query.GetValueOrDefault("startOffset");
        string? end = request.Query.GetValueOrDefault("endOffset");
        (string Name, long Generation)? after = request.Query.TryGetValue("pageToken", out string? token) ? FromToken(token) : null;
        var items = new JsonArray();
        var prefixes = new List<string>();
        (string Name, long Generation) last = default;
        foreach (StoredObject stored in all)
        {
            if ((start is not null && NameOrder.Instance.Compare(stored.Name, start) < 0)
                || (end is not null && NameOrder.Instance.Compare(stored.Name, end) >= 0))
            {
                continue;
            }

            int at = delimiter is null ? -1 : stored.Name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            (string Name, long Generation) entry = at < 0
                ? (stored.Name, stored.Generation)
                : (stored.Name[..(at + delimiter!.Length)], long.MaxValue);
            if (entry == last || (after is { } before && !IsBehind(entry, before)))
            {
                continue;
            }

            if (items.Count + prefixes.Count == size)
            {
                return Page(request, items, prefixes, ToToken(last));
            }

            last = entry;
            if (at < 0)
            {
                items.Add(stored.ToResource());
            }
            else
            {
                prefixes.Add(entry.Name);
            }
        }

        return Page(request, items, prefixes, null);
    }

    private static DoubleAnswer Page(DoubleRequest request, JsonArray items, List<string> prefixes, string? next)
    {
        var answer = new JsonObject { ["kind"] = "storage#objects" };
        if (items.Count > 0)
        {
            answer["items"] = items;
        }

        if (prefixes.Count > 0)
        {
            answer["prefixes"] = new JsonArray([.. prefixes.Select(prefix => JsonValue.Create(prefix))]);
        }

        if (next is not null)
        {
            answer["nextPageToken"] = next;
        }

        return JsonApi.Partial(request, answer);
    }

    /// <summary>Whether an entry comes after another. A folder comes after everything in it.</summary>
    private static bool IsBehind((string Name, long Generation) entry, (string Name, long Generation) before)
    {
        int order = NameOrder.Instance.Compare(entry.Name, before.Name);
        return order > 0 ? before.Generation != long.MaxValue || !entry.Name.StartsWith(before.Name, StringComparison.Ordinal)
            : order == 0 && entry.Generation > before.Generation;
    }

    private static string ToToken((string Name, long Generation) entry) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Generation}:{entry.Name}")));

    private static (string Name, long Generation) FromToken(string token)
    {
        byte[] bytes = new byte[token.Length];
        Refusal.Unless(Convert.TryFromBase64String(token, bytes, out int length), "Invalid pageToken.");
        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return (parts[1], long.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
