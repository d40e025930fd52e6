using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>The parameter <c>fields</c>: which properties an answer holds, as <c>items(name,size),nextPageToken</c>.</summary>
internal static class PartialResponse
{
    public static JsonObject Select(JsonObject resource, string? fields)
    {
        if (fields is null)
        {
            return resource;
        }

        int at = 0;
        JsonObject selected = Select(resource, fields, ref at);
        Refusal.Unless(at == fields.Length, "Invalid field selection.");
        return selected;
    }

    private static JsonObject Select(JsonObject resource, string fields, ref int at)
    {
        var selected = new JsonObject();
        while (true)
        {
            int start = at;
            while (at < fields.Length && char.IsAsciiLetterOrDigit(fields[at]))
            {
                at++;
            }

            Refusal.Unless(at > start, "Invalid field selection.");
            string name = fields[start..at];
            JsonNode? value = resource[name];
            if (at < fields.Length && fields[at] == '(')
            {
                value = Within(value, fields, ref at);
            }

            if (value is not null)
            {
                selected[name] = value.DeepClone();
            }

            if (at == fields.Length || fields[at] == ')')
            {
                return selected;
            }

            Refusal.Unless(fields[at] == ',', "Invalid field selection.");
            at++;
        }
    }

    private static JsonNode? Within(JsonNode? value, string fields, ref int at)
    {
        int open = ++at;
        int end = open;
        JsonObject[] inner = value switch
        {
            JsonArray array => [.. array.Select(item => item!.AsObject())],
            JsonObject one => [one],
            _ => [],
        };
        JsonObject[] selected = new JsonObject[inner.Length];
        for (int i = 0; i < inner.Length; i++)
        {
            end = open;
            selected[i] = Select(inner[i], fields, ref end);
        }

        if (inner.Length == 0)
        {
            Select([], fields, ref end);
        }

        Refusal.Unless(end < fields.Length && fields[end] == ')', "Invalid field selection.");
        at = end + 1;
        return value switch
        {
            JsonArray => new JsonArray([.. selected]),
            JsonObject => selected[0],
            _ => null,
        };
    }
}
