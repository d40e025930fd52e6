using Fluent.Buckets.Analyzers.Usage;
using Fluent.Buckets.CodeFixes.Usage;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Usage.WriterNeverEnded;

public sealed class WriterNeverEndedFixTests
{
    private const string Fixed =
        """
        class C
        {
            async Task Last(BucketObject item, Stream source, CancellationToken token)
            {
                await using var writer = await item.OpenWrite(token).ConfigureAwait(false);

                // Everything.
                await source.CopyToAsync(writer, token); // All of it.
                await writer.CompleteAsync(token).ConfigureAwait(false);
            }

            async Task<long> Returns(BucketObject item, bool flag)
            {
                await using ObjectWriter writer = await item.OpenWrite();
                if (flag)
                {
                    writer.Write([1]);
                }
                await writer.CompleteAsync();

                // How many.
                return 1;
            }

            async Task Block(BucketObject item, List<string> keys)
            {
                foreach (string key in keys)
                {
                    await using (ObjectWriter writer = await item.Bucket.Object(key).OpenWrite().WithContentType("a/b"))
                    {
                        writer.Write([1]);
                        await writer.CompleteAsync();
                    }
                }

                await using (var empty = await item.OpenWrite())
                {
                    await empty.CompleteAsync();
                }

                Func<Task> run = async () =>
                {
                    var late = await item.OpenWrite();
                    await late.CompleteAsync();
                };
                await run();
            }
        }
        """;

    [Fact]
    public Task Writers_are_completed_one_by_one_and_all_at_once() => Verify.Fixes<WriterNeverEndedAnalyzer, WriterNeverEndedFix>(
        """
        class C
        {
            async Task Last(BucketObject item, Stream source, CancellationToken token)
            {
                await using var writer = await {|FB0004:item.OpenWrite(token)|}.ConfigureAwait(false);

                // Everything.
                await source.CopyToAsync(writer, token); // All of it.
            }

            async Task<long> Returns(BucketObject item, bool flag)
            {
                await using ObjectWriter writer = await {|FB0004:item.OpenWrite()|};
                if (flag)
                {
                    writer.Write([1]);
                }

                // How many.
                return 1;
            }

            async Task Block(BucketObject item, List<string> keys)
            {
                foreach (string key in keys)
                {
                    await using (ObjectWriter writer = await {|FB0004:item.Bucket.Object(key).OpenWrite()|}.WithContentType("a/b"))
                    {
                        writer.Write([1]);
                    }
                }

                await using (var empty = await {|FB0004:item.OpenWrite()|})
                {
                }

                Func<Task> run = async () =>
                {
                    var late = await {|FB0004:item.OpenWrite()|};
                };
                await run();
            }
        }
        """,
        Fixed);

    [Fact]
    public Task What_is_made_is_clean_by_every_rule() => Verify.Reports<WriterNeverEndedAnalyzer>(
        Fixed, test => test.Others.AddRange(AllRules.MakeWithout<WriterNeverEndedAnalyzer>()));

    [Fact]
    public Task Top_level_statements_are_fixed() => Verify.Fixes<WriterNeverEndedAnalyzer, WriterNeverEndedFix>(
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        await using var writer = await {|FB0004:item.OpenWrite()|};
        writer.Write([1]);
        """,
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        await using var writer = await item.OpenWrite();
        writer.Write([1]);
        await writer.CompleteAsync();
        """,
        test =>
        {
            test.TestState.OutputKind = OutputKind.ConsoleApplication;
            test.FixedState.OutputKind = OutputKind.ConsoleApplication;
        });

    [Fact]
    public Task Nothing_is_offered_where_the_end_is_not_certain() => Verify.OffersNoFix<WriterNeverEndedAnalyzer, WriterNeverEndedFix>("""
        class C
        {
            async Task Early(BucketObject item, bool flag)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                if (flag)
                {
                    return;
                }

                writer.Write([1]);
            }

            async Task Wrapped(BucketObject item)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                await using var text = new StreamWriter(writer);
                await text.WriteAsync("a");
            }

            async Task Made(BucketObject item)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                using var xml = System.Xml.XmlWriter.Create(writer);
            }

            async Task Typed(BucketObject item)
            {
                await using Stream writer = await {|FB0004:item.OpenWrite()|};
            }

            async Task<long> Result(BucketObject item)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                return writer.Length;
            }

            async Task Continues(BucketObject item, List<string> keys)
            {
                foreach (string key in keys)
                {
                    await using var writer = await {|FB0004:item.OpenWrite()|};
                    if (key.Length == 0)
                    {
                        continue;
                    }

                    writer.Write([1]);
                }
            }

            async IAsyncEnumerable<int> Yields(BucketObject item, bool flag)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                if (flag)
                {
                    yield break;
                }

                writer.Write([1]);
                yield return 1;
            }

            async Task Jumps(BucketObject item, bool flag)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                again:
                writer.Write([1]);
                if (flag)
                {
                    goto again;
                }
            }

            async Task Section(BucketObject item, int number)
            {
                switch (number)
                {
                    case 1:
                        var writer = await {|FB0004:item.OpenWrite()|};
                        writer.Write([1]);
                        break;
                }
            }

            async Task Endless(BucketObject item)
            {
                await using var writer = await {|FB0004:item.OpenWrite()|};
                while (true)
                {
                    writer.Write([1]);
                    if (writer.Length > 9)
                    {
                        return;
                    }
                }
            }

            void Locked(BucketObject item)
            {
                lock (item)
                {
                    using var writer = {|FB0004:item.OpenWrite()|}.AsTask().Result;
                    writer.Write([1]);
                }
            }

            async Task Loose(BucketObject item)
            {
                await {|FB0004:item.OpenWrite()|};
                await (await {|FB0004:item.OpenWrite()|}).WriteAsync(new byte[1]);
                using var blocking = {|FB0004:item.OpenWrite()|}.AsTask().Result;
            }
        }
        """);
}
