using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class MissingCapabilityTests
{
    [Theory]
    [InlineData("await Storage.OnGoogle.Object(id).{|FB0301:GetTags|}();")]
    [InlineData("await Storage.OnGoogle.Object(id).{|FB0301:SetTags|}([]);")]
    [InlineData("await Storage.OnSwift.Object(id).{|FB0301:GetTags|}();")]
    [InlineData("await Storage.OnSwift.AsReadOnly().Object(id).{|FB0301:GetTags|}();")]
    [InlineData("await Storage.OnGoogle.Object(id).UploadText(id).{|FB0301:WithTag|}(\"a\", \"b\");")]
    [InlineData("await Storage.OnGoogle.Create(id).UploadText(id).WithMetadata(\"a\", \"b\").{|FB0301:WithTags|}([]).IfAbsent();")]
    [InlineData("await using var w = await Storage.OnSwift.Object(id).OpenWrite().{|FB0301:WithTag|}(\"a\", \"b\");")]
    [InlineData("await Storage.Orders.Object(2026, 1).{|FB0301:GetTags|}();")]
    [InlineData("await Storage.OnDisk.Object(id).UploadText(id).{|FB0301:WithTier|}(StorageTier.Cool);")]
    [InlineData("await Storage.InMemory.Object(id).{|FB0301:SetTier|}(StorageTier.Cool);")]
    [InlineData("await foreach (var v in Storage.OnSwift.{|FB0301:ListVersions|}()) { }")]
    [InlineData("await Storage.OnSwift.Object(id).{|FB0301:Version|}(id).GetInfo();")]
    [InlineData("await Storage.OnGoogle.Object(id).Version(id).{|FB0301:GetTags|}();")]
    [InlineData("await Storage.OnSwift.Object(id).{|FB0301:Version|}(id).GetTags();")]
    [InlineData("await Storage.OnSwift.Object(id).UploadText(id).{|FB0301:IfAbsent|}();")]
    [InlineData("await Storage.OnSwift.Object(id).SetMetadata([]).{|FB0301:IfMatch|}(id);")]
    [InlineData("await Storage.OnSwift.Object(id).Delete().{|FB0301:IfMatch|}(id);")]
    [InlineData("await Storage.OnSwift.Object(id).CopyTo(\"b\").{|FB0301:IfAbsent|}();")]
    [InlineData("await Storage.OnSwift.Object(id).SignDownloadUrl(TimeSpan.FromHours(1)).{|FB0301:WithContentType|}(\"a/b\");")]
    [InlineData("await Storage.OnS3.Object(id).{|FB0301:Append|}(default);")]
    [InlineData("await Storage.OnGoogle.Object(id).{|FB0301:AppendText|}(id).IfMatch(id);")]
    [InlineData("await Storage.OnBoth.Object(id).{|FB0301:AppendText|}(id);")]
    [InlineData("await Storage.InMemory.Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1));")]
    [InlineData("await Storage.InMemory.Create(id).{|FB0301:SignUploadUrl|}(TimeSpan.FromHours(1));")]
    [InlineData("await Storage.InMemory.Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1)).WithContentType(\"a/b\");")]
    [InlineData("await Storage.OnAzure.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).{|FB0301:WithContentType|}(\"a/b\");")]
    [InlineData("await Storage.OnS3.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).{|FB0301:WithGreatestLength|}(100);")]
    [InlineData("await Storage.OnS3.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).{|FB0301:IfAbsent|}();")]
    [InlineData("await injected.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).{|FB0301:WithGreatestLength|}(100);")]
    [InlineData("await _media.Clips.Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1));")]
    [InlineData("await clips.Within(\"a/\").Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1));")]
    [InlineData("await clips.WithDefaults(d => d.Parallelism(2)).Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1));")]
    [InlineData("await Storage.Orders.Object(2026, 1).Untyped.{|FB0301:GetTags|}();")]
    [InlineData("await Storage.Orders.Untyped.Object(id).{|FB0301:AppendText|}(id);")]
    [InlineData("await Storage.Orders.Object(2026, 1).UploadText(id).{|FB0301:WithTag|}(\"a\", \"b\");")]
    [InlineData("await Storage.Orders.Create(2026, 1).UploadText(id).{|FB0301:WithTag|}(\"a\", \"b\");")]
    [InlineData("var photo = Storage.OnGoogle.Object(id); await photo.{|FB0301:GetTags|}();")]
    [InlineData("Bucket view = Storage.OnGoogle.Within(\"a/\"); await view.Object(id).{|FB0301:GetTags|}();")]
    [InlineData("var upload = Storage.OnGoogle.Object(id).UploadText(id); upload.{|FB0301:WithTag|}(\"a\", \"b\"); await upload;")]
    [InlineData("await (clips?.Object(id).{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1)).AsTask() ?? Task.FromResult<Uri>(null!));")]
    [InlineData("await Task.WhenAll(new[] { id }.Select(k => Storage.OnGoogle.Object(k).{|FB0301:GetTags|}().AsTask()));")]
    [InlineData("await foreach (var o in Storage.OnGoogle.List()) { await Storage.OnGoogle.Object(o.Key).{|FB0301:GetTags|}(); }")]
    public Task Reported(string statements) => ValueReports.Check<MissingCapabilityAnalyzer>(statements);

    [Theory]
    [InlineData("await Storage.OnS3.Object(id).GetTags(); await Storage.OnAzure.Object(id).SetTags([]); await Storage.OnDisk.Object(id).GetTags();")]
    [InlineData("await Storage.InMemory.Object(id).UploadText(id).WithTag(\"a\", \"b\");")]
    [InlineData("await Storage.OnAzure.Object(id).AppendText(id); await Storage.OnDisk.Object(id).AppendText(id); await Storage.InMemory.Object(id).Append(default);")]
    [InlineData("await Storage.OnS3.Object(id).SignDownloadUrl(TimeSpan.FromHours(1)).WithContentDisposition(\"attachment\");")]
    [InlineData("await Storage.OnGoogle.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).WithContentType(\"a/b\");")]
    [InlineData("await Storage.OnDisk.Object(id).SignUploadUrl(TimeSpan.FromHours(1)).WithContentType(\"a/b\").WithGreatestLength(1).IfAbsent();")]
    [InlineData("await Storage.OnSwift.Object(id).SignDownloadUrl(TimeSpan.FromHours(1));")]
    [InlineData("await Storage.OnSwift.Object(id).ReadText().IfNoneMatch(id); await Storage.OnSwift.Object(id).CopyTo(\"b\").IfSourceMatches(id);")]
    [InlineData("await Storage.InMemory.Object(id).Version(id).Delete(); await Storage.OnS3.Object(id).SetTier(StorageTier.Archive);")]
    [InlineData("await Storage.OnS3.Object(id).UploadText(id).IfMatch(id); await Storage.OnS3.Object(id).Delete().IfMatch(id);")]
    [InlineData("await Storage.OnGoogle.Object(id).SetMetadata([]); await foreach (var o in Storage.OnAzure.List().StartAfter(id)) { }")]
    [InlineData("await Storage.Anywhere.Object(id).GetTags(); await Storage.Anywhere.Object(id).AppendText(id);")]
    [InlineData("await item.GetTags(); await item.AppendText(id); await bucket.Object(id).SetTags([]);")]
    [InlineData("await readOnly.Object(id).GetTags(); await readOnly.Object(id).SignDownloadUrl(TimeSpan.FromHours(1));")]
    [InlineData("await Storage.OnGoogle.Object(id).GetInfo(); await Storage.OnGoogle.Object(id).Delete(); await Storage.OnGoogle.Object(id).ReadText();")]
    [InlineData("Bucket b = Storage.OnGoogle; b = bucket; await b.Object(id).GetTags();")]
    [InlineData("BucketObject o = flag ? Storage.OnGoogle.Object(id) : item; await o.GetTags();")]
    [InlineData("BucketObject o = Storage.OnGoogle.Object(id); Change(ref o); await o.GetTags(); void Change(ref BucketObject of) => of = item;")]
    [InlineData("var (a, b) = (Storage.OnGoogle.Object(id), item); await a.GetTags(); await b.GetTags();")]
    [InlineData("foreach (BucketObject o in new[] { Storage.OnGoogle.Object(id), item }) await o.GetTags();")]
    [InlineData("await Storage.OnGoogle.Store.Bucket(\"other\").Object(id).GetTags();")]
    [InlineData("if (Storage.OnGoogle.Store.Capabilities.Tags) { await Storage.OnGoogle.Object(id).GetTags(); }")]
    [InlineData("bool tags = Storage.OnGoogle.Store.Capabilities.Tags; if (tags) { await Storage.OnGoogle.Object(id).GetTags(); }")]
    [InlineData("try { await Storage.OnGoogle.Object(id).GetTags(); } catch (StorageException e) when (e.Code == StorageErrorCode.NotSupported) { }")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(async () => await Storage.OnGoogle.Object(id).GetTags());")]
    [InlineData("await Storage.OnSwift.Object(id).CopyTo(item).IfAbsent(); await Storage.OnS3.Object(id).MoveTo(id).IfSourceMatches(id);")]
    [InlineData("Use(nameof(BucketObject.GetTags)); Use(typeof(AppendOperation));")]
    [InlineData("Use(new Shelf().GetTags()); Use(new Shelf().WithTag(\"a\", \"b\"));")]
    [InlineData("await Storage.Notes.Object(1, 2).SetMetadata([]); await Storage.Orders.Object(1, 2).GetInfo();")]
    public Task Silent(string statements) => ValueReports.Check<MissingCapabilityAnalyzer>(
        statements,
        """
        [Bucket("shelf", Facade = typeof(Storage), Providers = Providers.Google)]
        class Shelf { public object GetTags() => this; public Shelf WithTag(string key, string value) => this; }
        """);

    [Fact]
    public Task A_type_that_has_asked_knows_the_answer() => ValueReports.CheckFile<MissingCapabilityAnalyzer>("""
        sealed class Labels(OnGoogle photos)
        {
            private readonly bool _hasTags = photos.Store.Capabilities.Tags;
            private readonly StoreCapabilities _store = photos.Store.Capabilities;

            private bool CanAppend => photos.Store.Capabilities.Appends;

            public async Task Field(string key) => await (_hasTags ? photos.Object(key).GetTags() : throw new InvalidOperationException());

            public async Task Property(string key)
            {
                if (CanAppend)
                {
                    await photos.Object(key).AppendText("line");
                }
            }

            public async Task Method(string key)
            {
                if (Can(_store))
                {
                    await photos.Object(key).GetTags();
                }
            }

            public async Task Kept(string key)
            {
                if (_store.Appends)
                {
                    await photos.Object(key).AppendText("line");
                }
            }

            public async Task Unasked(string key) => await photos.Object(key).{|FB0301:GetTags|}();

            private static bool Can(StoreCapabilities store) => store.Tags;
        }
        """);

    [Fact]
    public Task A_flag_of_a_type_that_never_asks_tells_nothing() => ValueReports.CheckFile<MissingCapabilityAnalyzer>("""
        sealed class Labels(OnGoogle photos)
        {
            public bool IsVerbose { get; set; }

            public async Task Read(string key)
            {
                if (IsVerbose)
                {
                    await photos.Object(key).{|FB0301:GetTags|}();
                }
            }
        }
        """);

    [Fact]
    public Task A_bucket_is_known_by_its_class_wherever_it_comes_from() => ValueReports.CheckFile<MissingCapabilityAnalyzer>("""
        sealed class Labels(OnGoogle photos, Media media)
        {
            private readonly OnGoogle _photos = photos;

            public Clips Clips { get; } = media.Clips;

            public async Task Read(OnGoogle? other)
            {
                await _photos.Object("a").{|FB0301:GetTags|}();
                await photos.Object("a").{|FB0301:GetTags|}();
                await this.Clips.Object("a").{|FB0301:SignDownloadUrl|}(TimeSpan.FromHours(1));
                await Find().Object("a").{|FB0301:GetTags|}();
                await other!.Object("a").{|FB0301:GetTags|}();
                await new OnGoogle(photos.Store).Object("a").{|FB0301:GetTags|}();
                foreach (OnGoogle each in new[] { _photos, photos })
                {
                    await each.Object("a").{|FB0301:GetTags|}();
                }
            }

            private OnGoogle Find() => _photos;
        }
        """);

    [Theory]
    [InlineData("#pragma warning disable FB0301\nawait Storage.OnGoogle.Object(id).GetTags();\n#pragma warning restore FB0301")]
    [InlineData("#if NEVER\nawait Storage.OnGoogle.Object(id).GetTags();\n#endif")]
    public Task Silent_where_it_is_said_so(string statements) => ValueReports.Check<MissingCapabilityAnalyzer>(statements);

    [Fact]
    public Task Silent_in_generated_code() => ValueReports.CheckFile<MissingCapabilityAnalyzer>(
        "// <auto-generated/>\n#nullable enable\n" + ValueCode.Statements("await Storage.OnGoogle.Object(id).GetTags();"));

    [Fact]
    public Task Silent_where_the_editorconfig_says_so() => ValueReports.IsOffByEditorConfig<MissingCapabilityAnalyzer>(
        """
        [Bucket("photos", Providers = Providers.Google)] sealed class Photos(ObjectStore store) : Bucket(store, "photos");
        class C { async Task M(Photos photos) => await photos.Object("a").GetTags(); }
        """,
        "FB0301");

    [Theory]
    [InlineData("await Storage.OnGoogle.Object().GetTags();")]
    [InlineData("await Storage.OnGoogle.Object(missing).GetTags();")]
    [InlineData("await Storage.Missing.Object(id).GetTags();")]
    [InlineData("await Storage.OnGoogle.GetTags();")]
    [InlineData("var a = b; var b = a.Within(\"a\"); await b.Object(id).GetTags();")]
    [InlineData("var a = a.Within(\"a\"); await a.Object(id).GetTags();")]
    [InlineData("await (clips?.Object(id)?.SignDownloadUrl(?;")]
    [InlineData("await Storage.OnGoogle.Object(id).UploadText(id).WithTag(\"a\");")]
    public Task Code_with_errors_is_no_trouble(string statements) => ValueReports.NeverThrows<MissingCapabilityAnalyzer>(statements);

    [Fact]
    public async Task The_message_tells_provider_and_bucket() => Assert.Equal(
        "'AppendText' throws NotSupported on Amazon S3, where 'OnBoth' shall run: it has no append that loses nothing",
        await ValueReports.Message<MissingCapabilityAnalyzer>("await Storage.OnBoth.Object(id).AppendText(id);"));
}
