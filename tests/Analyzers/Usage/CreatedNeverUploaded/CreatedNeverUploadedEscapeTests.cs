using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedEscapeTests
{
    [Theory]
    [InlineData("Use(draft);")]
    [InlineData("_draft = draft;")]
    [InlineData("var list = new List<NewObject> { draft };")]
    [InlineData("NewObject[] array = [draft];")]
    [InlineData("NewObject[] array = new[] { draft };")]
    [InlineData("var pair = (draft, 1);")]
    [InlineData("var holder = new { draft };")]
    [InlineData("var holder = new { Draft = draft };")]
    [InlineData("object other = draft;")]
    [InlineData("UploadTarget target = draft;")]
    [InlineData("var target = (UploadTarget)draft;")]
    [InlineData("var target = draft as UploadTarget;")]
    [InlineData("dynamic anything = draft;")]
    [InlineData("if (draft is { } same) { }")]
    [InlineData("if (draft is { Key: \"a\" }) { }")]
    [InlineData("switch (draft) { case NewObject same: break; }")]
    [InlineData("Func<string, CancellationToken, UploadOperation> verb = draft.UploadFrom;")]
    [InlineData("await Task.FromResult(draft);")]
    [InlineData("var (first, second) = (draft, 1);")]
    [InlineData("keys.ConvertAll(key => draft);")]
    [InlineData("Action later = () => Use(draft);")]
    [InlineData("ref NewObject alias = ref draft; Use(alias);")]
    [InlineData("lock (draft) { }")]
    public Task What_goes_elsewhere_is_silent(string use) => Check($"""
        var draft = bucket.Create("a");
        {use}
        """);

    [Fact]
    public Task What_is_returned_is_silent() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C
        {
            NewObject Arrow(Bucket bucket) => bucket.Create("a");

            NewObject Block(Bucket bucket)
            {
                var draft = bucket.Create("a");
                return draft;
            }

            IEnumerable<NewObject> Iterator(Bucket bucket)
            {
                yield return bucket.Create("a");
            }

            async Task<NewObject> Async(Bucket bucket)
            {
                await Task.Yield();
                return bucket.Create("a");
            }
        }
        """);

    [Fact]
    public Task What_a_member_keeps_is_silent() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C(Bucket bucket)
        {
            private readonly NewObject _field = bucket.Create("a");

            public NewObject Property { get; } = bucket.Create("b");

            public Lazy<NewObject> Later { get; } = new(() => bucket.Create("c"));
        }
        """);

    [Fact]
    public Task What_a_parameter_takes_is_silent() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C
        {
            void Out(Bucket bucket, out NewObject draft) => draft = bucket.Create("a");

            void Ref(Bucket bucket, ref NewObject draft)
            {
                draft = bucket.Create("a");
            }

            async Task Value(Bucket bucket, NewObject draft)
            {
                draft = bucket.Create("a");
                await draft.UploadText("b");
            }
        }
        """);

    [Fact]
    public Task The_receiver_of_an_extension_is_silent() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        static class Extensions
        {
            public static async Task Store(this NewObject draft) => await draft.UploadText("a");

            extension(NewObject draft)
            {
                public async Task UploadLater() => await draft.UploadText("a");

                public string Folder => draft.Key;
            }
        }

        class C
        {
            async Task M(Bucket bucket)
            {
                await bucket.Create("a").Store();
                await bucket.Create("b").UploadLater();
                string folder = bucket.Create("c").Folder;
            }
        }
        """);

    [Fact]
    public Task A_method_of_the_apps_own_that_is_called_Create_is_silent() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class C(Bucket bucket)
        {
            private readonly List<NewObject> _drafts = [];

            void M() => Create("a");

            NewObject Create(string key)
            {
                var draft = bucket.Create(key);
                _drafts.Add(draft);
                return draft;
            }
        }
        """);

    [Fact]
    public Task A_reference_made_before_the_creation_is_silent() => Check("""
        NewObject draft = null!;
        ref NewObject alias = ref draft;
        draft = bucket.Create("a");
        await alias.UploadFrom(path);
        """);

    [Theory]
    [InlineData("Log(draft.Key);")]
    [InlineData("Bucket same = draft.Bucket;")]
    [InlineData("Log(draft.ToString());")]
    [InlineData("Log($\"draft {draft}, {draft.Key,10}\");")]
    [InlineData("Log(\"draft \" + draft);")]
    [InlineData("bool equal = draft.Equals(path);")]
    [InlineData("bool same = draft == _draft;")]
    [InlineData("int hash = draft.GetHashCode();")]
    [InlineData("Log(nameof(draft));")]
    [InlineData("if (draft is null) { Log(path); }")]
    [InlineData("if (draft is { }) { Log(path); }")]
    [InlineData("Log(draft?.Key ?? path);")]
    public Task What_only_looks_at_it_is_reported(string use) => Check($$"""
        var draft = {|FB0001:bucket.Create("a")|};
        {{use}}
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>(Code.Statements(statements));
}
