using Fluent.Buckets;
using Microsoft.AspNetCore.Mvc;

namespace Marketing.Campaigns;

[Storage]
public sealed partial class MarketingStorage;

[Bucket("Campaign_Assets")] // expect FB0102
public sealed partial class CampaignAssets;

[Bucket("campaign-reports")]
public sealed partial class CampaignReports;

public sealed record Banner(string Campaign, string Size, Uri Url);

[ApiController]
[Route("campaigns/{campaign}")]
public sealed class CampaignController(CampaignAssets assets, CampaignReports reports) : ControllerBase
{
    [HttpGet("banners")]
    public async IAsyncEnumerable<Banner> Banners(string campaign)
    {
        await foreach (ObjectInfo info in assets.List($"{campaign}/banners/"))
        {
            Uri url = await assets.Object(info.Key).SignDownloadUrl(TimeSpan.FromHours(6));
            yield return new Banner(campaign, Path.GetFileNameWithoutExtension(info.Key), url);
        }
    }

    [HttpPut("banners/{size}")]
    public async Task<IActionResult> Put(string campaign, string size, CancellationToken cancellationToken)
    {
        if (Request.ContentType is not "image/png")
        {
            return BadRequest();
        }

        ObjectInfo info = await assets.Object($"{campaign}/banners/{size}.png").UploadFrom(Request.Body, cancellationToken).WithContentType("image/png");
        return Ok(new { info.Key, info.Size });
    }

    [HttpGet("reports")]
    public async Task<IReadOnlyList<string>> Reports(string campaign) =>
        await reports.Find($"{campaign}-*.pdf").Select(info => info.Key).ToListAsync();
}
