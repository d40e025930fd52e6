namespace Fluent.Buckets;

/// <summary>Reads by a driver, and holds the answer to the range that was asked for: bytes of another place would be taken for those.</summary>
internal static class AnsweredRange
{
    public static async Task<ObjectContent> Read(ObjectPlace place, ReadRequest request, CancellationToken cancellationToken)
    {
        ObjectContent content = await place.Driver.Read(request, cancellationToken).ConfigureAwait(false);
        if (content.Length >= 0 && (request.Range is not { } range || IsAnswer(range, content)))
        {
            return content;
        }

        await content.DisposeAsync().ConfigureAwait(false);
        throw place.Fault(
            StorageErrorCode.ProviderError,
            $"Reading {place} gave {content.Length} bytes from byte {content.Offset} of {content.Info.Size}, which is not what was asked for. Try again; if it stays, check what stands between here and the store.");
    }

    private static bool IsAnswer(ByteRange range, ObjectContent content)
    {
        long size = content.Info.Size;
        return (range.IsFromEnd || range.Start <= size) && range.Resolve(size) == (content.Offset, content.Length);
    }
}
