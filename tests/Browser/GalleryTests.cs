using System.Net.Http.Json;
using System.Text.Json;

namespace Fluent.Buckets.Browser.Tests;

/// <summary>The gallery in a real browser, on a store.</summary>
public abstract class GalleryTests : IAsyncLifetime
{
    /// <summary>Slow enough that the way of a photo into the store can be seen.</summary>
    private static readonly NetworkConditions Slow = new() { Upload = 400_000, Download = 10_000_000, Latency = 5 };

    private readonly string _folder = Directory.CreateTempSubdirectory("gallery-").FullName;
    private GalleryProcess? _gallery;
    private IBrowser? _browser;
    private IPage? _page;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected string Folder => _folder;

    private protected IPage Page => _page!;

    private protected GalleryProcess Gallery => _gallery!;

    /// <summary>Which photo is cancelled: of three, two are on their way at once, and the third waits.</summary>
    private protected abstract int Cancelled { get; }

    public async ValueTask InitializeAsync()
    {
        _gallery = await StartGallery();
        _browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = TestServers.TestServer.Need("chromium.sh", "TEST_CHROMIUM"),
            Headless = true,

            // Everything is on this machine, and containers have no user namespaces for the sandbox.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
        _page = await _browser.NewPageAsync();
        _page.Dialog += static async (_, dialog) => await dialog.Dialog.Accept();
        await _page.SetViewportAsync(new ViewPortOptions { Width = 1100, Height = 850 });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_gallery is not null)
        {
            await _gallery.DisposeAsync();
        }

        await Clean();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Photos_are_sent_with_progress_one_is_cancelled_the_others_are_shown_downloaded_and_deleted()
    {
        string[] files = [Pictures.Draw(_folder, "Monday hills.jpg", 1), Pictures.Draw(_folder, "Tüsday.jpg", 2), Pictures.Draw(_folder, "wednesday.jpg", 3)];
        string[] kept = [.. files.Where((_, i) => i != Cancelled).Select(static file => Path.GetFileName(file))];
        await Open("rome");
        await Page.EmulateNetworkConditionsAsync(Slow);

        await Choose(files);
        await See("[...document.querySelectorAll('#uploads progress')].some(bar => bar.value > 0 && bar.value < 100)");
        if (Cancelled < 2)
        {
            await See($"document.querySelectorAll('#uploads progress')[{Cancelled}].value > 0");
        }

        await Click($"#uploads li:nth-child({Cancelled + 1}) button");
        await Page.EmulateNetworkConditionsAsync(new NetworkConditions { Upload = -1, Download = -1 });
        await See("document.querySelectorAll('#uploads li[data-state=done]').length === 2");
        await See($"document.querySelectorAll('#uploads li')[{Cancelled}].dataset.state === 'cancelled'");
        Assert.Equal(kept.Order(), (await Listed("rome")).Order());
        Assert.Equal(2, (await StoredPhotos()).Count);

        await Open("rome");
        await See("[...document.querySelectorAll('#photos img')].filter(image => image.complete && image.naturalWidth > 0).length === 2");
        foreach (string name in kept)
        {
            byte[] downloaded = await Download(name);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, name), Token), downloaded);
        }

        await Click($"button[aria-label='Delete {kept[0]}']");
        await See("document.querySelectorAll('#photos li').length === 1");
        await Open("rome");
        await See("document.querySelectorAll('#photos li').length === 1");
        Assert.Equal([kept[1]], await Listed("rome"));
        Assert.Single(await StoredPhotos());
    }

    [Fact]
    public async Task An_upload_that_failed_is_sent_again()
    {
        string file = Pictures.Draw(_folder, "again.jpg", 4);
        await Open("retry");
        await Page.SetOfflineModeAsync(true);
        await Choose(file);
        await See("document.querySelector('#uploads li').dataset.state === 'failed'");
        await Page.SetOfflineModeAsync(false);
        await Click("#uploads li button");
        await See("document.querySelector('#uploads li').dataset.state === 'done'");
        Assert.Equal(["again.jpg"], await Listed("retry"));
    }

    [Fact]
    public async Task What_is_no_picture_is_stored_and_shown_without_a_preview_and_a_page_is_refused()
    {
        string fake = Path.Combine(_folder, "fake.jpg");
        await File.WriteAllTextAsync(fake, "<script>alert(1)</script>", Token);
        string html = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(html, "<script>alert(1)</script>", Token);
        await Open("fakes");
        await Choose(fake, html);
        await See("document.querySelector('#photos li')?.dataset.state === 'Unreadable'");
        await See("[...document.querySelectorAll('#uploads li')].some(line => line.dataset.state === 'failed' && line.textContent.includes('Only JPEG'))");
        Assert.Equal(["fake.jpg"], await Listed("fakes"));
    }

    private protected abstract Task<GalleryProcess> StartGallery();

    /// <summary>The keys of the photos in the store, past the gallery.</summary>
    private protected abstract Task<IReadOnlyList<string>> StoredPhotos();

    private protected abstract Task Clean();

    private protected async Task Open(string album)
    {
        await Page.GoToAsync(new Uri(Gallery.Address, $"/?album={album}").AbsoluteUri);
        await See("document.body.dataset.loaded === 'true'");
    }

    private protected async Task Choose(params string[] files)
    {
        IElementHandle input = await Page.QuerySelectorAsync("#files");
        await input.UploadFileAsync(files);
    }

    private protected Task Click(string selector) => Page.EvaluateFunctionAsync("selector => document.querySelector(selector).click()", selector);

    /// <summary>Waits until the page fulfils a condition.</summary>
    private protected async Task See(string condition)
    {
        try
        {
            await Page.WaitForFunctionAsync($"() => {condition}", new WaitForFunctionOptions { Timeout = 30_000, PollingInterval = 20 });
        }
        catch (WaitTaskTimeoutException)
        {
            string page = await Page.EvaluateExpressionAsync<string>("document.body.innerText");
            Assert.Fail($"Not seen: {condition}\n{page}\n{Gallery.Output}");
        }
    }

    private async Task<string[]> Listed(string album)
    {
        JsonElement page = await Gallery.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/albums/{album}/photos", UriKind.Relative), Token);
        return [.. page.GetProperty("photos").EnumerateArray().Select(static photo => photo.GetProperty("name").GetString()!)];
    }

    /// <summary>Clicks on Download as a person does, and waits for the file.</summary>
    private async Task<byte[]> Download(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "downloads")).FullName;
        await Page.Client.SendAsync("Browser.setDownloadBehavior", new { behavior = "allow", downloadPath = folder });
        await Click($"a[aria-label='Download {name}']");
        string path = Path.Combine(folder, name);
        for (int i = 0; !File.Exists(path); i++)
        {
            Assert.True(i < 300, $"{name} was not downloaded: {string.Join(", ", Directory.GetFiles(folder))}\n{Gallery.Output}");
            await Task.Delay(100, Token);
        }

        byte[] content = await File.ReadAllBytesAsync(path, Token);
        File.Delete(path);
        return content;
    }
}
