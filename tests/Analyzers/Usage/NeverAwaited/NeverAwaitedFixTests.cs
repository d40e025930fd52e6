using Fluent.Buckets.Analyzers.Usage;
using Fluent.Buckets.CodeFixes.Usage;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Usage.NeverAwaited;

public sealed class NeverAwaitedFixTests
{
    [Fact]
    public Task Nothing_is_offered_where_an_await_would_not_do() => Verify.OffersNoFix<NeverAwaitedAnalyzer, NeverAwaitedFix>("""
        class C(BucketObject item)
        {
            private readonly string? _text = {|FB0002:item.Delete()|}.ToString();

            void Void()
            {
                {|FB0002:item.Delete()|};
            }

            void Arrow() => {|FB0002:item.Delete()|};

            int Property
            {
                get
                {
                    {|FB0002:item.Delete()|};
                    return 1;
                }
            }

            Task Ref(ref int number)
            {
                {|FB0002:item.Delete()|};
                return Task.CompletedTask;
            }

            Task Null()
            {
                {|FB0002:item.Delete()|};
                return null!;
            }

            IEnumerable<int> Iterator()
            {
                {|FB0002:item.Delete()|};
                yield return 1;
            }

            async Task Async(List<string> keys, BucketObject? maybe)
            {
                await Task.Yield();
                lock (keys)
                {
                    {|FB0002:item.Delete()|};
                }

                maybe?{|FB0002:.Delete()|};
                {|FB0002:item.Bucket.List()|};
                DeleteOperation typed = {|FB0002:item.Delete()|};
                var upload = {|FB0002:item.UploadText("a")|};
                upload.IfAbsent();
                keys.ForEach(key => {|FB0002:item.Bucket.Object(key).Delete()|});
                DeleteOperation given = await Task.Run(() => {|FB0002:item.Delete()|});
                await Task.Factory.StartNew(() => {|FB0002:item.Delete()|});
            }
        }
        """);

    [Fact]
    public Task Operations_are_awaited_one_by_one_and_all_at_once() => Verify.Fixes<NeverAwaitedAnalyzer, NeverAwaitedFix>(
        """
        class C
        {
            async Task M(BucketObject item, string path)
            {
                // A statement.
                {|FB0002:item.Delete()|}; // And more.
                _ = {|FB0002:item.CopyTo("b")|};
                {|FB0002:item.UploadFrom(path)|}
                    .WithContentType("a/b")
                    .IfAbsent();
                var info = {|FB0002:item.GetInfo()|};
                Func<Task> inner = async () =>
                {
                    {|FB0002:item.Delete()|};
                };
                await Task.Run(() => {|FB0002:item.Delete()|});
                _ = Task.Run(() => {|FB0002:item.CopyTo("c")|}.IfAbsent());
                await Task.Run(() =>
                {
                    {|FB0002:item.Delete()|};
                }).ConfigureAwait(false);
                await inner();
            }
        }
        """,
        """
        class C
        {
            async Task M(BucketObject item, string path)
            {
                // A statement.
                await item.Delete(); // And more.
                await item.CopyTo("b");
                await item.UploadFrom(path)
                    .WithContentType("a/b")
                    .IfAbsent();
                var info = await item.GetInfo();
                Func<Task> inner = async () =>
                {
                    await item.Delete();
                };
                await Task.Run(async () => await item.Delete());
                _ = Task.Run(async () => await item.CopyTo("c").IfAbsent());
                await Task.Run(async () =>
                {
                    await item.Delete();
                }).ConfigureAwait(false);
                await inner();
            }
        }
        """);

    [Fact]
    public Task A_function_that_gives_a_task_becomes_async() => Verify.Fixes<NeverAwaitedAnalyzer, NeverAwaitedFix>(
        """
        class C
        {
            // Deletes.
            public Task Delete(BucketObject item, bool flag)
            {
                if (flag)
                {
                    return Task.CompletedTask;
                }

                {|FB0002:item.Delete()|};
                {|FB0002:item.CopyTo("b")|};
                return Task.CompletedTask;
            }

            Task Last(BucketObject item)
            {
                {|FB0002:item.Delete()|};
                return Task.Delay(1);
            }

            ValueTask<int> Number(BucketObject item, bool flag)
            {
                {|FB0002:item.Delete()|};
                if (flag)
                {
                    return ValueTask.FromResult(1);
                }

                return Other();
            }

            static ValueTask<int> Other() => ValueTask.FromResult(2);

            Task<Done> Operation(BucketObject item)
            {
                {|FB0002:item.UploadText("a")|};
                Task<string> Local()
                {
                    {|FB0002:item.Delete()|};
                    return item.ReadText();
                }

                _ = Local();
                return item.Delete();
            }
        }
        """,
        """
        class C
        {
            // Deletes.
            public async Task Delete(BucketObject item, bool flag)
            {
                if (flag)
                {
                    return;
                }

                await item.Delete();
                await item.CopyTo("b");
            }

            async Task Last(BucketObject item)
            {
                await item.Delete();
                await Task.Delay(1);
            }

            async ValueTask<int> Number(BucketObject item, bool flag)
            {
                await item.Delete();
                if (flag)
                {
                    return 1;
                }

                return await Other();
            }

            static ValueTask<int> Other() => ValueTask.FromResult(2);

            async Task<Done> Operation(BucketObject item)
            {
                await item.UploadText("a");
                async Task<string> Local()
                {
                    await item.Delete();
                    return await item.ReadText();
                }

                _ = Local();
                return await item.Delete();
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_given_early_is_awaited_first() => Verify.Fixes<NeverAwaitedAnalyzer, NeverAwaitedFix>(
        """
        class C
        {
            Task M(BucketObject item, bool flag)
            {
                {|FB0002:item.Delete()|};
                if (flag)
                    return Task.Delay(1);
                return flag ? Task.Delay(2) : Task.Delay(3);
            }
        }
        """,
        """
        class C
        {
            async Task M(BucketObject item, bool flag)
            {
                await item.Delete();
                if (flag)
                {
                    await Task.Delay(1);
                    return;
                }
                await (flag ? Task.Delay(2) : Task.Delay(3));
            }
        }
        """);

    [Fact]
    public Task The_entry_of_a_program_becomes_async() => Verify.Fixes<NeverAwaitedAnalyzer, NeverAwaitedFix>(
        """
        static class Program
        {
            static int Main(string[] args)
            {
                {|FB0002:new Bucket(ObjectStore.Open("memory:"), "a").Object("b").Delete()|};
                return args.Length;
            }
        }
        """,
        """
        static class Program
        {
            static async Task<int> Main(string[] args)
            {
                await new Bucket(ObjectStore.Open("memory:"), "a").Object("b").Delete();
                return args.Length;
            }
        }
        """,
        test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Top_level_statements_await() => Verify.Fixes<NeverAwaitedAnalyzer, NeverAwaitedFix>(
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        {|FB0002:item.Delete()|};
        """,
        """
        var item = new Bucket(ObjectStore.Open("memory:"), "a").Object("b");
        await item.Delete();
        """,
        test => test.TestState.OutputKind = OutputKind.ConsoleApplication);
}
