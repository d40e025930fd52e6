using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Catalog;

[Storage]
public sealed partial class CatalogStorage;

[Bucket("product-images")]
public sealed partial class ProductImages;

public interface IImageScaler
{
    Task<byte[]> Scale(Stream image, int width, CancellationToken cancellationToken);
}

public sealed record ImageKeys(string Full, string Preview);

[ApiController]
[Route("products/{product:int}/images")]
public sealed class ProductImagesController(ProductImages images, IImageScaler scaler) : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<ImageKeys>> Post(int product, IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > 10_000_000)
        {
            return BadRequest("At most 10 MB.");
        }

        await using Stream content = file.OpenReadStream();
        byte[] small = await scaler.Scale(content, 320, cancellationToken);
        content.Position = 0;

        string name = Guid.NewGuid().ToString("N");
        NewObject full = images.Create($"{product}/{name}/full{Path.GetExtension(file.FileName)}"); // expect FB0001
        NewObject preview = images.Create($"{product}/{name}/preview.webp");
        await preview.UploadFrom(content, cancellationToken).WithContentType(file.ContentType);
        await preview.Upload(small, cancellationToken).WithContentType("image/webp");
        return new ImageKeys(full.Key, preview.Key);
    }

    [HttpGet]
    public async Task<IReadOnlyList<string>> Get(int product, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (ObjectInfo info in images.List($"{product}/", cancellationToken))
        {
            keys.Add(info.Key);
        }

        return keys;
    }

    [HttpDelete("{name}")]
    public async Task<IActionResult> Delete(int product, string name)
    {
        await images.DeleteAll($"{product}/{name}/");
        return NoContent();
    }
}
