using System.Net.Mime;
using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Intranet.Documents;

[Storage]
public sealed partial class Files;

[Bucket("intranet-documents")]
public sealed partial class Documents;

public interface IDocumentRepository
{
    Task<string> SaveAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken);

    Task<(Stream Content, string? ContentType)?> FindAsync(string id, CancellationToken cancellationToken);

    Task RemoveAsync(string id, CancellationToken cancellationToken);
}

public class BucketDocumentRepository : IDocumentRepository
{
    private readonly Documents _documents;
    private readonly ILogger<BucketDocumentRepository> _logger;

    public BucketDocumentRepository(Documents documents, ILogger<BucketDocumentRepository> logger)
    {
        _documents = documents;
        _logger = logger;
    }

    public async Task<string> SaveAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var id = $"{folder}/{Guid.NewGuid():N}{Path.GetExtension(fileName)}";
        var info = await _documents.Object(id).UploadFrom(content, cancellationToken).WithContentDisposition($"attachment; filename=\"{fileName}\"");
        _logger.LogInformation("Saved {Id} with {Size} bytes as {ETag}", id, info.Size, info.ETag);
        return id;
    }

    public async Task<(Stream Content, string? ContentType)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await _documents.Object(id).OpenRead(cancellationToken);
            return (reader, reader.Info.ContentType);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => _documents.Object(id).Delete(cancellationToken).AsTask();
}

[ApiController]
[Route("documents")]
public class DocumentsController(IDocumentRepository repository) : ControllerBase
{
    [HttpPost("{folder}")]
    public async Task<IActionResult> Upload(string folder, IFormFile file, CancellationToken cancellationToken)
    {
        if (file == null || file.Length == 0)
        {
            return BadRequest("No file.");
        }

        using var stream = file.OpenReadStream();
        var id = await repository.SaveAsync(folder, file.FileName, stream, cancellationToken);
        return CreatedAtAction(nameof(Download), new { id }, new { id });
    }

    [HttpGet("{**id}")]
    public async Task<IActionResult> Download(string id, CancellationToken cancellationToken)
    {
        var found = await repository.FindAsync(id, cancellationToken);
        return found is { } document
            ? File(document.Content, document.ContentType ?? MediaTypeNames.Application.Octet, enableRangeProcessing: true)
            : NotFound();
    }

    [HttpDelete("{**id}")]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        await repository.RemoveAsync(id, cancellationToken);
        return NoContent();
    }
}
