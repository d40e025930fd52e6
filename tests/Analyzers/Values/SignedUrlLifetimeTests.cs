using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class SignedUrlLifetimeTests
{
    [Theory]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|});")]
    [InlineData("await Storage.OnS3.Object(id).SignUploadUrl({|FB0202:TimeSpan.FromDays(8)|});")]
    [InlineData("await Storage.OnS3.Create(id).SignUploadUrl({|FB0202:TimeSpan.FromDays(7.01)|});")]
    [InlineData("await Storage.OnGoogle.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromHours(169)|});")]
    [InlineData("await Storage.OnGoogle.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(7, hours: 1)|});")]
    [InlineData("await Storage.OnGoogle.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromSeconds(604_801)|});")]
    [InlineData("await Storage.OnBoth.Object(id).SignDownloadUrl({|FB0202:new TimeSpan(8, 0, 0, 0)|});")]
    [InlineData("await Storage.OnBoth.Object(id).SignDownloadUrl({|FB0202:new(7, 0, 0, 1)|});")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:new TimeSpan(200, 0, 0)|});")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:TimeSpan.MaxValue|});")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:7 * TimeSpan.FromDays(2)|});")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1)|});")]
    [InlineData("const int days = 365; await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(days)|});")]
    [InlineData("TimeSpan year = TimeSpan.FromDays(365); await Storage.OnS3.Object(id).SignDownloadUrl({|FB0202:year|});")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(cancellationToken: token, expires: {|FB0202:TimeSpan.FromDays(30)|});")]
    [InlineData("await Storage.OnS3.AsReadOnly().Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|});")]
    [InlineData("await Storage.OnS3.Within(\"a/\").Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|}).WithContentType(\"a/b\");")]
    [InlineData("var photo = Storage.OnS3.Object(id); await photo.SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|});")]
    [InlineData("await Storage.Orders.Object(1, 2).Untyped.SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|});")]
    [InlineData("OnS3 photos = Storage.OnS3; await photos.Object(id).SignDownloadUrl({|FB0202:TimeSpan.FromDays(30)|});")]
    public Task Reported(string statements) => ValueReports.Check<SignedUrlLifetimeAnalyzer>(statements);

    [Theory]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(7));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromMinutes(15));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(new TimeSpan(7, 0, 0, 0));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(new TimeSpan(168, 0, 0));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(new TimeSpan(TimeSpan.TicksPerDay * 7));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(1) * 7);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(30) / 10);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(8) - TimeSpan.FromDays(1));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(count));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.Parse(\"30\", null));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(DateTime.UtcNow.AddDays(30) - DateTime.UtcNow);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromMilliseconds(604_800_000));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromTicks(1)); await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.Zero);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(default); await Storage.OnS3.Object(id).SignDownloadUrl(new TimeSpan());")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(flag ? TimeSpan.FromDays(30) : TimeSpan.FromDays(1));")]
    [InlineData("TimeSpan time = TimeSpan.FromDays(30); if (flag) time = TimeSpan.FromDays(1); await Storage.OnS3.Object(id).SignDownloadUrl(time);")]
    [InlineData("await Storage.OnAzure.Object(id).SignDownloadUrl(TimeSpan.FromDays(365));")]
    [InlineData("await Storage.OnSwift.Object(id).SignDownloadUrl(TimeSpan.FromDays(365));")]
    [InlineData("await Storage.OnDisk.Object(id).SignDownloadUrl(TimeSpan.FromDays(365));")]
    [InlineData("await Storage.Anywhere.Object(id).SignDownloadUrl(TimeSpan.FromDays(365));")]
    [InlineData("await item.SignDownloadUrl(TimeSpan.FromDays(365)); await bucket.Object(id).SignUploadUrl(TimeSpan.FromDays(365));")]
    [InlineData("await Storage.OnS3.SweepUploads(TimeSpan.FromDays(365));")]
    [InlineData("await Storage.OnS3.Object(id).UploadText(id).WithTimeout(TimeSpan.FromDays(365));")]
    [InlineData("BucketObject photo = Storage.OnS3.Object(id); photo = item; await photo.SignDownloadUrl(TimeSpan.FromDays(30));")]
    [InlineData("foreach (var photo in new[] { Storage.OnS3.Object(id) }) await photo.SignDownloadUrl(TimeSpan.FromDays(30));")]
    [InlineData("await Storage.OnS3.Store.Bucket(\"other\").Object(id).SignDownloadUrl(TimeSpan.FromDays(30));")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(async () => await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(30)));")]
    public Task Silent(string statements) => ValueReports.Check<SignedUrlLifetimeAnalyzer>(statements);

    [Fact]
    public Task A_field_that_nothing_else_sets_is_read() => ValueReports.CheckFile<SignedUrlLifetimeAnalyzer>("""
        class D
        {
            private static readonly TimeSpan Long = TimeSpan.FromDays(30);
            private static readonly TimeSpan Short = TimeSpan.FromDays(3);
            private static TimeSpan s_changing = TimeSpan.FromDays(30);
            private readonly TimeSpan _own = TimeSpan.FromDays(30);

            public async Task M(OnS3 photos)
            {
                await photos.Object("a").SignDownloadUrl({|FB0202:Long|});
                await photos.Object("a").SignDownloadUrl(Short);
                await photos.Object("a").SignDownloadUrl(s_changing);
                await photos.Object("a").SignDownloadUrl(_own);
                s_changing = Long;
            }
        }

        class E
        {
            private static readonly TimeSpan Set = TimeSpan.FromDays(30);

            static E() => Set = TimeSpan.FromDays(1);

            public async Task M(OnS3 photos) => await photos.Object("a").SignDownloadUrl(Set);
        }
        """);

    [Theory]
    [InlineData("#pragma warning disable FB0202\nawait Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(30));\n#pragma warning restore FB0202")]
    [InlineData("#if NEVER\nawait Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(30));\n#endif")]
    public Task Silent_where_it_is_said_so(string statements) => ValueReports.Check<SignedUrlLifetimeAnalyzer>(statements);

    [Fact]
    public Task Silent_in_generated_code() => ValueReports.CheckFile<SignedUrlLifetimeAnalyzer>(
        "// <auto-generated/>\n#nullable enable\n" + ValueCode.Statements("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays(30));"));

    [Fact]
    public Task Silent_where_the_editorconfig_says_so() => ValueReports.IsOffByEditorConfig<SignedUrlLifetimeAnalyzer>(
        """
        [Bucket("photos", Providers = Providers.S3)] sealed class Photos(ObjectStore store) : Bucket(store, "photos");
        class C { async Task M(Photos photos) => await photos.Object("a").SignDownloadUrl(TimeSpan.FromDays(30)); }
        """,
        "FB0202");

    [Theory]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl();")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromDays());")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromYears(1));")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(missing * 2);")]
    [InlineData("TimeSpan time = time + time; await Storage.OnS3.Object(id).SignDownloadUrl(time);")]
    [InlineData("var a = b; var b = a; await Storage.OnS3.Object(id).SignDownloadUrl(a);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(new TimeSpan(1, 2, 3, 4, 5, 6, 7, 8));")]
    public Task Code_with_errors_is_no_trouble(string statements) => ValueReports.NeverThrows<SignedUrlLifetimeAnalyzer>(statements);

    [Fact]
    public async Task The_message_tells_both_times() => Assert.Equal(
        "A signed URL that lives 7.5 days is refused by Amazon S3, where 'OnS3' shall run: the longest is 7 days",
        await ValueReports.Message<SignedUrlLifetimeAnalyzer>("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromHours(180));"));
}
