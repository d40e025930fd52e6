using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class LiteralKeyTests
{
    [Theory]
    [InlineData("Use(bucket.Object({|FB0201:\"\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"/rome/1.jpg\"|}));")]
    [InlineData("await bucket.Create({|FB0201:\"/rome/1.jpg\"|}).UploadText(id);")]
    [InlineData("Use(bucket.Object({|FB0201:\"rome\\\\1.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:@\"rome\\1.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"rome\\new.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"rome\\0\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"../secrets\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"rome/../1.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"rome/..\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"..\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"a\\ud800\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"/{id}.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"{id}\\\\{count}.jpg\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"{id}/../{count}\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:\"/\" + id|}));")]
    [InlineData("Use(bucket.Object({|FB0201:id + \"\\\\\" + count|}));")]
    [InlineData("Use(bucket.Object({|FB0201:Names.Rooted|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"{Names.Rooted}/{id}\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"/{nameof(Use)}\"|}));")]
    [InlineData("Use(bucket.Object({|FB0201:$\"{Names.Slash}a\"|}));")]
    [InlineData("const string key = \"/a\" + \"b\"; Use(bucket.Object({|FB0201:key|}));")]
    [InlineData("Use(bucket.Object(flag ? {|FB0201:\"/a\"|} : \"b\"));")]
    [InlineData("Use(bucket.Object(id ?? {|FB0201:\"/a\"|}));")]
    [InlineData("Use(bucket.Object(count switch { 1 => \"a\", 2 => {|FB0201:\"/b\"|}, _ => id }));")]
    [InlineData("Use(readOnly.Object({|FB0201:\"/a\"|}));")]
    [InlineData("await item.CopyTo({|FB0201:\"/a\"|});")]
    [InlineData("await item.MoveTo({|FB0201:@\"a\\b\"|});")]
    [InlineData("await bucket.DeleteMany([\"a\", {|FB0201:\"/b\"|}, id]);")]
    [InlineData("await bucket.DeleteMany(new[] { {|FB0201:\"\"|}, \"b\" });")]
    [InlineData("await bucket.DeleteMany(new List<string> { \"a\", {|FB0201:\"/b\"|} });")]
    [InlineData("Use(bucket.Within({|FB0201:\"/rome/\"|}));")]
    [InlineData("Use(bucket.Within({|FB0201:@\"rome\\\"|}).Object(\"a\"));")]
    [InlineData("Use(bucket.Within(\"rome/\").Object({|FB0201:\"/1.jpg\"|}));")]
    [InlineData("Use(bucket.Within(\"a.\").Object({|FB0201:\"/../b\"|}));")]
    [InlineData("Use(Storage.Anywhere.Object({|FB0201:\"/a\"|}));")]
    [InlineData("Use(_media.Clips.Object({|FB0201:\"/a\"|}));")]
    [InlineData("Use(clips?.Object({|FB0201:\"/a\"|}));")]
    [InlineData("Use(Storage.Orders.Untyped.Object({|FB0201:\"/a\"|}));")]
    [InlineData("Use(Storage.OnDisk.Object({|FB0201:\"/a\"|}));")]
    public Task Reported_as_a_slip(string statements) => ValueReports.Check<LiteralKeyAnalyzer>(statements);

    [Theory]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:\"rome/\"|}));")]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:\"rome/.\"|}));")]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:\"rome./1.jpg\"|}));")]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:\"file.\"|}));")]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:$\"{id}/\"|}));")]
    [InlineData("Use(Storage.OnAzure.Object({|FB0201:id + \".\"|}));")]
    [InlineData("Use(injected.Create({|FB0201:\"rome/\"|}).Key);")]
    [InlineData("Use(Storage.OnBoth.Object({|FB0201:\"rome/\"|}));")]
    [InlineData("Use(Storage.OnBoth.AsReadOnly().Object({|FB0201:\"rome/\"|}));")]
    [InlineData("Use(Storage.OnAzure.Within(\"a/\").WithDefaults(d => d.Parallelism(2)).Object({|FB0201:\"b.\"|}));")]
    [InlineData("Use(Storage.OnAzure.Within({|FB0201:\"a./\"|}).Object(\"b\"));")]
    [InlineData("var view = Storage.OnAzure.Within(\"a/\"); Use(view.Object({|FB0201:\"b.\"|}));")]
    [InlineData("await Storage.OnAzure.Object(\"a\").CopyTo({|FB0201:\"b.\"|});")]
    [InlineData("await Storage.OnAzure.DeleteMany([{|FB0201:\"a/\"|}]);")]
    [InlineData("Use(Storage.OnGoogle.Object({|FB0201:\".\"|}));")]
    [InlineData("Use(Storage.OnGoogle.Object({|FB0201:\".well-known/acme-challenge/x\"|}));")]
    [InlineData("Use(Storage.OnGoogle.Within({|FB0201:\".well-known/acme-challenge/\"|}).Object(\"x\"));")]
    [InlineData("Use(Storage.Orders.Untyped.Object({|FB0201:\".well-known/acme-challenge/x\"|}));")]
    public Task Reported_where_a_declared_provider_refuses_it(string statements) => ValueReports.Check<LiteralKeyAnalyzer>(statements);

    [Theory]
    [InlineData("Use(bucket.Object(\"a\"));")]
    [InlineData("Use(bucket.Object(\"rome/1.jpg\"));")]
    [InlineData("Use(bucket.Object(\"rome//1.jpg\"));")]
    [InlineData("Use(bucket.Object(\"rome/\"));")]
    [InlineData("Use(bucket.Object(\"rome/.hidden\"));")]
    [InlineData("Use(bucket.Object(\"rome/...\"));")]
    [InlineData("Use(bucket.Object(\"..rome/1..jpg\"));")]
    [InlineData("Use(bucket.Object(\"./rome\"));")]
    [InlineData("Use(bucket.Object(\" rome \"));")]
    [InlineData("Use(bucket.Object(\"größe/日本/😀\"));")]
    [InlineData("Use(bucket.Object(\"a%2Fb?c#d&e=f+g\"));")]
    [InlineData("Use(bucket.Object(id));")]
    [InlineData("Use(bucket.Object($\"{id}\"));")]
    [InlineData("Use(bucket.Object($\"{id}/{count:D4}.jpg\"));")]
    [InlineData("Use(bucket.Object($\"{id}..{count}\"));")]
    [InlineData("Use(bucket.Object($\"..{id}\"));")]
    [InlineData("Use(bucket.Object($\"{id}..\"));")]
    [InlineData("Use(bucket.Object($\"{{braces}}/{Names.Folder}\"));")]
    [InlineData("Use(bucket.Object(id + \"/1.jpg\"));")]
    [InlineData("Use(bucket.Object(id + \"/\" + count));")]
    [InlineData("string key = \"/a\"; key = key.TrimStart('/'); Use(bucket.Object(key));")]
    [InlineData("Use(bucket.Object(\"/a\".TrimStart('/')));")]
    [InlineData("Use(bucket.Object(id.Replace('\\\\', '/')));")]
    [InlineData("Use(bucket.Object(Path.GetFileName(\"/a\")));")]
    [InlineData("Use(bucket.Within(\"rome\").Object(\"/1.jpg\"));")]
    [InlineData("Use(bucket.Within(id).Object(\"/1.jpg\"));")]
    [InlineData("Use(bucket.Within($\"{id}\").Object(\"../a\"));")]
    [InlineData("Use(bucket.Within(\"a\").Object(\"../b\"));")]
    [InlineData("Use(bucket.Within(\"\").Object(\"a\"));")]
    [InlineData("Use(bucket.List()); Use(bucket.List(\"\")); Use(bucket.List(\"/\"));")]
    [InlineData("Use(bucket.Find(\"a\\\\*.txt\"));")]
    [InlineData("Use(bucket.List().StartAfter(\"\"));")]
    [InlineData("await item.UploadFrom(\"/tmp/a\"); await item.DownloadTo(@\"C:\\a\");")]
    [InlineData("await bucket.DownloadFolder(\"/tmp/a\"); await bucket.UploadFolder(@\"..\\a\");")]
    [InlineData("await bucket.DeleteMany([\"a\", .. new[] { \"b\" }]); await bucket.DeleteMany(new List<string>());")]
    [InlineData("await bucket.DeleteMany(Directory.EnumerateFiles(\"/tmp\"));")]
    [InlineData("await item.UploadText(\"/a\").WithMetadata(\"path\", \"/a\\\\b\");")]
    [InlineData("await item.UploadText(\"\").WithTag(\"/a\", \"b\");")]
    [InlineData("await item.CopyTo(bucket.Object(\"a\"));")]
    [InlineData("Use(Storage.OnS3.Object(\"rome/\")); Use(Storage.OnS3.Object(\"a.\")); Use(Storage.OnSwift.Object(\"a.\"));")]
    [InlineData("Use(Storage.Anywhere.Object(\"rome/\"));")]
    [InlineData("Use(Storage.OnAzure.Object($\"a.{id}\")); Use(Storage.OnAzure.Object($\"a/{id}\"));")]
    [InlineData("Use(Storage.OnAzure.Within(\"a.\").Object(\"b\")); Use(Storage.OnAzure.Within(\"a/\").Object(\"b\"));")]
    [InlineData("Use(Storage.OnAzure.Within(id + \"/\").Object(\"b.txt\"));")]
    [InlineData("Use(Storage.OnAzure.Object(flag ? \"a/\" : \"b\"));")]
    [InlineData("Bucket other = Storage.OnAzure; other = bucket; Use(other.Object(\"a/\"));")]
    [InlineData("Use(Storage.OnAzure.Store.Bucket(\"other\").Object(\"a/\"));")]
    [InlineData("Use(Storage.OnGoogle.Object(\"a.\")); Use(Storage.OnGoogle.Object(\"a/.well-known/acme-challenge/x\"));")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(async () => await bucket.Object(\"\").GetInfo());")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(() => bucket.Object(\"/a\").GetInfo().AsTask());")]
    [InlineData("Use(new Shelf().Object(\"/a\")); Use(new Shelf().Within(\"/a\"));")]
    [InlineData("Use(Storage.Orders.Object(2026, 1)); Use(Storage.Orders.List(new KeyPrefix(\"/a\")));")]
    [InlineData("Func<string, BucketObject> find = bucket.Object; Use(find(\"/a\"));")]
    [InlineData("Use(nameof(bucket.Object));")]
    [InlineData("Use(new Bucket(bucket.Store, \"/\"));")]
    public Task Silent(string statements) => ValueReports.Check<LiteralKeyAnalyzer>(
        statements, "class Shelf { public object Object(string key) => key; public object Within(string prefix) => prefix; }");

    [Theory]
    [InlineData("#pragma warning disable FB0201\nUse(bucket.Object(\"/a\"));\n#pragma warning restore FB0201")]
    [InlineData("#if NEVER\nUse(bucket.Object(\"/a\"));\n#endif")]
    public Task Silent_where_it_is_said_so(string statements) => ValueReports.Check<LiteralKeyAnalyzer>(statements);

    [Fact]
    public Task Silent_where_an_attribute_says_so() => ValueReports.CheckFile<LiteralKeyAnalyzer>("""
        class D
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("Values", "FB0201", Justification = "The old system wrote it so.")]
            public BucketObject Old(Bucket bucket) => bucket.Object("/a");

            public BucketObject New(Bucket bucket) => bucket.Object({|FB0201:"/a"|});
        }
        """);

    [Fact]
    public Task Reported_in_every_kind_of_member() => ValueReports.CheckFile<LiteralKeyAnalyzer>("""
        class D(Bucket bucket)
        {
            private readonly BucketObject _field = Storage.Anywhere.Object({|FB0201:"/a"|});
            public BucketObject Property { get; } = Storage.Anywhere.Object({|FB0201:"/b"|});
            public BucketObject Arrow => bucket.Object({|FB0201:"/c"|});
            public Func<BucketObject> Lambda => () => bucket.Object({|FB0201:"/d"|});
            public D() : this(Storage.Anywhere.Within({|FB0201:"/e"|})) { }
            public IEnumerable<BucketObject> Many() { yield return Local(); BucketObject Local() => bucket.Object({|FB0201:"/f"|}); }
            public static D operator +(D left, BucketObject right) => new(Storage.Anywhere.Within({|FB0201:"/g"|}));
            public override string ToString() => $"{bucket.Object({|FB0201:"/h"|})}{_field}";
        }
        """);

    [Fact]
    public Task Silent_in_generated_code() => ValueReports.CheckFile<LiteralKeyAnalyzer>(
        "// <auto-generated/>\n#nullable enable\n" + ValueCode.Statements("Use(bucket.Object(\"/a\"));"));

    [Fact]
    public Task Silent_where_the_editorconfig_says_so() => ValueReports.IsOffByEditorConfig<LiteralKeyAnalyzer>(
        "class C { object M(Bucket bucket) => bucket.Object(\"/a\"); }", "FB0201");

    [Theory]
    [InlineData("Use(bucket.Object());")]
    [InlineData("Use(bucket.Object(\"/a\" + ));")]
    [InlineData("Use(bucket.Object($\"/{missing}\"));")]
    [InlineData("Use(bucket.Object($\"/{\"));")]
    [InlineData("Use(missing.Within(\"/a\").Object(\"b\"));")]
    [InlineData("Use(bucket.Within().Object(\"b\"));")]
    [InlineData("await bucket.DeleteMany([\"a\", ..]);")]
    [InlineData("var view = view.Within(\"a\"); Use(view.Object(\"/b\"));")]
    [InlineData("Use(Storage.Missing.Object(\"/a\"));")]
    public Task Code_with_errors_is_no_trouble(string statements) => ValueReports.NeverThrows<LiteralKeyAnalyzer>(statements);

    [Theory]
    [InlineData("Use(bucket.Object(\"/a\"));", "The key '/a' starts with a slash, which belongs to the name: without it, it is another object")]
    [InlineData("Use(bucket.Object(\"a\\n\"));", "The key 'a\\u000A' holds the control character U+000A: a backslash before a letter may have made it")]
    [InlineData("Use(bucket.Object($\"/{id}\"));", "The key '/…' starts with a slash, which belongs to the name: without it, it is another object")]
    [InlineData(
        "Use(Storage.OnBoth.Object(\"a/\"));",
        "The key 'a/' is refused by Azure Blob Storage, where 'OnBoth' shall run: it does not end in a slash")]
    public async Task The_message_tells_the_key_and_the_reason(string statements, string message) =>
        Assert.Equal(message, await ValueReports.Message<LiteralKeyAnalyzer>(statements));

    [Fact]
    public async Task A_key_that_is_too_long_is_told_by_its_bytes() => Assert.Contains(
        "has 1025 bytes in UTF-8",
        await ValueReports.Message<LiteralKeyAnalyzer>($"Use(bucket.Object($\"{{id}}{new string('ä', 512)}a\"));"),
        StringComparison.Ordinal);

    [Fact]
    public Task A_key_of_the_greatest_length_is_silent() =>
        ValueReports.Check<LiteralKeyAnalyzer>($"Use(bucket.Object(\"{new string('ä', 512)}\"));");
}
