using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedSyntaxTests
{
    [Fact]
    public Task A_bucket_type_of_the_app_is_followed() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class Photos(ObjectStore store) : Bucket(store, "photos")
        {
            async Task M() => await Create("a").UploadText("b");

            void N() => {|FB0001:Create("a")|};

            void O(Photos photos) => {|FB0001:photos.Within("x").Create("a")|};
        }
        """);

    [Fact]
    public Task Conditional_access_to_upload_is_silent() => Check("""
        NewObject? draft = flag ? bucket.Create("a") : null;
        if (draft?.UploadFrom(path) is { } upload)
        {
            await upload;
        }
        """);

    [Fact]
    public Task A_switch_expression_is_followed() => Check("""
        NewObject draft = path switch
        {
            "a" => bucket.Create("a"),
            "b" => bucket.Create("b"),
            _ => throw new InvalidOperationException(),
        };
        await draft.UploadFrom(path);
        """);

    [Fact]
    public Task Coalescing_is_followed() => Check("""
        NewObject? draft = null;
        draft ??= bucket.Create("a");
        await draft.UploadFrom(path);
        var other = draft ?? bucket.Create("b");
        await other.UploadFrom(path);
        """);

    [Fact]
    public Task An_assignment_within_an_expression_is_followed() => Check("""
        NewObject draft;
        await (draft = bucket.Create("a")).UploadFrom(path);
        """);

    [Fact]
    public Task A_chain_of_assignments_is_followed() => Check("""
        NewObject first, second;
        first = second = bucket.Create("a");
        await second.UploadFrom(path);
        """);

    [Fact]
    public Task A_cast_to_its_own_type_is_followed() => Check("""
        await ((NewObject)bucket.Create("a")).UploadFrom(path);
        NewObject? draft = bucket.Create("b")!;
        await draft!.UploadFrom(path);
        """);

    [Fact]
    public Task Switch_statements_are_followed() => Check("""
        var draft = bucket.Create("a");
        switch (path)
        {
            case "a":
                Log(path);
                break;
            case "b":
                goto default;
            default:
                await draft.UploadFrom(path);
                break;
        }
        """);

    [Fact]
    public Task An_async_iterator_is_followed() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C
        {
            async IAsyncEnumerable<ObjectInfo> Good(Bucket bucket, List<string> keys)
            {
                foreach (string key in keys)
                {
                    var draft = bucket.Create(key);
                    yield return await draft.UploadText("text");
                }
            }

            async IAsyncEnumerable<string> Bad(Bucket bucket, List<string> keys)
            {
                await Task.Yield();
                foreach (string key in keys)
                {
                    var draft = {|FB0001:bucket.Create(key)|};
                    yield return draft.Key;
                    if (key.Length == 0)
                    {
                        yield break;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_are_followed() => Verify.Reports<CreatedNeverUploadedAnalyzer>(
        """
        var bucket = new Bucket(ObjectStore.Open("memory:"), "a");
        var draft = bucket.Create("a");
        var lost = {|FB0001:bucket.Create("b")|};
        await draft.UploadText("text");
        """,
        test => test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public Task Every_kind_of_member_is_looked_at() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C
        {
            private static readonly Bucket Bucket = new(ObjectStore.Open("memory:"), "a");
            private readonly string _key = {|FB0001:Bucket.Create("field")|}.Key;

            C() : this({|FB0001:Bucket.Create("initializer")|}.Key) { }

            C(string key) => {|FB0001:Bucket.Create(key)|};

            static C() { {|FB0001:Bucket.Create("static")|}; }

            string Initialized { get; } = {|FB0001:Bucket.Create("initialized")|}.Key;

            string Arrow => {|FB0001:Bucket.Create("arrow")|}.Key;

            string Accessors
            {
                get { return {|FB0001:Bucket.Create("get")|}.Key; }
                set => {|FB0001:Bucket.Create(value)|};
            }

            string this[int index] => {|FB0001:Bucket.Create("indexer")|}.Key;

            event Action Happened
            {
                add { {|FB0001:Bucket.Create("add")|}; }
                remove { }
            }

            public static C operator +(C left, C right)
            {
                {|FB0001:Bucket.Create("operator")|};
                return left;
            }

            ~C() => {|FB0001:Bucket.Create("finalizer")|};
        }
        """);

    [Fact]
    public Task Conditional_access_to_create_is_reported() => Check("""
        Bucket? other = flag ? bucket : null;
        other?{|FB0001:.Create("a")|};
        """);

    [Fact]
    public Task Each_arm_of_a_choice_is_reported() => Check("""
        var draft = flag ? {|FB0001:bucket.Create("a")|} : {|FB0001:bucket.Create("b")|};
        Log(draft.Key);
        """);

    [Fact]
    public Task Each_arm_of_a_switch_expression_is_reported() => Check("""
        string key = (path switch
        {
            "a" => {|FB0001:bucket.Create("a")|},
            _ => {|FB0001:bucket.Create("b")|},
        }).Key;
        """);

    [Fact]
    public Task A_coalesced_creation_is_reported() => Check("""
        NewObject? draft = null;
        draft ??= {|FB0001:bucket.Create("a")|};
        """);

    [Fact]
    public Task A_key_read_at_once_is_reported() => Check("""string key = {|FB0001:bucket.Create("a")|}.Key;""");

    [Fact]
    public Task A_loop_condition_is_reported() => Check("""
        for (var draft = {|FB0001:bucket.Create("a")|}; Check(draft.Key); )
        {
            break;
        }
        """);

    [Fact]
    public Task A_record_is_looked_at() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        record R(Bucket Bucket)
        {
            public string Drop() => {|FB0001:Bucket.Create("a")|}.Key;

            public NewObject Give() => Bucket.Create("a");

            public Held Keep() => new(Bucket.Create("a"));
        }

        record Held(NewObject Draft);
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>(Code.Statements(statements));
}
