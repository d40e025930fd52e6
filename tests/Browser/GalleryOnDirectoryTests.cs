namespace Fluent.Buckets.Browser.Tests;

/// <summary>The gallery as it starts by itself: on a directory, whose signed URLs it answers.</summary>
public sealed class GalleryOnDirectoryTests : GalleryTests
{
    private readonly string _store = Directory.CreateTempSubdirectory("gallery-store-").FullName;

    private protected override int Cancelled => 1;

    [Fact]
    public async Task A_screen_reader_finds_a_name_for_everything_and_the_keyboard_reaches_it()
    {
        string file = Pictures.Draw(Folder, "hills.jpg", 5);
        await Open("access");
        await Choose(file);
        await See("document.querySelector('#photos li')?.dataset.state === 'Ready'");

        string[] nameless = await Page.EvaluateFunctionAsync<string[]>("""
            () => [...document.querySelectorAll('a, button, input, progress, img, ul, section')]
              .filter(element => !element.hidden && !(element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || element.alt
                || element.textContent.trim() || element.labels?.length))
              .map(element => element.outerHTML)
            """);
        Assert.Empty(nameless);

        var reached = new List<string>();
        await Page.EvaluateExpressionAsync("document.activeElement.blur()");
        for (int i = 0; i < 12; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            reached.Add(await Page.EvaluateFunctionAsync<string>("""
                () => {
                  const element = document.activeElement;
                  const ring = element.id === 'files' ? document.getElementById('drop') : element;
                  const style = getComputedStyle(ring);
                  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  return (element.getAttribute('aria-label') || element.labels?.[0]?.textContent.trim() || element.textContent.trim() || element.tagName) + (seen ? '' : ' (no focus to be seen)');
                }
                """));
        }

        string[] wanted = ["Skip to the photos", "Album", "Open", "Choose photos or drop them here", "Hide hills.jpg", "Open hills.jpg", "Download hills.jpg", "Delete hills.jpg"];
        Assert.Equal(wanted, reached.Where(wanted.Contains).Distinct());

        // By the keyboard alone: what was deleted takes the focus no further than to the list.
        await Page.FocusAsync("button[aria-label='Delete hills.jpg']");
        await Page.Keyboard.PressAsync("Enter");
        await See("document.querySelectorAll('#photos li').length === 0");
        Assert.Equal("photos", await Page.EvaluateExpressionAsync<string>("document.activeElement.id"));
        Assert.Equal("hills.jpg is deleted.", await Page.EvaluateExpressionAsync<string>("document.querySelector('[role=status]').textContent"));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_stands_out_from_its_ground(string scheme)
    {
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        await Open("contrast");
        await Choose(Pictures.Draw(Folder, "a.jpg", 6), await Text("b.html"));
        await See("document.querySelectorAll('#uploads li[data-state=done], #uploads li[data-state=failed]').length === 2");

        // WCAG 2.2, 1.4.3: 4.5 to 1.
        string[] weak = await Page.EvaluateFunctionAsync<string[]>("""
            () => {
              const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
              const rgba = colour => {
                context.clearRect(0, 0, 1, 1);
                context.fillStyle = colour;
                context.fillRect(0, 0, 1, 1);
                return [...context.getImageData(0, 0, 1, 1).data];
              };
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = element => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = rgba(getComputedStyle(at).backgroundColor);
                  if (colour[3] === 255) return colour;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')]
                .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
                .map(element => {
                  const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
                  return [element.textContent.trim(), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
                })
                .filter(([, ratio]) => ratio < 4.5)
                .map(([text, ratio]) => `${text}: ${ratio.toFixed(2)}`);
            }
            """);
        Assert.Empty(weak);
    }

    [Fact]
    public async Task The_album_is_listed_by_page_and_looks_as_in_the_README()
    {
        string[] files = [.. Enumerable.Range(1, 26).Select(i => Pictures.Draw(Folder, $"Hills {i:D2}.jpg", i, width: 400))];
        await Open("hills");
        await Choose(files);
        await See("document.querySelectorAll('#photos li[data-state=Ready]').length === 26");
        await Open("hills");
        await See("document.querySelectorAll('#photos li').length === 24 && !document.getElementById('more').hidden");
        await See("[...document.querySelectorAll('#photos img')].slice(0, 4).every(image => image.complete && image.naturalWidth > 0)");
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOT") == "1")
        {
            await Page.EmulateNetworkConditionsAsync(new NetworkConditions { Upload = 300_000, Download = 10_000_000, Latency = 5 });
            await Choose(files[0], files[1], files[2]);
            await See("document.querySelector('#uploads progress').value > 30");
            await Page.ScreenshotAsync(Path.Combine(Sources(), "samples", "Gallery", "screenshot.png"));
            return;
        }

        await Click("#more");
        await See("document.querySelectorAll('#photos li').length === 26 && document.getElementById('more').hidden");
    }

    [Fact]
    public async Task The_gallery_tells_what_it_does()
    {
        await Open("telemetry");
        await Choose(Pictures.Draw(Folder, "a.jpg", 7));
        await See("document.querySelector('#photos li')?.dataset.state === 'Ready'");
        for (int i = 0; !Gallery.Output.Contains("Activity.DisplayName:          UploadFrom", StringComparison.Ordinal) && !Gallery.Output.Contains("gallery-thumbnails", StringComparison.Ordinal); i++)
        {
            Assert.True(i < 100, Gallery.Output);
            await Task.Delay(100, Token);
        }

        Assert.DoesNotContain("fb-signature=", Gallery.Output, StringComparison.Ordinal);
    }

    private protected override Task<GalleryProcess> StartGallery() => GalleryProcess.Start(new Uri(_store).AbsoluteUri);

    private protected override async Task<IReadOnlyList<string>> StoredPhotos()
    {
        // Nothing lies there but the photos themselves: a cancelled upload leaves no scratch file.
        for (int i = 0; ScratchFiles() > 0; i++)
        {
            Assert.True(i < 100, "A scratch file is left.");
            await Task.Delay(100, Token);
        }

        await using var store = new ObjectStore(new DirectoryDriver(_store));
        return [.. (await store.Bucket("gallery-photos").List(cancellationToken: Token).ToListAsync(Token)).Select(static photo => photo.Key)];
    }

    private protected override Task Clean()
    {
        Directory.Delete(_store, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What lies in the folder in which the store writes before the rename.</summary>
    private int ScratchFiles() =>
        Directory.EnumerateFiles(_store, "*", SearchOption.AllDirectories).Count(static path => path.Contains("%uploads", StringComparison.Ordinal));

    private async Task<string> Text(string name)
    {
        string path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, "text", Token);
        return path;
    }

    private static string Sources([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
