using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Reads the JSON of an answer. What breaks off, or is none, comes out as the framework throws it.</summary>
internal static class JsonAnswer
{
    public static async Task<T?> Read<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        Stream json = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (json.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync(json, type, cancellationToken).ConfigureAwait(false);
        }
    }
}
