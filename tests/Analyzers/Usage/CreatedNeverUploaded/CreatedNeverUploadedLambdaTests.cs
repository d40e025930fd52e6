using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedLambdaTests
{
    [Fact]
    public Task What_a_lambda_captures_is_silent() => Check("""
        var draft = bucket.Create("a");
        Func<Task> store = async () => await draft.UploadFrom(path);
        await store();
        """);

    [Fact]
    public Task What_a_lambda_captured_before_the_creation_is_silent() => Check("""
        NewObject? draft = null;
        Func<Task> store = async () => await draft!.UploadFrom(path);
        draft = bucket.Create("a");
        await store();
        """);

    [Fact]
    public Task What_a_local_function_captures_is_silent() => Check("""
        NewObject draft;
        draft = bucket.Create("a");
        await Store();

        async Task Store() => await draft.UploadFrom(path);
        """);

    [Fact]
    public Task What_a_lambda_returns_is_silent() => Check("""
        Func<string, NewObject> create = key => bucket.Create(key);
        var drafts = keys.Select(key => bucket.Create(key)).ToList();
        foreach (var draft in drafts)
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task A_lambda_that_uploads_is_silent() => Check("""
        await Task.Run(async () =>
        {
            var draft = bucket.Create("a");
            await draft.UploadFrom(path);
        });
        """);

    [Fact]
    public Task A_method_group_is_silent() => Check("""
        var drafts = keys.Select(bucket.Create).ToList();
        """);

    [Fact]
    public Task An_expression_tree_is_no_program() => Check("""
        System.Linq.Expressions.Expression<Action> tree = () => bucket.Create("a");
        System.Linq.Expressions.Expression<Func<string>> other = () => bucket.Create("a").Key;
        """);

    [Fact]
    public Task A_try_around_a_lambda_is_not_of_the_lambda() => Check("""
        Log(path);
        if (flag)
        {
            Log("flag");
        }

        try
        {
            keys.ForEach(key => {|FB0001:bucket.Create(key)|});
            await Parallel.ForEachAsync(keys, async (key, token) =>
            {
                var draft = bucket.Create(key);
                await draft.UploadText("text", token);
            });
        }
        catch (IOException)
        {
            Log("failed");
        }
        finally
        {
            Store();
            void Store() => {|FB0001:bucket.Create("a")|};
        }
        """);

    [Fact]
    public Task A_lambda_that_drops_it_is_reported() => Check("""
        Action create = () => {|FB0001:bucket.Create("a")|};
        keys.ForEach(key => {|FB0001:bucket.Create(key)|});
        """);

    [Fact]
    public Task A_lambda_with_a_body_is_reported() => Check("""
        Func<string, int> create = key =>
        {
            var draft = {|FB0001:bucket.Create(key)|};
            return draft.Key.Length;
        };
        """);

    [Fact]
    public Task A_lambda_within_a_lambda_is_reported() => Check("""
        Func<Action> outer = () => () => {|FB0001:bucket.Create("a")|};
        """);

    [Fact]
    public Task A_local_function_is_reported() => Check("""
        Create("a");
        void Create(string key)
        {
            var draft = {|FB0001:bucket.Create(key)|};
            Log(draft.Key);
            void Inner() => {|FB0001:bucket.Create("b")|};
        }
        """);

    [Fact]
    public Task An_anonymous_method_is_reported() => Check("""
        Action create = delegate { {|FB0001:bucket.Create("a")|}; };
        """);

    [Fact]
    public Task A_handler_of_an_event_is_reported() => Check("""
        AppDomain.CurrentDomain.ProcessExit += (_, _) => {|FB0001:bucket.Create("a")|};
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>(Code.Statements(statements));
}
