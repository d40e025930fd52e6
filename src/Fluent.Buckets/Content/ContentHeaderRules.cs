using System.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>What a content header may hold.</summary>
internal static class ContentHeaderRules
{
    public static void CheckContentType(string contentType)
    {
        Check("WithContentType", contentType);
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) || type.Parameters.Any(parameter => parameter.Value is null))
        {
            throw StorageErrors.InvalidArgument($"'{contentType}' is not a media type. Write it as in image/jpeg or text/plain; charset=utf-8.");
        }
    }

    public static void Check(string verb, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0)
        {
            throw StorageErrors.InvalidArgument($"{verb}(\"\") is refused: leave the call out when there is nothing to set.");
        }

        // RFC 9110 section 5.5: the octets that every server and proxy passes on unchanged.
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || value[0] == ' ' || value[^1] == ' ')
        {
            throw StorageErrors.InvalidArgument(
                $"{verb} is given {StorageErrors.Show(value)}. A header holds printable ASCII characters, without a space at either end.");
        }
    }
}
