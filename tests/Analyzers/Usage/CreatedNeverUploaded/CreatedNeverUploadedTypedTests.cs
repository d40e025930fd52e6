using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

/// <summary>What typed buckets create.</summary>
public sealed class CreatedNeverUploadedTypedTests
{
    [Theory]
    [InlineData("await notes.Create(key).Write(\"a\");")]
    [InlineData("await notes.Create(key).UploadText(\"a\");")]
    [InlineData("await keyed.Create(key).UploadText(\"a\");")]
    [InlineData("var draft = notes.Create(key); await draft.Write(\"a\").IfAbsent();")]
    [InlineData("NewObject draft = notes.Create(key); await draft.UploadText(\"a\");")]
    [InlineData("await using ObjectWriter writer = await notes.Create(key).OpenWrite();")]
    [InlineData("Use(notes.Create(key));")]
    [InlineData("object draft = notes.Create(key);")]
    public Task Silent(string statements) => Check(statements);

    [Theory]
    [InlineData("_ = {|FB0001:notes.Create(key)|};")]
    [InlineData("{|FB0001:keyed.Create(key)|};")]
    [InlineData("var draft = {|FB0001:notes.Create(key)|};")]
    [InlineData("NewObject draft = {|FB0001:notes.Create(key)|};")]
    [InlineData("var draft = {|FB0001:keyed.Create(key)|}; Console.WriteLine(draft.Key);")]
    [InlineData("NewObject<string> draft = {|FB0001:notes.Create(key)|}; _ = draft.ToString();")]
    public Task Reported(string statements) => Check(statements);

    [Fact]
    public Task A_create_that_takes_the_keys_parameters_is_followed() => Verify.Reports<CreatedNeverUploadedAnalyzer>("""
        class Orders<TKey>(ObjectStore store, IContentSerializer<string> text, Func<int, TKey> make) : Bucket<TKey, string>(store, "orders", text)
            where TKey : IObjectKey<TKey>
        {
            public NewObject<string> Create(int year) => base.Create(make(year));

            void M() => {|FB0001:Create(2026)|};

            async Task N() => await Create(2026).Write("a");
        }
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>($$"""
        class C
        {
            async Task M<TKey>(Bucket<TKey> keyed, Bucket<TKey, string> notes, TKey key) where TKey : IObjectKey<TKey>
            {
                {{statements}}
                await Task.Yield();
            }

            static void Use(object value) { }
        }
        """);
}
