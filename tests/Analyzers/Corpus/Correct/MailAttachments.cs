using System.Net.Mail;
using System.Net.Mime;
using Fluent.Buckets;

namespace Mailroom;

[Storage]
public sealed partial class MailStorage;

[Bucket("mail-attachments")]
public sealed partial class Attachments;

public sealed record StoredAttachment(string Name, string Key, long Size);

public sealed class MailAttachments(Attachments attachments)
{
    public async Task<IReadOnlyList<StoredAttachment>> Store(string messageId, MailMessage message, CancellationToken cancellationToken)
    {
        var named = message.Attachments.Select((attachment, i) => (attachment, key: $"{messageId}/{i:D3}-{attachment.Name}")).ToArray();
        ObjectInfo[] infos = await Task.WhenAll(named.Select(pair => Upload(pair.attachment, pair.key, cancellationToken)));
        return [.. named.Zip(infos, (pair, info) => new StoredAttachment(pair.attachment.Name ?? "unnamed", info.Key, info.Size))];
    }

    public async Task<MailMessage> Restore(MailMessage message, IEnumerable<StoredAttachment> stored, CancellationToken cancellationToken)
    {
        var downloads = stored.Select(async item =>
        {
            var buffer = new MemoryStream(capacity: (int)item.Size);
            await attachments.Object(item.Key).DownloadTo(buffer, cancellationToken);
            buffer.Position = 0;
            return new Attachment(buffer, item.Name);
        });
        foreach (Attachment attachment in await Task.WhenAll(downloads))
        {
            message.Attachments.Add(attachment);
        }

        return message;
    }

    public async Task<(int Kept, int Dropped)> Forward(string from, string to, Func<ObjectInfo, bool> keep)
    {
        var copies = new List<StorageOperation<ObjectInfo>>();
        int dropped = 0;
        await foreach (ObjectInfo info in attachments.List(from + "/"))
        {
            if (keep(info))
            {
                copies.Add(attachments.Object(info.Key).CopyTo(info.Key.Replace(from, to, StringComparison.Ordinal)));
            }
            else
            {
                dropped++;
            }
        }

        IReadOnlyList<ObjectInfo> copied = await copies.WhenAll(parallelism: 8);
        return (copied.Count, dropped);
    }

    public Task Discard(string messageId) => messageId.Length == 0 ? Task.CompletedTask : DiscardAll(messageId + "/");

    private async Task DiscardAll(string prefix) => await attachments.DeleteAll(prefix);

    private async Task<ObjectInfo> Upload(Attachment attachment, string key, CancellationToken cancellationToken)
    {
        var upload = attachment.ContentStream.CanSeek && attachment.ContentStream.Length == 0
            ? attachments.Object(key).Upload(ReadOnlyMemory<byte>.Empty, cancellationToken)
            : attachments.Object(key).UploadFrom(attachment.ContentStream, cancellationToken);
        return await upload.WithContentType(attachment.ContentType.MediaType ?? MediaTypeNames.Application.Octet).WithMetadata("name", attachment.Name ?? "");
    }
}
