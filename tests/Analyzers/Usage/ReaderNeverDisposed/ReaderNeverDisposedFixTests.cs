using Fluent.Buckets.Analyzers.Usage;
using Fluent.Buckets.CodeFixes.Usage;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Usage.ReaderNeverDisposed;

public sealed class ReaderNeverDisposedFixTests
{
    private const string Fixed =
        """
        class C
        {
            async Task M(BucketObject item, bool flag)
            {
                // A comment.
                await using var stream = await item.OpenRead(); // And another.
                stream.ReadByte();

                await using ObjectReader reader = await item.OpenRead()
                    .FromOffset(1)
                    .ConfigureAwait(false);
                await reader.CopyToAsync(Stream.Null);
                if (flag)
                {
                    await using Stream inner = await item.OpenRead().AsTask();
                    inner.ReadByte();
                }

                Func<Task> run = async () =>
                {
                    await using var late = await item.OpenRead();
                    late.ReadByte();
                };
                await run();
            }

            int Blocking(BucketObject item)
            {
                using var stream = item.OpenRead().GetAwaiter().GetResult();
                return stream.ReadByte();
            }

            async Task Locked(BucketObject item)
            {
                await Task.Yield();
                lock (item)
                {
                    using Stream stream = item.OpenRead().AsTask().Result;
                    stream.ReadByte();
                }
            }
        }
        """;

    [Fact]
    public Task Declarations_become_using_ones_one_by_one_and_all_at_once() => Verify.Fixes<ReaderNeverDisposedAnalyzer, ReaderNeverDisposedFix>(
        """
        class C
        {
            async Task M(BucketObject item, bool flag)
            {
                // A comment.
                var stream = await {|FB0005:item.OpenRead()|}; // And another.
                stream.ReadByte();

                ObjectReader reader = await {|FB0005:item.OpenRead()|}
                    .FromOffset(1)
                    .ConfigureAwait(false);
                await reader.CopyToAsync(Stream.Null);
                if (flag)
                {
                    Stream inner = await {|FB0005:item.OpenRead()|}.AsTask();
                    inner.ReadByte();
                }

                Func<Task> run = async () =>
                {
                    var late = await {|FB0005:item.OpenRead()|};
                    late.ReadByte();
                };
                await run();
            }

            int Blocking(BucketObject item)
            {
                var stream = {|FB0005:item.OpenRead()|}.GetAwaiter().GetResult();
                return stream.ReadByte();
            }

            async Task Locked(BucketObject item)
            {
                await Task.Yield();
                lock (item)
                {
                    Stream stream = {|FB0005:item.OpenRead()|}.AsTask().Result;
                    stream.ReadByte();
                }
            }
        }
        """,
        Fixed);

    [Fact]
    public Task What_is_made_is_clean_by_every_rule() => Verify.Reports<ReaderNeverDisposedAnalyzer>(
        Fixed, test => test.Others.AddRange(AllRules.MakeWithout<ReaderNeverDisposedAnalyzer>()));

    [Fact]
    public Task Top_level_statements_are_fixed() => Verify.Fixes<ReaderNeverDisposedAnalyzer, ReaderNeverDisposedFix>(
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        var stream = await {|FB0005:item.OpenRead()|};
        stream.ReadByte();
        """,
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        await using var stream = await item.OpenRead();
        stream.ReadByte();
        """,
        test =>
        {
            test.TestState.OutputKind = OutputKind.ConsoleApplication;
            test.FixedState.OutputKind = OutputKind.ConsoleApplication;
        });

    [Fact]
    public Task Nothing_is_offered_where_the_local_cannot_be_disposed_so() => Verify.OffersNoFix<ReaderNeverDisposedAnalyzer, ReaderNeverDisposedFix>("""
        class C
        {
            async Task M(BucketObject item, int number)
            {
                _ = await {|FB0005:item.OpenRead()|};
                await (await {|FB0005:item.OpenRead()|}).CopyToAsync(Stream.Null);
                Stream assigned;
                assigned = await {|FB0005:item.OpenRead()|};
                Stream again = await {|FB0005:item.OpenRead()|};
                again = Stream.Null;
                Stream first = await {|FB0005:item.OpenRead()|}, second = await {|FB0005:item.OpenRead()|};
                Task<ObjectReader> task = {|FB0005:item.OpenRead()|};
                await task;
                switch (number)
                {
                    case 1:
                        var inner = await {|FB0005:item.OpenRead()|};
                        break;
                }
            }
        }
        """);
}
