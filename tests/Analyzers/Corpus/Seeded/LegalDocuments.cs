using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Legal.Documents;

[Storage]
public static partial class Storage;

[Bucket("legal-documents")]
public sealed partial class LegalDocuments;

public enum DocumentKind
{
    Contract,
    Opinion,
    Filing,
}

public sealed class DocumentStore(ILogger<DocumentStore> logger)
{
    private static string FolderOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Contract => "contracts",
        DocumentKind.Opinion => "opinions",
        _ => "filings",
    };

    public async Task<string> Save(int matter, DocumentKind kind, string title, Stream content, CancellationToken cancellationToken)
    {
        BucketObject item = Storage.LegalDocuments.Object($"/matters/{matter}/{FolderOf(kind)}/{title}.pdf"); // expect FB0201
        ObjectInfo info = await item.UploadFrom(content, cancellationToken).WithContentType("application/pdf").IfAbsent();
        logger.LogInformation("{Title} of matter {Matter} has {Size} bytes", title, matter, info.Size);
        return item.Key;
    }

    public async IAsyncEnumerable<string> Titles(int matter, DocumentKind kind)
    {
        string prefix = $"matters/{matter}/{FolderOf(kind)}/";
        await foreach (ObjectInfo info in Storage.LegalDocuments.List(prefix))
        {
            yield return Path.GetFileNameWithoutExtension(info.Key[prefix.Length..]);
        }
    }

    public async Task<byte[]?> Load(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await Storage.LegalDocuments.Object(key).ReadBytes(cancellationToken);
        }
        catch (StorageException e) when (e.Code is StorageErrorCode.ObjectNotFound or StorageErrorCode.InvalidKey)
        {
            return null;
        }
    }
}
