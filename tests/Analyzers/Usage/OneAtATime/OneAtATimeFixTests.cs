using Fluent.Buckets.Analyzers.Usage;
using Fluent.Buckets.CodeFixes.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.OneAtATime;

public sealed class OneAtATimeFixTests
{
    private const string Calls =
        """
        class C
        {
            async Task M(Bucket bucket, List<string> keys, string path, string? prefix, CancellationToken token)
            {
                // Before.
                // Old ones.
                // Gone.
                await bucket.DeleteMany(keys, token).ConfigureAwait(false); // After.

                await bucket.DeleteMany((prefix is null ? keys : []).Select(key => $"old/{key}"));

                if (keys.Count > 0)
                    await bucket.DeleteMany(keys);

                await bucket.DeleteAll(path + "/", token);

                await bucket.DeleteAll("");

                await bucket.UploadFolder(path);

                await keys.Select(key => bucket.Object(key).UploadText("x", token).WithContentType("a/b")).WhenAll().ConfigureAwait(false);
            }
        }
        """;

    [Fact]
    public Task Loops_become_calls_one_by_one_and_all_at_once() => Verify.Fixes<OneAtATimeAnalyzer, OneAtATimeFix>(
        """
        class C
        {
            async Task M(Bucket bucket, List<string> keys, string path, string? prefix, CancellationToken token)
            {
                // Before.
                {|FB0008:foreach|} (string key in keys)
                {
                    // Old ones.
                    await bucket.Object(key).Delete(token).ConfigureAwait(false); // Gone.
                } // After.

                {|FB0008:foreach|} (string key in prefix is null ? keys : [])
                    await bucket.Object($"old/{key}").Delete();

                if (keys.Count > 0)
                    {|FB0008:foreach|} (string key in keys)
                        await bucket.Object(key).Delete();

                await {|FB0008:foreach|} (ObjectInfo info in bucket.List(path + "/", token))
                {
                    await bucket.Object(info.Key).Delete(token);
                }

                await {|FB0008:foreach|} (ObjectInfo info in bucket.List())
                {
                    await bucket.Object(info.Key).Delete();
                }

                {|FB0008:foreach|} (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                {
                    await bucket.Object(Path.GetRelativePath(path, file)).UploadFrom(file);
                }

                {|FB0008:foreach|} (var key in keys)
                {
                    await bucket.Object(key).UploadText("x", token).WithContentType("a/b").ConfigureAwait(false);
                }
            }
        }
        """,
        Calls);

    [Fact]
    public Task Top_level_statements_are_fixed() => Verify.Fixes<OneAtATimeAnalyzer, OneAtATimeFix>(
        """
        var bucket = new Bucket(ObjectStore.Open("memory:"), "a");
        {|FB0008:foreach|} (string key in args)
        {
            await bucket.Object(key).Delete();
        }
        """,
        """
        var bucket = new Bucket(ObjectStore.Open("memory:"), "a");
        await bucket.DeleteMany(args);
        """,
        test =>
        {
            test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
            test.FixedState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        });

    [Fact]
    public Task What_is_made_is_clean_by_every_rule() => Verify.Reports<OneAtATimeAnalyzer>(
        Calls, test => test.Others.AddRange(AllRules.MakeWithout<OneAtATimeAnalyzer>()));

    [Fact]
    public Task Nothing_is_offered_where_linq_is_not_imported()
    {
        const string Source = """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Fluent.Buckets;

            class C
            {
                async Task M(Bucket bucket, List<string> keys)
                {
                    {|FB0008:foreach|} (string key in keys)
                    {
                        await bucket.Object(key).UploadText("x");
                    }
                }
            }
            """;
        return Verify.Fixes<OneAtATimeAnalyzer, OneAtATimeFix>(Source, Source, test =>
        {
            test.TestState.Sources.RemoveAt(1);
            test.FixedState.Sources.RemoveAt(1);
        });
    }

    [Fact]
    public Task Nothing_is_offered_around_a_directive() => Verify.OffersNoFix<OneAtATimeAnalyzer, OneAtATimeFix>("""
        class C
        {
            async Task M(Bucket bucket, List<string> keys)
            {
                {|FB0008:foreach|} (string key in keys)
                {
        #if MISSING
                    await bucket.Object("a").Delete();
        #endif
                    await bucket.Object(key).Delete();
                }
            }
        }
        """);
}
