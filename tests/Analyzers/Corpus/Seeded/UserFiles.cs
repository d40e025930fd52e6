using Fluent.Buckets;

namespace Accounts.Files;

[Storage]
public static partial class Storage;

[Bucket("user-files")]
public sealed partial class UserFiles; // expect FB0103

[Bucket("user-avatars")]
public sealed partial class UserAvatars;

/// <summary>What a user has asked to download: everything in one archive, kept for a week.</summary>
[Bucket("user-files")]
public sealed partial class UserArchives; // expect FB0103

public static class AccountFiles
{
    public static async Task<long> Usage(Guid user)
    {
        long bytes = 0;
        foreach (Bucket bucket in new Bucket[] { Storage.UserFiles, Storage.UserAvatars })
        {
            await foreach (ObjectInfo info in bucket.List($"{user:N}/"))
            {
                bytes += info.Size;
            }
        }

        return bytes;
    }

    public static async Task<ObjectInfo> SetAvatar(Guid user, Stream image, string contentType, CancellationToken cancellationToken = default) =>
        await Storage.UserAvatars.Object($"{user:N}/avatar").UploadFrom(image, cancellationToken).WithContentType(contentType);

    public static async Task<Uri> Archive(Guid user, string zipPath)
    {
        BucketObject archive = Storage.UserArchives.Object($"{user:N}/{DateTime.UtcNow:yyyyMMdd}.zip");
        await archive.UploadFrom(zipPath).WithContentType("application/zip").IfAbsent();
        return await archive.SignDownloadUrl(TimeSpan.FromDays(2));
    }

    public static async Task Remove(Guid user)
    {
        await Storage.UserFiles.DeleteAll($"{user:N}/");
        await Storage.UserAvatars.DeleteAll($"{user:N}/");
    }
}
