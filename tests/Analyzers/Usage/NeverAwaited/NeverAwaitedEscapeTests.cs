using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.NeverAwaited;

public sealed class NeverAwaitedEscapeTests
{
    [Theory]
    [InlineData("Use(item.Delete());")]
    [InlineData("_operation = item.UploadFrom(path);")]
    [InlineData("this._operation = item.UploadFrom(path).IfAbsent();")]
    [InlineData("var operations = new List<DeleteOperation> { item.Delete() };")]
    [InlineData("DeleteOperation[] operations = [item.Delete()];")]
    [InlineData("var pair = (item.Delete(), 1);")]
    [InlineData("var holder = new { Delete = item.Delete() };")]
    [InlineData("object any = item.Delete();")]
    [InlineData("if (item.Delete() is { } delete) { await delete; }")]
    [InlineData("var listing = (object)bucket.List();")]
    [InlineData("var delete = item.Delete(); Action later = () => Use(delete);")]
    [InlineData("DeleteOperation? delete = null; Func<Task> later = async () => await delete!; delete = item.Delete();")]
    [InlineData("await new[] { item.CopyTo(\"a\"), item.CopyTo(\"b\") }.WhenAll();")]
    [InlineData("await keys.Select(key => bucket.Object(key).Delete()).WhenAll(2);")]
    [InlineData("await Task.WhenAll(keys.Select(key => bucket.Object(key).Delete().AsTask()));")]
    [InlineData("Func<CancellationToken, DeleteOperation> verb = item.Delete;")]
    [InlineData("dynamic anything = item.Delete();")]
    [InlineData("var queue = new Queue<DeleteOperation>(); queue.Enqueue(item.Delete());")]
    [InlineData("using var walker = new StreamReader(path); Use((walker, bucket.List()));")]
    public Task What_goes_elsewhere_is_silent(string statement) => Check(statement);

    [Fact]
    public Task What_is_returned_is_silent() => Verify.Reports<NeverAwaitedAnalyzer>("""
        class C
        {
            UploadOperation Arrow(BucketObject item) => item.UploadText("a").IfAbsent();

            StorageOperation<Done> Base(BucketObject item) => item.Delete();

            Task<Done> Converted(BucketObject item) => item.Delete();

            Task Plain(BucketObject item) => item.Delete();

            ValueTask<Done> Value(BucketObject item) => item.Delete().AsValueTask();

            IAsyncEnumerable<ObjectInfo> Listing(Bucket bucket) => bucket.List();

            ObjectListing Block(Bucket bucket)
            {
                var listing = bucket.List();
                return listing.PageSize(10);
            }

            IEnumerable<DeleteOperation> Iterator(BucketObject item)
            {
                yield return item.Delete();
            }
        }
        """);

    [Fact]
    public Task What_a_method_of_the_app_gives_is_silent() => Verify.Reports<NeverAwaitedAnalyzer>("""
        class C
        {
            private DeleteOperation? _running;

            void M(BucketObject item) => Start(item);

            DeleteOperation Start(BucketObject item)
            {
                _running ??= item.Delete();
                _ = _running.AsTask();
                return _running;
            }
        }
        """);

    [Fact]
    public Task What_a_member_keeps_is_silent() => Verify.Reports<NeverAwaitedAnalyzer>("""
        class C(BucketObject item)
        {
            private readonly StorageRequest<bool> _exists = item.Exists();

            public UploadOperation Upload { get; } = item.UploadText("a");

            public ObjectListing Listing { get; init; } = item.Bucket.List();

            async Task M() => await _exists;
        }
        """);

    [Fact]
    public Task The_receiver_of_an_extension_is_silent() => Verify.Reports<NeverAwaitedAnalyzer>("""
        static class Extensions
        {
            public static void Forget<T>(this StorageOperation<T> operation) => operation.AsTask();

            extension(DeleteOperation operation)
            {
                public void Later() => operation.AsTask();
            }
        }

        class C
        {
            void M(BucketObject item)
            {
                item.Delete().Forget();
                item.Delete().Later();
            }
        }
        """);

    [Fact]
    public Task An_await_in_every_kind_of_function_is_silent() => Verify.Reports<NeverAwaitedAnalyzer>(
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        await item.Delete();
        await Local();
        await Task.Run(async () => await item.Delete());
        await foreach (ObjectInfo info in Iterate()) { }
        async Task Local() => await item.Delete();
        async IAsyncEnumerable<ObjectInfo> Iterate()
        {
            yield return await item.GetInfo();
            await foreach (ObjectInfo info in item.Bucket.List())
            {
                yield return info;
            }
        }
        """,
        test => test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    private static Task Check(string statements) => Verify.Reports<NeverAwaitedAnalyzer>(Code.Statements(statements));
}
