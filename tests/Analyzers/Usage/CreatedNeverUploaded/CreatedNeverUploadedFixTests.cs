using Fluent.Buckets.Analyzers.Usage;
using Fluent.Buckets.CodeFixes.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedFixTests
{
    [Theory]
    [InlineData("Log({|FB0001:bucket.Create(\"a\")|}.Key);")]
    [InlineData("var draft = {|FB0001:bucket.Create(\"a\")|}; Log(draft.Key);")]
    [InlineData("{|FB0001:bucket.Create(Next())|};")]
    [InlineData("{|FB0001:bucket.Create($\"{number++}\")|};")]
    [InlineData("_ = {|FB0001:new Bucket(bucket.Store, \"a\").Create(\"a\")|};")]
    [InlineData("Action create = () => {|FB0001:bucket.Create(\"a\")|};")]
    public Task A_creation_that_does_more_stays(string statement) =>
        Verify.OffersNoFix<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(Program(statement));

    [Fact]
    public Task Creations_are_removed_one_by_one_and_all_at_once() => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        Program("""
            Log("before");
            {|FB0001:bucket.Create("a")|};
            _ = {|FB0001:bucket.Within("b/").Create($"a{number}")|};
            NewObject draft = {|FB0001:bucket.Create("c")|};
            NewObject first = {|FB0001:bucket.Create("d")|}, second = bucket.Create("e");
            NewObject third = {|FB0001:bucket.Create("f")|}, fourth = {|FB0001:bucket.Create("g")|};
            if (number > 1)
                {|FB0001:bucket.Create("h")|};
            await second.UploadText("text");
            """),
        Program("""
            Log("before");
            NewObject second = bucket.Create("e");
            if (number > 1)
            {
            }
            await second.UploadText("text");
            """));

    [Fact]
    public Task Comments_stay() => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        Program("""
            // What follows is about files.
            {|FB0001:bucket.Create("a")|};
            Log("after");
            """),
        Program("""
            // What follows is about files.
            Log("after");
            """));

    [Fact]
    public Task A_program_keeps_a_statement() => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        """
        {|FB0001:Buckets.Photos.Create("a")|};

        static class Buckets
        {
            public static Bucket Photos { get; } = new(ObjectStore.Open("memory:"), "photos");
        }
        """,
        """
        {|FB0001:Buckets.Photos.Create("a")|};

        static class Buckets
        {
            public static Bucket Photos { get; } = new(ObjectStore.Open("memory:"), "photos");
        }
        """,
        test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Top_level_statements_are_removed() => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        """
        var bucket = new Bucket(ObjectStore.Open("memory:"), "a");
        var draft = {|FB0001:bucket.Create("a")|};
        """,
        """
        var bucket = new Bucket(ObjectStore.Open("memory:"), "a");

        """,
        test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("string path", "UploadFrom(path)")]
    [InlineData("string sourcePath, string name", "UploadFrom(sourcePath)")]
    [InlineData("Stream body", "UploadFrom(body)")]
    [InlineData("FileStream file", "UploadFrom(file)")]
    [InlineData("byte[] content", "Upload(content)")]
    public Task The_only_thing_to_upload_is_offered(string parameter, string upload) =>
        Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        Method(parameter, """{|FB0001:bucket.Create("a")|};"""),
        Method(parameter, $"""await bucket.Create("a").{upload};"""),
        Choose);

    [Fact]
    public Task An_upload_follows_a_local() => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        Method("string path", """
            // A draft.
            var draft = {|FB0001:bucket.Create("a")|};
            Console.WriteLine(draft.Key);
            """),
        Method("string path", """
            // A draft.
            var draft = bucket.Create("a");
            await draft.UploadFrom(path);
            Console.WriteLine(draft.Key);
            """),
        test =>
        {
            // A local that is used elsewhere is not removed, so that this is the only offer.
            Choose(test);
            test.CodeActionIndex = 0;
        });

    [Theory]
    [InlineData("string path, byte[] content")]
    [InlineData("string name")]
    [InlineData("string? path")]
    [InlineData("ObjectWriter writer")]
    [InlineData("int path")]
    public Task What_to_upload_is_not_guessed(string parameters) => Verify.Fixes<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>(
        Method(parameters, """
            var draft = {|FB0001:bucket.Create("a")|};
            Console.WriteLine(draft.Key);
            """),
        Method(parameters, """
            var draft = {|FB0001:bucket.Create("a")|};
            Console.WriteLine(draft.Key);
            """));

    [Fact]
    public Task No_upload_is_offered_where_nothing_can_be_awaited() => Verify.OffersNoFix<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix>("""
        class C
        {
            void M(Bucket bucket, string path)
            {
                var draft = {|FB0001:bucket.Create("a")|};
                Console.WriteLine(draft.Key);
            }

            async Task N(Bucket bucket, string path)
            {
                await Task.Yield();
                lock (path)
                {
                    var draft = {|FB0001:bucket.Create("a")|};
                    Console.WriteLine(draft.Key);
                }
            }
        }
        """);

    private static void Choose(FixTest<CreatedNeverUploadedAnalyzer, CreatedNeverUploadedFix> test)
    {
        test.CodeActionIndex = 1;
        test.CodeActionEquivalenceKey = CreatedNeverUploadedFix.UploadKey;

        // Not offered for all at once.
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
    }

    private static string Program(string statements) => $$"""
        class C
        {
            async Task M(Bucket bucket, int number)
            {
        {{statements.ReplaceLineEndings("\n        ").Insert(0, "        ")}}
                await Task.Yield();
            }

            static void Log(string text) { }

            static string Next() => "a";
        }
        """;

    private static string Method(string parameters, string statements) => $$"""
        class C
        {
            async Task M(Bucket bucket, {{parameters}})
            {
                await Task.Yield();
        {{statements.ReplaceLineEndings("\n        ").Insert(0, "        ")}}
            }
        }
        """;
}
