using System.Buffers.Text;
using System.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>What an upload in parts refuses, and the conditions that it was started with.</summary>
public abstract class MultipartRuleTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly byte[] Small = [1, 2, 3];

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(10_001)]
    [InlineData(int.MaxValue)]
    public async Task A_part_number_outside_the_rule_is_refused(int number)
    {
        if (await Start() is not { } upload)
        {
            return;
        }

        await Refused(async () => await upload.UploadPart(number, Small, Token));
        await Refused(async () => await upload.Complete([new UploadedPart(number, "etag", 3)], Token));
        await upload.Abort(Token);
    }

    [Fact]
    public async Task The_greatest_part_number_is_taken_and_one_more_is_not()
    {
        if (await Start() is not { } upload)
        {
            return;
        }

        int greatest = Math.Min(10_000, Store.Capabilities.Parts!.GreatestCount);
        await Refused(async () => await upload.UploadPart(greatest + 1, Small, Token));

        await upload.Complete([await upload.UploadPart(greatest, Small, Token)], Token);

        Assert.Equal(Small, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task A_part_below_the_least_size_is_refused_unless_it_is_the_last()
    {
        if (await Start() is not { } upload)
        {
            return;
        }

        UploadedPart first = await upload.UploadPart(1, new byte[Bodies.LeastPart - 1], Token);
        UploadedPart second = await upload.UploadPart(2, Small, Token);
        StorageException error = await Refused(async () => await upload.Complete([second, first], Token));
        Assert.Contains("Part 1", error.Message, StringComparison.Ordinal);

        first = await upload.UploadPart(1, new byte[Bodies.LeastPart], Token);
        await upload.Complete([second, first], Token);

        Assert.Equal(Bodies.LeastPart + 3, (await Bucket.Object("a").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task A_part_that_is_not_there_is_refused_and_the_upload_stays()
    {
        if (await Start() is not { } upload)
        {
            return;
        }

        UploadedPart part = await upload.UploadPart(2, Small, Token);
        await Refused(async () => await upload.Complete([], Token));
        await Refused(async () => await upload.Complete([part, part], Token));
        await Refused(async () => await upload.Complete([part with { Number = 1 }], Token));
        await Refused(async () => await upload.Complete([part with { ETag = "other" }], Token));
        await Refused(async () => await upload.Complete([part with { Size = 4 }], Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));

        await upload.Complete([part], Token);

        Assert.Equal(Small, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task An_identifier_of_something_else_is_refused()
    {
        if (await Start() is not { } upload)
        {
            return;
        }

        string listed = (await Bucket.ListUploads(cancellationToken: Token).SingleAsync(Token)).Id;
        string folded = "fb1." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            $$$"""{"Bucket":"{{{Bucket.Name}}}","Key":"a","Upload":"1","Headers":{"ContentType":"a/b\r\nx: y"},"Metadata":{}}"""));
        string empty = "fb1." + Base64Url.EncodeToString("{}"u8);
        foreach (string bad in (string[])[string.Empty, "x", "fb1.", "fb1.%%%", empty, folded, upload.Id[..^9], upload.Id + "x", listed])
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, () => Task.FromResult(Bucket.Object("a").ResumeUpload(bad)));
        }

        await Expect.Error(StorageErrorCode.InvalidArgument, () => Task.FromResult(Bucket.Object("b").ResumeUpload(upload.Id)));
        await Expect.Error(StorageErrorCode.InvalidArgument, () => Task.FromResult(NameBucket().Object("a").ResumeUpload(upload.Id)));
        await upload.Abort(Token);
    }

    [Fact]
    public async Task If_absent_holds_at_the_start_and_at_the_end_also_in_another_process()
    {
        if (await Needs.Missing(Store, StoreConditions.CompleteIfAbsent, async () => await Bucket.Object("a").StartUpload(Token).IfAbsent()))
        {
            return;
        }

        MultipartUpload upload = await Bucket.Object("a").StartUpload(Token).IfAbsent();
        UploadedPart part = await upload.UploadPart(1, Small, Token);
        await Put("a", "faster");
        MultipartUpload resumed = Bucket.Object("a").ResumeUpload(upload.Id);
        await Expect.Error(StorageErrorCode.PreconditionFailed, Bucket.Object("a"), async () => await resumed.Complete([part], Token));
        Assert.Equal("faster", await Get("a"));

        await Bucket.Object("a").Delete(Token);
        if (Harness.WritesVoidUploads)
        {
            await Expect.Error(StorageErrorCode.Conflict, Bucket.Object("a"), async () => await resumed.Complete([part], Token));
            await resumed.Abort(Token);
            return;
        }

        await resumed.Complete([part], Token);

        Assert.Equal(Small, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task If_match_holds_at_the_end_also_in_another_process()
    {
        ObjectInfo old = await Put("a", "old");
        if (await Needs.Missing(Store, StoreConditions.CompleteIfMatch, async () => await Bucket.Object("a").StartUpload(Token).IfMatch(old.ETag)))
        {
            return;
        }

        MultipartUpload upload = await Bucket.Object("a").StartUpload(Token).IfMatch(old.ETag);
        UploadedPart part = await upload.UploadPart(1, Small, Token);
        MultipartUpload resumed = Bucket.Object("a").ResumeUpload(upload.Id);
        await Put("a", "faster");
        await Expect.Error(StorageErrorCode.PreconditionFailed, Bucket.Object("a"), async () => await resumed.Complete([part], Token));

        ObjectInfo again = await Put("a", "old");
        if (again.ETag != old.ETag || Harness.WritesVoidUploads)
        {
            await Expect.Error(StorageErrorCode.PreconditionFailed, Bucket.Object("a"), async () => await resumed.Complete([part], Token));
            await resumed.Abort(Token);
            return;
        }

        await resumed.Complete([part], Token);

        Assert.Equal(Small, await Bucket.Object("a").ReadBytes(Token));
    }

    private async Task<MultipartUpload?> Start() =>
        await Needs.Missing(Store.Capabilities.Parts is not null, async () => await Bucket.Object("a").StartUpload(Token))
            ? null
            : await Bucket.Object("a").StartUpload(Token);

    private Task<StorageException> Refused(Func<Task> call) => Expect.Error(StorageErrorCode.InvalidArgument, Bucket.Object("a"), call);
}
