using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.NeverAwaited;

public sealed class NeverAwaitedFlowTests
{
    [Theory]
    [InlineData("await item.Delete();")]
    [InlineData("await item.Delete().ConfigureAwait(false);")]
    [InlineData("await item.UploadFrom(path).WithContentType(\"a/b\").IfAbsent();")]
    [InlineData("_ = item.Delete().AsTask();")]
    [InlineData("item.Delete().AsTask();")]
    [InlineData("_ = item.Delete().AsValueTask();")]
    [InlineData("item.Delete().GetAwaiter().GetResult();")]
    [InlineData("item.Delete().ConfigureAwait(false).GetAwaiter().GetResult();")]
    [InlineData("Task<Done> task = item.Delete();")]
    [InlineData("Task task = item.Delete();")]
    [InlineData("var task = (Task)item.Delete();")]
    [InlineData("await Task.WhenAll(item.UploadFrom(path), item.UploadText(path));")]
    [InlineData("var tasks = new List<Task<Done>> { item.Delete() };")]
    [InlineData("if (await item.Exists()) { }")]
    [InlineData("await item.Version(\"1\").CopyTo(\"a\").IfAbsent();")]
    [InlineData("await item.SetTier(StorageTier.Cool);")]
    [InlineData("Log((await item.GetInfo()).Key);")]
    [InlineData("await using ObjectWriter writer = await item.OpenWrite();")]
    public Task What_runs_it_is_silent(string statement) => Check(statement);

    [Theory]
    [InlineData("await foreach (ObjectInfo info in bucket.List()) { }")]
    [InlineData("await foreach (ObjectInfo info in bucket.List().PageSize(10)) { }")]
    [InlineData("await foreach (ObjectInfo info in bucket.List().ConfigureAwait(false)) { }")]
    [InlineData("await foreach (ObjectInfo info in bucket.List().WithCancellation(default)) { }")]
    [InlineData("await using var walk = bucket.List().GetAsyncEnumerator();")]
    [InlineData("var all = await bucket.List().ToListAsync();")]
    [InlineData("var some = bucket.List().Where(info => info.Size > 1);")]
    [InlineData("IAsyncEnumerable<ObjectInfo> listing = bucket.List();")]
    [InlineData("await foreach (ObjectVersion version in item.ListVersions().PageSize(10)) { }")]
    public Task What_enumerates_a_listing_is_silent(string statement) => Check(statement);

    [Fact]
    public Task An_await_later_is_silent() => Check("""
        var upload = item.UploadFrom(path);
        upload.WithContentType("a/b");
        upload = upload.IfAbsent();
        await upload;
        """);

    [Fact]
    public Task An_await_on_one_path_is_silent() => Check("""
        var delete = item.Delete();
        if (flag)
        {
            await delete;
        }
        """);

    [Fact]
    public Task An_await_through_the_base_type_is_silent() => Check("""
        StorageOperation<ObjectInfo> operation = flag ? item.UploadFrom(path) : item.CopyTo("b");
        await operation;
        """);

    [Fact]
    public Task An_enumeration_later_is_silent() => Check("""
        var listing = bucket.List();
        listing.PageSize(10);
        await foreach (ObjectInfo info in listing)
        {
            Log(info.Key);
        }
        """);

    [Fact]
    public Task A_choice_of_operations_is_silent() => Check("""
        await (flag ? item.UploadFrom(path) : item.UploadText("b"));
        await (path switch
        {
            "a" => item.CopyTo("a"),
            _ => item.MoveTo("b"),
        });
        """);

    [Fact]
    public Task An_await_in_a_handler_is_silent() => Check("""
        var delete = item.Delete();
        try
        {
            await item.UploadFrom(path);
        }
        catch (StorageException)
        {
            await delete;
        }
        """);

    [Fact]
    public Task An_await_in_finally_is_silent() => Check("""
        var delete = item.Delete();
        try
        {
            Log(path);
        }
        finally
        {
            await delete;
        }
        """);

    [Fact]
    public Task An_operation_on_a_way_that_throws_is_silent() => Check("""
        var delete = item.Delete();
        throw new InvalidOperationException(delete.ToString());
        """);

    [Theory]
    [InlineData("{|FB0002:item.Delete()|};")]
    [InlineData("_ = {|FB0002:item.Delete()|};")]
    [InlineData("var operation = {|FB0002:item.Delete()|};")]
    [InlineData("{|FB0002:item.UploadFrom(path)|}.WithContentType(\"a/b\").IfAbsent();")]
    [InlineData("_ = {|FB0002:item.UploadFrom(path)|}.WithMetadata(\"a\", \"b\");")]
    [InlineData("{|FB0002:bucket.Create(\"a\").UploadFrom(path)|};")]
    [InlineData("{|FB0002:bucket.EnsureExists()|};")]
    [InlineData("{|FB0002:bucket.DeleteBucket()|}.WithContents();")]
    [InlineData("{|FB0002:bucket.DeleteMany(keys)|}.WithParallelism(2).WithTimeout(TimeSpan.FromSeconds(1));")]
    [InlineData("{|FB0002:bucket.Store.CreateBucket(\"a\")|};")]
    [InlineData("{|FB0002:item.ReadJson<string>()|};")]
    [InlineData("{|FB0002:bucket.List()|};")]
    [InlineData("{|FB0002:bucket.List()|}.PageSize(10);")]
    [InlineData("_ = {|FB0002:bucket.ListFolder(\"a/\")|};")]
    [InlineData("var listing = {|FB0002:bucket.Find(\"*\")|};")]
    [InlineData("{|FB0002:bucket.ListVersions()|}.PageSize(10);")]
    [InlineData("_ = {|FB0002:item.ListVersions()|};")]
    [InlineData("{|FB0002:item.Version(\"1\").Delete()|};")]
    [InlineData("{|FB0002:item.Version(\"1\").CopyTo(\"a\")|}.IfAbsent();")]
    [InlineData("{|FB0002:item.SetTier(StorageTier.Cool)|};")]
    [InlineData("Log($\"{{|FB0002:item.Delete()|}}\");")]
    [InlineData("Log({|FB0002:item.Delete()|}.ToString()!);")]
    [InlineData("if ({|FB0002:item.Exists()|} is null) { }")]
    [InlineData("StorageOperation<Done> operation = {|FB0002:item.Delete()|};")]
    public Task What_does_not_run_it_is_reported(string statement) => Check(statement);

    [Fact]
    public Task Modifiers_do_not_run_it() => Check("""
        var upload = {|FB0002:item.UploadFrom(path)|};
        upload.WithContentType("a/b");
        upload = upload.IfAbsent();
        """);

    [Fact]
    public Task An_operation_that_is_overwritten_is_reported() => Check("""
        var copy = {|FB0002:item.CopyTo("a")|};
        copy = item.CopyTo("b");
        await copy;
        """);

    [Fact]
    public Task An_await_only_before_a_throw_is_reported() => Check("""
        var delete = {|FB0002:item.Delete()|};
        if (flag)
        {
            await delete;
            throw new InvalidOperationException();
        }
        """);

    [Fact]
    public Task Each_arm_of_a_choice_is_reported() => Check("""
        _ = flag ? {|FB0002:item.CopyTo("a")|} : {|FB0002:item.CopyTo("b")|};
        """);

    [Fact]
    public Task A_record_is_looked_at() => Verify.Reports<NeverAwaitedAnalyzer>("""
        record R(BucketObject Item)
        {
            public void Drop() => {|FB0002:Item.Delete()|};

            public DeleteOperation Give() => Item.Delete();
        }
        """);

    [Fact]
    public Task Jumps_are_followed() => Check("""
        var lost = {|FB0002:item.Delete()|};
        var late = item.Exists();
        while (true)
        {
            if (flag)
            {
                continue;
            }

            if (path.Length > 1)
            {
                goto end;
            }

            break;
        }

        end:
        lost.ToString();
        await late;
        """);

    private static Task Check(string statements) => Verify.Reports<NeverAwaitedAnalyzer>(Code.Statements(statements));
}
