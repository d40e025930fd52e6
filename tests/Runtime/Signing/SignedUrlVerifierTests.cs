using System.Text;

namespace Fluent.Buckets.Tests.Signing;

/// <summary>Only what was signed holds, only as long as it was to hold, and no error tells a signature or the key.</summary>
public sealed class SignedUrlVerifierTests : IAsyncDisposable
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("a key of 32 bytes that is secret");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Clock _clock = new();
    private readonly ObjectStore _store;
    private readonly SignedUrlVerifier _verifier;

    public SignedUrlVerifierTests()
    {
        _store = new ObjectStore(new DirectoryDriver(Options()));
        _verifier = new SignedUrlVerifier(Secret, _clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BucketObject Target => _store.Bucket("photos").Object("rome/1.jpg");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/lead/trail/")]
    [InlineData("a//b/./c")]
    [InlineData("a&fb-key=b&c=d#e?f")]
    [InlineData("%41%2F %25 %zz +")]
    [InlineData("line\nfeed\r\ttab")]
    [InlineData("über 你好 🙂")]
    [InlineData("a\nphotos\nb")]
    public async Task Every_key_comes_back_exactly_also_from_the_text_of_the_URL(string key)
    {
        Uri url = await _store.Bucket("photos").Object(key).SignDownloadUrl(Hour, Token);

        Assert.StartsWith("https://files.example/a/b?", url.ToString(), StringComparison.Ordinal);
        Assert.Equal(key, _verifier.Verify("GET", url).Key);
        Assert.Equal(key, _verifier.Verify("GET", new Uri(url.ToString())).Key);
        Assert.Equal(key, _verifier.Verify("GET", new Uri(url.AbsoluteUri)).Key);
        Assert.Equal(key, _verifier.Verify("GET", new Uri("http://127.0.0.1:8080/elsewhere" + url.Query)).Key);
    }

    [Fact]
    public async Task Any_change_of_any_character_is_denied()
    {
        string url = (await Target.SignUploadUrl(Hour, Token).WithContentType("image/jpeg").WithGreatestLength(1000).IfAbsent()).AbsoluteUri;
        SignedUrlGrant signed = _verifier.Verify("PUT", new Uri(url));
        for (int i = url.IndexOf('?', StringComparison.Ordinal) + 1; i < url.Length; i++)
        {
            foreach (char other in "0Az&=%")
            {
                string changed = url[..i] + other + url[(i + 1)..];
                if (changed != url)
                {
                    Denied("PUT", changed);
                }
            }

            Denied("PUT", url[..i]);
            Denied("PUT", url.Remove(i, 1));
        }

        Assert.Equal(signed, _verifier.Verify("PUT", new Uri(url)));
    }

    [Fact]
    public async Task A_parameter_that_is_added_dropped_or_repeated_is_denied()
    {
        string url = (await Target.SignDownloadUrl(Hour, Token).WithContentDisposition("attachment")).AbsoluteUri;
        string[] parts = url.Split('?', '&');
        foreach (string part in parts[1..])
        {
            Denied("GET", url.Replace(part, string.Empty, StringComparison.Ordinal));
            Denied("GET", $"{url}&{part}");
        }

        Denied("GET", url + "&fb-type=text/html");
        Denied("GET", url + "&fb-length=");
        Denied("GET", url + "&other=1");
        Denied("GET", parts[0]);
        Denied("GET", parts[0] + "?");
        Denied("GET", parts[0] + "?fb-signature=x");
    }

    [Fact]
    public async Task It_holds_until_the_moment_of_its_expiry()
    {
        Uri url = await Target.SignDownloadUrl(TimeSpan.FromMilliseconds(1500), Token);
        _clock.Now += TimeSpan.FromMilliseconds(1500);
        SignedUrlGrant grant = _verifier.Verify("GET", url);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(2), grant.ExpiresAt);

        _clock.Now = grant.ExpiresAt - TimeSpan.FromTicks(1);
        Assert.Equal(grant, _verifier.Verify("GET", url));
        _clock.Now = grant.ExpiresAt;
        StorageException error = Denied("GET", url.AbsoluteUri);
        Assert.Equal(("photos", "rome/1.jpg"), (error.Bucket, error.Key));
        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_signs_another_URL()
    {
        Uri url = await Target.SignDownloadUrl(Hour, Token);
        byte[] other = [.. Secret];
        other[^1]++;

        StorageException error = Assert.Throws<StorageException>(() => new SignedUrlVerifier(other, _clock).Verify("GET", url));
        Assert.Equal(StorageErrorCode.AccessDenied, error.Code);
    }

    [Fact]
    public async Task The_signature_is_the_HMAC_of_the_documented_form()
    {
        Uri url = await Target.SignUploadUrl(Hour, Token).WithContentType("image/jpeg").WithGreatestLength(1000).IfAbsent();
        byte[] hash = System.Security.Cryptography.HMACSHA256.HashData(
            Secret, "fb1-hmac-sha256\nupload\nphotos\nrome%2F1.jpg\n1767229200\nimage%2Fjpeg\n\n1000\n1"u8);

        string expected = Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal(
            "?fb-verb=upload&fb-bucket=photos&fb-key=rome%2F1.jpg&fb-expires=1767229200&fb-type=image%2Fjpeg&fb-length=1000&fb-absent=1&fb-signature=" + expected,
            url.Query);
    }

    [Fact]
    public void Bad_options_are_refused_and_no_message_tells_the_key()
    {
        DirectoryOptions[] bad =
        [
            Options(key: Secret[..31]),
            Options(key: []),
            Options(withUrl: false),
            Options(url: "/relative"),
            Options(url: "ftp://files.example/"),
            Options(url: "https://files.example/?a=b"),
            Options(url: "https://files.example/#a"),
            Options(url: "https://user:password@files.example/"),
        ];
        foreach (DirectoryOptions options in bad)
        {
            StorageException error = Assert.Throws<StorageException>(() => new DirectoryDriver(options));
            Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
            TellsNothing(error.ToString());
        }

        Assert.Throws<StorageException>(() => new SignedUrlVerifier(Secret.AsSpan(0, 31)));
        TellsNothing(Options().ToString()!);
        TellsNothing(_verifier.ToString()!);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed()
    {
        var driver = new DirectoryDriver("/tmp/none");
        await using var store = new ObjectStore(driver);
        Assert.Null(driver.SignedUrlVerifier);
        Assert.Equal(SignedUrlFeatures.None, driver.Capabilities.SignedUrls);
        StorageException error = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket("photos").Object("a").SignDownloadUrl(Hour, Token));
        Assert.Equal(StorageErrorCode.NotSupported, error.Code);
    }

    [Fact]
    public async Task A_time_beyond_the_calendar_is_refused()
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(async () => await Target.SignDownloadUrl(TimeSpan.MaxValue, Token));
        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.Equal("rome/1.jpg", error.Key);
    }

    private static void TellsNothing(string text)
    {
        Assert.DoesNotContain("secret", text.Replace("keep it secret", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("password", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Secret)[..10], text, StringComparison.Ordinal);
    }

    private StorageException Denied(string method, string url)
    {
        StorageException error = Assert.Throws<StorageException>(() => _verifier.Verify(method, new Uri(url)));
        Assert.Equal(StorageErrorCode.AccessDenied, error.Code);
        Assert.DoesNotContain("fb-signature", error.ToString(), StringComparison.Ordinal);
        return error;
    }

    private DirectoryOptions Options(byte[]? key = null, string url = "https://files.example/a/b", bool withUrl = true) => new()
    {
        Path = "/tmp/none",
        SigningKey = key ?? Secret,
        BaseUrl = withUrl ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
        TimeProvider = _clock,
    };

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
