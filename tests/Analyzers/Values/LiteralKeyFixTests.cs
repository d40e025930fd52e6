using Fluent.Buckets.Analyzers.Values;
using Fluent.Buckets.CodeFixes.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class LiteralKeyFixTests
{
    [Theory]
    [InlineData("bucket.Object({|FB0201:\"/a\"|})", "bucket.Object(\"a\")")]
    [InlineData("bucket.Object({|FB0201:\"//a/b\"|})", "bucket.Object(\"a/b\")")]
    [InlineData("bucket.Object({|FB0201:\"a\\\\b\\\\c\"|})", "bucket.Object(\"a/b/c\")")]
    [InlineData("bucket.Object({|FB0201:@\"a\\b\"|})", "bucket.Object(\"a/b\")")]
    [InlineData("bucket.Object({|FB0201:\"\"\"/a\"\"\"|})", "bucket.Object(\"a\")")]
    [InlineData("bucket.Object({|FB0201:\"\\\\a\"|})", "bucket.Object(\"a\")")]
    [InlineData("bucket.Object(/* why */ {|FB0201:\"/a\"|} /* so */)", "bucket.Object(/* why */ \"a\" /* so */)")]
    [InlineData("bucket.Object({|FB0201:$\"/{id}.jpg\"|})", "bucket.Object($\"{id}.jpg\")")]
    [InlineData("bucket.Object({|FB0201:$\"/a/{id}\"|})", "bucket.Object($\"a/{id}\")")]
    [InlineData("bucket.Object({|FB0201:$\"{id}\\\\a{{b}}\"|})", "bucket.Object($\"{id}/a{{b}}\")")]
    [InlineData("bucket.Object({|FB0201:$@\"{id}\\a\"|})", "bucket.Object($@\"{id}/a\")")]
    [InlineData("bucket.Object({|FB0201:$\"\"\"/{id}\\a\"\"\"|})", "bucket.Object($\"\"\"{id}/a\"\"\")")]
    [InlineData("bucket.Object({|FB0201:\"/a/\" + id + \"\\\\b\"|})", "bucket.Object(\"a/\" + id + \"/b\")")]
    [InlineData("bucket.Object({|FB0201:$\"{Known}\\\\a\"|})", "bucket.Object($\"{Known}/a\")")]
    [InlineData("bucket.Within({|FB0201:\"/a/\"|}).Object({|FB0201:\"/b\"|})", "bucket.Within(\"a/\").Object(\"b\")")]
    [InlineData(
        "new object[] { bucket.Object({|FB0201:\"/a\"|}), bucket.Object({|FB0201:@\"b\\c\"|}) }",
        "new object[] { bucket.Object(\"a\"), bucket.Object(\"b/c\") }")]
    [InlineData("bucket.Object(flag ? {|FB0201:\"/a\"|} : {|FB0201:\"/b\"|})", "bucket.Object(flag ? \"a\" : \"b\")")]
    public Task Fixed(string expression, string fixedExpression) =>
        Verify.Fixes<LiteralKeyAnalyzer, LiteralKeyFix>(Program(expression), Program(fixedExpression));

    [Theory]
    [InlineData("bucket.Object({|FB0201:\"\"|})")]
    [InlineData("bucket.Object({|FB0201:\"/\"|})")]
    [InlineData("bucket.Object({|FB0201:\"a\\n\"|})")]
    [InlineData("bucket.Object({|FB0201:\"/a/../b\"|})")]
    [InlineData("bucket.Object({|FB0201:@\"..\\a\"|})")]
    [InlineData("bucket.Object({|FB0201:Rooted|})")]
    [InlineData("bucket.Object({|FB0201:Rooted + \"\\\\a\"|})")]
    [InlineData("bucket.Object({|FB0201:$\"{Rooted}/a\"|})")]
    [InlineData("bucket.Object({|FB0201:$\"\\u005ca\"|})")]
    [InlineData("bucket.Object({|FB0201:\"/\" + id|})")]
    public Task No_fix_where_none_is_certain(string expression) =>
        Verify.OffersNoFix<LiteralKeyAnalyzer, LiteralKeyFix>(Program(expression));

    [Fact]
    public Task Lines_and_comments_stay() => Verify.Fixes<LiteralKeyAnalyzer, LiteralKeyFix>(
        Program("""
            bucket
                        .Object(
                            // The cover.
                            {|FB0201:"/covers/" // by book
                                + id|})
            """),
        Program("""
            bucket
                        .Object(
                            // The cover.
                            "covers/" // by book
                                + id)
            """));

    private static string Program(string expression) => $$"""
        class C
        {
            private const string Rooted = "/rome";
            private const string Known = "rome";

            object M(Bucket bucket, string id, bool flag) => {{expression}};
        }
        """;
}
