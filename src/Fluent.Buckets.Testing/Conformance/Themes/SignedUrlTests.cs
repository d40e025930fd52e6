namespace Fluent.Buckets.Conformance;

/// <summary>URLs that let whoever has them reach one object for a while.</summary>
public abstract class SignedUrlTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_download_URL_grants_one_object_by_GET_and_HEAD()
    {
        BucketObject target = Bucket.Object("folder/a b.txt");
        if (await Missing(SignedUrlFeatures.Download, async () => await target.SignDownloadUrl(Hour, Token)))
        {
            return;
        }

        Uri url = await target.SignDownloadUrl(Hour, Token);

        Assert.True(url.IsAbsoluteUri);
        if (Store.SignedUrlVerifier is { } verifier)
        {
            SignedUrlGrant grant = verifier.Verify("GET", url);
            Assert.Equal((SignedUrlVerb.Download, Bucket.Name, "folder/a b.txt"), (grant.Verb, grant.Bucket, grant.Key));
            Assert.Equal((null, null, null), (grant.ContentType, grant.ContentDisposition, grant.GreatestLength));
            Assert.InRange(grant.ExpiresAt - DateTimeOffset.UtcNow, Hour - TimeSpan.FromMinutes(5), Hour + TimeSpan.FromSeconds(1));
            Assert.Equal(grant, verifier.Verify("HEAD", url));
            await Denied(verifier, "PUT", url);
            await Denied(verifier, "DELETE", url);
        }
    }

    [Fact]
    public async Task An_upload_URL_grants_one_object_by_PUT()
    {
        NewObject target = Bucket.Create("a");
        if (await Missing(SignedUrlFeatures.Upload, async () => await target.SignUploadUrl(Hour, Token)))
        {
            return;
        }

        Uri url = await target.SignUploadUrl(Hour, Token);

        if (Store.SignedUrlVerifier is { } verifier)
        {
            SignedUrlGrant grant = verifier.Verify("PUT", url);
            Assert.Equal((SignedUrlVerb.Upload, Bucket.Name, "a"), (grant.Verb, grant.Bucket, grant.Key));
            await Denied(verifier, "GET", url);
            await Denied(verifier, "HEAD", url);
            await Denied(verifier, "put", url);
        }
    }

    [Fact]
    public async Task A_download_URL_names_the_headers_of_the_answer()
    {
        SignDownloadUrlOperation Sign() => Bucket.Object("a").SignDownloadUrl(Hour, Token);
        const SignedUrlFeatures Needed = SignedUrlFeatures.Download | SignedUrlFeatures.ResponseHeaders;
        if (await Missing(Needed, async () => await Sign().WithContentType("text/css"))
            | await Missing(Needed, async () => await Sign().WithContentDisposition("attachment")))
        {
            return;
        }

        Uri url = await Sign().WithContentType("text/plain; charset=utf-8").WithContentDisposition("attachment; filename=\"a & b=c.pdf\"");

        if (Store.SignedUrlVerifier is { } verifier)
        {
            SignedUrlGrant grant = verifier.Verify("GET", url);
            Assert.Equal(
                ("text/plain; charset=utf-8", "attachment; filename=\"a & b=c.pdf\""), (grant.ContentType, grant.ContentDisposition));
        }
    }

    [Fact]
    public async Task An_upload_URL_binds_the_type_and_the_greatest_length()
    {
        SignUploadUrlOperation Sign() => Bucket.Object("a").SignUploadUrl(Hour, Token);
        if (await Missing(SignedUrlFeatures.Upload | SignedUrlFeatures.ContentType, async () => await Sign().WithContentType("text/css"))
            | await Missing(SignedUrlFeatures.Upload | SignedUrlFeatures.GreatestLength, async () => await Sign().WithGreatestLength(10)))
        {
            return;
        }

        Uri url = await Sign().WithContentType("image/jpeg").WithGreatestLength(0);

        if (Store.SignedUrlVerifier is { } verifier)
        {
            SignedUrlGrant grant = verifier.Verify("PUT", url);
            Assert.Equal(("image/jpeg", 0L, null, false), (grant.ContentType, grant.GreatestLength, grant.ContentDisposition, grant.IfAbsent));
        }
    }

    [Fact]
    public async Task An_upload_URL_replaces_nothing()
    {
        SignUploadUrlOperation Sign() => Bucket.Create("a").SignUploadUrl(Hour, Token);
        if (await Missing(SignedUrlFeatures.Upload | SignedUrlFeatures.IfAbsent, async () => await Sign().IfAbsent()))
        {
            return;
        }

        Uri url = await Sign().IfAbsent();

        if (Store.SignedUrlVerifier is { } verifier)
        {
            Assert.True(verifier.Verify("PUT", url).IfAbsent);
        }
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        foreach (TimeSpan none in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromTicks(-1), TimeSpan.MinValue])
        {
            await Refused(async () => await Bucket.Object("a").SignDownloadUrl(none, Token));
            await Refused(async () => await Bucket.Object("a").SignUploadUrl(none, Token));
        }

        await Refused(async () => await Bucket.Object("a").SignUploadUrl(Hour, Token).WithGreatestLength(-1));
        await Refused(async () => await Bucket.Object("a").SignUploadUrl(Hour, Token).WithContentType("image"));
        await Refused(async () => await Bucket.Object("a").SignDownloadUrl(Hour, Token).WithContentType("image/png\r\nx: y"));
        await Refused(async () => await Bucket.Object("a").SignDownloadUrl(Hour, Token).WithContentDisposition("attachment\r\nx: y"));
        await Refused(async () => await Bucket.Object("a").SignDownloadUrl(Hour, Token).WithContentDisposition(string.Empty));
    }

    [Fact]
    public async Task A_bad_key_is_refused_and_a_view_signs_the_whole_key()
    {
        if (await Missing(SignedUrlFeatures.Download, async () => await Bucket.Object("a").SignDownloadUrl(Hour, Token)))
        {
            return;
        }

        await Expect.Error(StorageErrorCode.InvalidKey, async () => await Bucket.Object("lone \uD83D").SignDownloadUrl(Hour, Token));
        Uri url = await Bucket.Within("view/").Object("a").SignDownloadUrl(Hour, Token);
        if (Store.SignedUrlVerifier is { } verifier)
        {
            Assert.Equal("view/a", verifier.Verify("GET", url).Key);
        }
    }

    private Task<bool> Missing(SignedUrlFeatures features, Func<Task> call) =>
        Needs.Missing(Store.Capabilities.SignedUrls.HasFlag(features), call);

    private static Task<StorageException> Refused(Func<Task> call) => Expect.Error(StorageErrorCode.InvalidArgument, call);

    private static Task<StorageException> Denied(SignedUrlVerifier verifier, string method, Uri url) =>
        Expect.Error(StorageErrorCode.AccessDenied, () => Task.FromResult(verifier.Verify(method, url)));
}
