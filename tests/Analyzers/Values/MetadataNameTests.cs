using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class MetadataNameTests
{
    [Theory]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"camera-model\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"x-amz-meta-camera\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"1st\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"_a\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"größe\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"a b\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"a.b\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:$\"page-{count}\"|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata({|FB0204:\"page-\" + count|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata(value: id, name: {|FB0204:\"a-b\"|});")]
    [InlineData("await item.UploadText(id).WithMetadata(flag ? \"a\" : {|FB0204:\"a-b\"|}, id);")]
    [InlineData("const string name = \"a-b\"; await using var w = await item.OpenWrite().WithMetadata({|FB0204:name|}, id);")]
    [InlineData("await item.UploadText(id).WithMetadata(new Dictionary<string, string> { [{|FB0204:\"a-b\"|}] = id, [\"c\"] = id });")]
    [InlineData("await item.UploadText(id).WithMetadata(new Dictionary<string, string> { { {|FB0204:\"a-b\"|}, id } });")]
    [InlineData("await item.SetMetadata(new Dictionary<string, string> { [{|FB0204:\"a-b\"|}] = id });")]
    [InlineData("await item.SetMetadata([new({|FB0204:\"a-b\"|}, id), KeyValuePair.Create({|FB0204:\"c-d\"|}, id)]);")]
    [InlineData("await item.SetMetadata(new[] { new KeyValuePair<string, string>({|FB0204:\"a-b\"|}, id) });")]
    [InlineData("await item.SetMetadata(new List<KeyValuePair<string, string>> { new({|FB0204:\"a-b\"|}, id) });")]
    [InlineData("var all = new Dictionary<string, string> { [{|FB0204:\"a-b\"|}] = id }; all[\"c\"] = id; await item.SetMetadata(all);")]
    [InlineData("var all = new Dictionary<string, string> { [{|FB0204:\"a-b\"|}] = id }; await item.SetMetadata(all);")]
    [InlineData("Dictionary<string, string> all = new() { { {|FB0204:\"a-b\"|}, id } }; all.Add(\"c\", id); await item.SetMetadata(all);")]
    [InlineData("Use(bucket.WithDefaults(d => d.Metadata({|FB0204:\"a-b\"|}, id)));")]
    [InlineData("await Storage.Notes.Object(1, 2).UploadText(id).WithMetadata({|FB0204:\"a-b\"|}, id);")]
    public Task Reported(string statements) => ValueReports.Check<MetadataNameAnalyzer>(statements);

    [Theory]
    [InlineData("await item.UploadText(id).WithMetadata(\"camera\", id);")]
    [InlineData("await item.UploadText(id).WithMetadata(\"Camera_Model_2\", id);")]
    [InlineData("await item.UploadText(id).WithMetadata(\"X\", \"any-value: größe\");")]
    [InlineData("await item.UploadText(id).WithMetadata(id, \"a-b\");")]
    [InlineData("await item.UploadText(id).WithMetadata(id.ToLowerInvariant(), \"a-b\");")]
    [InlineData("await item.UploadText(id).WithMetadata($\"{id}_{count}\", id);")]
    [InlineData("await item.UploadText(id).WithMetadata($\"{id}1\", id);")]
    [InlineData("await item.UploadText(id).WithMetadata(\"page_\" + count, id);")]
    [InlineData("await item.UploadText(id).WithMetadata(nameof(count), id);")]
    [InlineData("await item.UploadText(id).WithMetadata(\"a-b\".Replace('-', '_'), id);")]
    [InlineData("await item.UploadText(id).WithMetadata(new Dictionary<string, string>());")]
    [InlineData("await item.UploadText(id).WithMetadata(new Dictionary<string, string> { [\"a\"] = \"b-c\", [id] = id });")]
    [InlineData("await item.SetMetadata([]); await item.SetMetadata([new(\"a\", \"b-c\")]);")]
    [InlineData("await item.SetMetadata((await item.GetInfo()).Metadata!);")]
    [InlineData("await item.SetMetadata(new Dictionary<string, string> { [\"a-b\"] = id }.Where(e => !e.Key.Contains('-')));")]
    [InlineData("await item.SetMetadata(new Dictionary<string, string> { [\"a-b\"] = id }.ToDictionary(e => e.Key.Replace('-', '_'), e => e.Value));")]
    [InlineData("var all = new Dictionary<string, string> { [\"a-b\"] = id }; all.Remove(\"a-b\"); await item.SetMetadata(all);")]
    [InlineData("var all = new Dictionary<string, string> { [\"a-b\"] = id }; all = []; await item.SetMetadata(all);")]
    [InlineData("var all = new Dictionary<string, string> { [\"a-b\"] = id }; Clean(all); await item.SetMetadata(all); void Clean(Dictionary<string, string> of) => of.Clear();")]
    [InlineData("await item.UploadText(id).WithTag(\"a-b\", id);")]
    [InlineData("await item.UploadText(id).WithContentType(\"image/jpeg\").WithCacheControl(\"max-age=1\");")]
    [InlineData("await item.SetTags(new Dictionary<string, string> { [\"a-b\"] = id });")]
    [InlineData("Use(bucket.WithDefaults(d => d.Metadata(\"a_b\", \"c-d\").ContentLanguage(\"de-CH\")));")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(async () => await item.UploadText(id).WithMetadata(\"a-b\", id));")]
    [InlineData("Use(new Form().WithMetadata(\"a-b\", id)); Use(new Form().SetMetadata(new Dictionary<string, string> { [\"a-b\"] = id }));")]
    [InlineData("Use(new Dictionary<string, string> { [\"a-b\"] = id });")]
    public Task Silent(string statements) => ValueReports.Check<MetadataNameAnalyzer>(
        statements,
        "class Form { public Form WithMetadata(string name, string value) => this; public Form SetMetadata(Dictionary<string, string> metadata) => this; }");

    [Theory]
    [InlineData("#pragma warning disable FB0204\nawait item.UploadText(id).WithMetadata(\"a-b\", id);\n#pragma warning restore FB0204")]
    [InlineData("#if NEVER\nawait item.UploadText(id).WithMetadata(\"a-b\", id);\n#endif")]
    public Task Silent_where_it_is_said_so(string statements) => ValueReports.Check<MetadataNameAnalyzer>(statements);

    [Fact]
    public Task Silent_in_generated_code() => ValueReports.CheckFile<MetadataNameAnalyzer>(
        "// <auto-generated/>\n#nullable enable\n" + ValueCode.Statements("await item.UploadText(id).WithMetadata(\"a-b\", id);"));

    [Fact]
    public Task Silent_where_the_editorconfig_says_so() => ValueReports.IsOffByEditorConfig<MetadataNameAnalyzer>(
        "class C { async Task M(BucketObject item) => await item.UploadText(\"a\").WithMetadata(\"a-b\", \"c\"); }", "FB0204");

    [Theory]
    [InlineData("await item.UploadText(id).WithMetadata();")]
    [InlineData("await item.UploadText(id).WithMetadata(\"a-b\");")]
    [InlineData("await item.UploadText(id).WithMetadata(\"a-b\", missing);")]
    [InlineData("await item.SetMetadata(new Dictionary<string, string> { [] = id });")]
    [InlineData("await item.SetMetadata([new(), new(\"a-b\")]);")]
    [InlineData("await item.SetMetadata(new Dictionary<string, string> { { \"a-b\" } });")]
    public Task Code_with_errors_is_no_trouble(string statements) => ValueReports.NeverThrows<MetadataNameAnalyzer>(statements);
}
