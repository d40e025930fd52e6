namespace Fluent.Buckets;

/// <summary>What parts may be that the app numbers and cuts itself: the rule of S3 on every store, and the store's own where it is narrower.</summary>
internal static class PartRules
{
    /// <summary>The greatest number of a part on S3.</summary>
    private const int GreatestNumber = 10_000;

    /// <exception cref="StorageException">NotSupported: the store has no multipart uploads.</exception>
    public static PartLimits Limits(ObjectPlace place) => place.Driver.Capabilities.Parts
        ?? throw StorageErrors.NotSupported(place.Store, place.Bucket, place.Key, "An upload in several parts", "Upload the whole body at once.");

    public static void CheckNumber(ObjectPlace place, PartLimits limits, int number)
    {
        int greatest = Math.Min(GreatestNumber, limits.GreatestCount);
        if (number < 1 || number > greatest)
        {
            throw Refused(place, $"Part {number} of {place} is refused: parts are numbered from 1 to {greatest}. Nothing was sent.");
        }
    }

    public static void CheckGreatest(ObjectPlace place, long greatest, int number, long bytes)
    {
        if (bytes > greatest)
        {
            throw Refused(
                place, $"Part {number} of {place} has {bytes} bytes or more, but a part has at most {greatest}. Nothing was sent. Cut it into several parts.");
        }
    }

    /// <summary>The parts in ascending order of number.</summary>
    public static List<UploadedPart> Sort(ObjectPlace place, PartLimits limits, IReadOnlyList<UploadedPart> parts)
    {
        if (parts.Count == 0 || parts.Contains(null!))
        {
            throw Refused(place, $"{place} cannot be made of no part. Give what each UploadPart gave; for an empty object upload an empty part.");
        }

        List<UploadedPart> sorted = [.. parts.OrderBy(part => part.Number)];
        long least = Math.Max(TransferDefaults.LeastPartSize, limits.LeastSize);
        for (int i = 0; i < sorted.Count; i++)
        {
            UploadedPart part = sorted[i];
            CheckNumber(place, limits, part.Number);
            if (i > 0 && part.Number == sorted[i - 1].Number)
            {
                throw Refused(place, $"Part {part.Number} of {place} is given twice. Give the one that was uploaded last.");
            }

            if (i < sorted.Count - 1 && part.Size < least)
            {
                throw Refused(
                    place,
                    $"Part {part.Number} of {place} has {part.Size} bytes and is not the last. Every other part has at least {least} bytes. "
                    + "Upload it again with more, or abort the upload.");
            }
        }

        return sorted;
    }

    private static StorageException Refused(ObjectPlace place, string message) => place.Fault(StorageErrorCode.InvalidArgument, message);
}
