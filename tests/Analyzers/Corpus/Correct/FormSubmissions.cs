using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Forms;

[Storage]
public sealed partial class FormStorage;

[Bucket("form-submissions")]
public sealed partial class Submissions;

public sealed record StoredField(string Name, NewObject Target, object Value);

[ApiController]
[Route("forms/{form}")]
public sealed class FormController(Submissions submissions) : ControllerBase
{
    [HttpPost]
    [RequestSizeLimit(50_000_000)]
    public async Task<IActionResult> Submit(string form, [FromQuery] bool dryRun, CancellationToken cancellationToken)
    {
        IFormCollection fields = await Request.ReadFormAsync(cancellationToken);
        string id = Guid.CreateVersion7().ToString("N");
        StoredField[] stored =
        [
            .. fields.Select(field => new StoredField(field.Key, submissions.Create($"{form}/{id}/{field.Key}.txt"), field.Value.ToString())),
            .. fields.Files.Select(file => new StoredField(file.Name, submissions.Create($"{form}/{id}/{file.FileName}"), file)),
        ];
        if (dryRun)
        {
            return Ok(stored.Select(field => field.Target.Key));
        }

        foreach (StoredField field in stored)
        {
            ObjectInfo info = await Upload(field.Target, field.Value, cancellationToken);
            Response.Headers.Append("X-Stored", $"{info.Key};{info.Size}");
        }

        NewObject? receipt = fields.ContainsKey("email") ? submissions.Create($"{form}/{id}/receipt.txt") : null;
        if (receipt is { } target)
        {
            await target.UploadText($"{stored.Length} fields for {fields["email"]}", cancellationToken);
        }

        return Accepted(new { id, receipt = receipt?.Key });
    }

    [HttpPut("{id}/comment")]
    public async Task<IActionResult> Comment(string form, string id, [FromBody] string? comment, CancellationToken cancellationToken)
    {
        NewObject created = submissions.Create($"{form}/{id}/comment.txt");
        switch (comment)
        {
            case null:
                return BadRequest();
            case { Length: > 10_000 }:
                return StatusCode(StatusCodes.Status413PayloadTooLarge);
            default:
                await Save();
                return CreatedAtAction(nameof(Comment), new { form, id }, created.Key);
        }

        async Task Save() => await created.UploadText(comment!, cancellationToken).IfAbsent();
    }

    private static async Task<ObjectInfo> Upload(NewObject target, object value, CancellationToken cancellationToken)
    {
        if (value is IFormFile file)
        {
            await using Stream content = file.OpenReadStream();
            return await target.UploadFrom(content, cancellationToken).WithContentType(file.ContentType);
        }

        return value switch
        {
            string text => await target.UploadText(text, cancellationToken),
            byte[] bytes => await target.Upload(bytes, cancellationToken),
            _ => throw new NotSupportedException(value.GetType().Name),
        };
    }
}
