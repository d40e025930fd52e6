using Fluent.Buckets.Analyzers.Values;

namespace Fluent.Buckets.Analyzers.Tests.Values;

public sealed class LiteralCredentialTests
{
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Theory]
    [InlineData("Use(CloudCredentials.Basic(\"AKIA1\", {|FB0205:\"s3cr3t\"|}));")]
    [InlineData("Use(CloudCredentials.Basic(id, {|FB0205:\"s3cr3t\"|}));")]
    [InlineData("Use(CloudCredentials.Basic(secretKey: {|FB0205:\"s3cr3t\"|}, accessKey: id));")]
    [InlineData("Use(CloudCredentials.Session(id, id, {|FB0205:\"tok3n\"|}));")]
    [InlineData("Use(CloudCredentials.Session(id, {|FB0205:\"s3cr3t\"|}, {|FB0205:\"tok3n\"|}));")]
    [InlineData("const string secret = \"s3cr3t\"; Use(CloudCredentials.Basic(id, {|FB0205:secret|}));")]
    [InlineData("Use(CloudCredentials.Basic(id, {|FB0205:\"s3\" + \"cr3t\"|}));")]
    [InlineData("Use(CloudCredentials.Token(\"https://swift.example.com/v1/AUTH_a\", {|FB0205:\"gAAAA\"|}));")]
    [InlineData("Use(CloudCredentials.Token(new Uri(\"https://swift.example.com/v1/AUTH_a\"), {|FB0205:\"gAAAA\"|}));")]
    [InlineData("Use(CloudCredentials.Password(\"me\", {|FB0205:\"hunter2\"|}, \"project\"));")]
    [InlineData("Use(CloudCredentials.ApplicationCredential(\"id\", {|FB0205:\"s3cr3t\"|}));")]
    [InlineData("Use(CloudCredentials.V1(\"account:user\", {|FB0205:\"s3cr3t\"|}));")]
    [InlineData("Use(CloudCredentials.AccountKey(\"account\", {|FB0205:\"c2VjcmV0c2VjcmV0\"|}));")]
    [InlineData("Use(CloudCredentials.SharedAccessSignature({|FB0205:\"?sv=2024-01-01&ss=b&sig=abcdefgh%3D\"|}));")]
    [InlineData("Use(CloudCredentials.ConnectionString({|FB0205:\"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=c2VjcmV0c2VjcmV0\"|}));")]
    [InlineData("Use(CloudCredentials.ConnectionString({|FB0205:$\"AccountName={id};AccountKey=c2VjcmV0c2VjcmV0\"|}));")]
    [InlineData("Use(CloudCredentials.ConnectionString({|FB0205:\"BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=sv=1&sig=abcdefgh\"|}));")]
    [InlineData("Use(CloudCredentials.FromJson({|FB0205:\"{ \\\"private_key\\\": \\\"-----BEGIN PRIVATE KEY-----\\\" }\"|}));")]
    [InlineData("Use(new CloudOptions { ConnectionString = {|FB0205:\"AccountName=a;AccountKey=c2VjcmV0c2VjcmV0\"|} });")]
    [InlineData("Use(new CloudOptions { Endpoint = {|FB0205:new Uri(\"https://a.blob.core.windows.net/?sv=1&sig=abcdefghi\")|} });")]
    [InlineData("Use(new CloudOptions { TemporaryUrlKey = {|FB0205:\"s3cr3t\"|} });")]
    [InlineData("var o = new CloudOptions(); o.TemporaryUrlKey = {|FB0205:\"s3cr3t\"|}; o.Endpoint = new Uri(\"https://s3.example.com\"); Use(o);")]
    [InlineData("Storage.Configure(s => s.UseCloud(o => o.Credentials = CloudCredentials.Basic(\"AKIA1\", {|FB0205:\"s3cr3t\"|})));")]
    [InlineData("Storage.Configure(s => s.UseCloud(o => { o.Region = \"eu-west-1\"; o.Credentials = CloudCredentials.Basic(id, {|FB0205:\"s3cr3t\"|}); }));")]
    [InlineData("Use(new DirectoryOptions { Path = id, SigningKey = {|FB0205:\"0123456789abcdef0123456789abcdef\"u8.ToArray()|} });")]
    [InlineData("Use(new DirectoryOptions { Path = id, SigningKey = {|FB0205:System.Text.Encoding.UTF8.GetBytes(\"0123456789abcdef\")|} });")]
    [InlineData("Use(new DirectoryOptions { Path = id, SigningKey = {|FB0205:Convert.FromBase64String(\"c2VjcmV0\")|} });")]
    [InlineData("Use(new DirectoryOptions { Path = id, SigningKey = {|FB0205:Convert.FromHexString(\"00ff\")|} });")]
    [InlineData("Use(ObjectStore.Open({|FB0205:\"s3://AKIA1:s3cr3t@s3.example.com\"|}));")]
    [InlineData("Use(ObjectStore.Open({|FB0205:\"s3://?region=eu-west-1&secretKey=s3cr3t\"|}));")]
    [InlineData("Storage.Configure(s => s.Open({|FB0205:\"azure://account?sasToken=abc\"|}));")]
    public Task Reported(string statements) => ValueReports.Check<LiteralCredentialAnalyzer>(statements);

    [Theory]
    [InlineData("Use(CloudCredentials.Basic(id, id));")]
    [InlineData("Use(CloudCredentials.Basic(\"AKIA1\", id));")]
    [InlineData("Use(CloudCredentials.Basic(id, Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\")!));")]
    [InlineData("Use(CloudCredentials.Basic(id, Environment.GetEnvironmentVariable(\"S3_SECRET\") ?? \"minioadmin\"));")]
    [InlineData("Use(CloudCredentials.Basic(id, File.ReadAllText(\"/run/secrets/s3\").Trim()));")]
    [InlineData("Use(CloudCredentials.Basic(id, $\"{id}s3cr3t\"));")]
    [InlineData("Use(CloudCredentials.Basic(id, \"\"));")]
    [InlineData("Use(CloudCredentials.Basic(id, \"<secret>\")); Use(CloudCredentials.Basic(id, \"***\")); Use(CloudCredentials.Basic(id, \"xxxx\"));")]
    [InlineData("Use(CloudCredentials.Basic(\"AKIAIOSFODNN7EXAMPLE\", \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"));")]
    [InlineData("Use(CloudCredentials.Profile(\"production\"));")]
    [InlineData("Use(CloudCredentials.Password(\"me\", id, \"project\", \"Default\"));")]
    [InlineData("Use(CloudCredentials.AccountKey(\"devstoreaccount1\", \"" + EmulatorKey + "\"));")]
    [InlineData("Use(CloudCredentials.ConnectionString(\"UseDevelopmentStorage=true\"));")]
    [InlineData("Use(CloudCredentials.ConnectionString(\"AccountName=devstoreaccount1;AccountKey=" + EmulatorKey + ";BlobEndpoint=http://azurite:10000/devstoreaccount1\"));")]
    [InlineData("Use(CloudCredentials.ConnectionString(\"AccountName=a;AccountKey=c2VjcmV0c2VjcmV0;BlobEndpoint=http://127.0.0.1:10000/a\"));")]
    [InlineData("Use(CloudCredentials.ConnectionString($\"AccountName=a;AccountKey={id}\"));")]
    [InlineData("Use(CloudCredentials.ConnectionString(\"AccountName=a;AccountKey=<key>\"));")]
    [InlineData("Use(CloudCredentials.SharedAccessSignature(id)); Use(CloudCredentials.SharedAccessSignature($\"?sv=1&sig={id}\"));")]
    [InlineData("Use(CloudCredentials.FromJson(File.ReadAllText(id))); Use(CloudCredentials.FromJson(\"{}\"));")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri(\"http://localhost:9000\"), Credentials = CloudCredentials.Basic(\"minioadmin\", \"minioadmin\") });")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri(\"http://127.0.0.1:9000\"), Credentials = CloudCredentials.Basic(\"a\", \"b\") });")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri(\"http://[::1]:9000\"), Credentials = CloudCredentials.Basic(\"a\", \"b\") });")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri(id), Credentials = CloudCredentials.Basic(\"a\", \"b\") });")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri($\"http://{id}:9000\"), Credentials = CloudCredentials.Basic(\"a\", \"b\") });")]
    [InlineData("Storage.Configure(s => s.UseCloud(o => { o.AuthUrl = new Uri(\"http://localhost:8080/auth/v1.0\"); o.Credentials = CloudCredentials.V1(\"test:tester\", \"testing\"); }));")]
    [InlineData("Use(CloudCredentials.Token(\"http://localhost:8080/v1/AUTH_test\", \"AUTH_tk\")); Use(CloudCredentials.Token(id, \"AUTH_tk\"));")]
    [InlineData("Use(new CloudOptions { KmsKeyId = \"arn:aws:kms:eu-west-1:1:key/2\", AccountName = \"account\", Region = \"eu-west-1\" });")]
    [InlineData("Use(new DirectoryOptions { Path = \"/srv\", SigningKey = Convert.FromBase64String(id), BaseUrl = new Uri(\"https://files.example.com/\") });")]
    [InlineData("Use(new DirectoryOptions { Path = \"/srv\", SigningKey = new byte[32] });")]
    [InlineData("Use(ObjectStore.Open(\"s3://?region=eu-west-1&endpoint=https://s3.example.com\")); Use(ObjectStore.Open(\"memory:\"));")]
    [InlineData("Use(ObjectStore.Open(\"file:///srv/a@b:c\")); Use(ObjectStore.Open($\"s3://?region={id}\"));")]
    [InlineData("Use(bucket.Object(\"token\")); await item.UploadText(\"password\").WithMetadata(\"secret\", \"s3cr3t\");")]
    [InlineData("await bucket.List().Page(10, \"token\"); await item.UploadText(\"https://a.example.com/?sig=abcdefghi\");")]
    [InlineData("Use(new Login { Password = \"hunter2\" }); Use(Login.Basic(\"a\", \"s3cr3t\"));")]
    [InlineData("await Assert.ThrowsAsync<StorageException>(() => Task.FromResult(CloudCredentials.Basic(\"a\", \"s3cr3t\")));")]
    public Task Silent(string statements) => ValueReports.Check<LiteralCredentialAnalyzer>(
        statements,
        "class Login { public string? Password { get; set; } public static Login Basic(string accessKey, string secretKey) => new(); }");

    [Fact]
    public Task Silent_where_the_class_speaks_to_the_machine_itself() => ValueReports.CheckFile<LiteralCredentialAnalyzer>("""
        static class LocalServer
        {
            private const string Address = "http://localhost:9000";

            public static CloudCredentials Credentials => CloudCredentials.Basic("minioadmin", "minioadmin");

            public static CloudOptions Options() => new() { Endpoint = new Uri(Address), Credentials = Credentials };
        }

        static class Production
        {
            public static CloudCredentials Credentials { get; } = CloudCredentials.Basic("AKIA1", {|FB0205:"s3cr3t"|});
        }
        """);

    [Theory]
    [InlineData("#pragma warning disable FB0205\nUse(CloudCredentials.Basic(id, \"s3cr3t\"));\n#pragma warning restore FB0205")]
    [InlineData("#if NEVER\nUse(CloudCredentials.Basic(id, \"s3cr3t\"));\n#endif")]
    public Task Silent_where_it_is_said_so(string statements) => ValueReports.Check<LiteralCredentialAnalyzer>(statements);

    [Fact]
    public Task Silent_in_generated_code() => ValueReports.CheckFile<LiteralCredentialAnalyzer>(
        "// <auto-generated/>\n#nullable enable\n" + ValueCode.Statements("Use(CloudCredentials.Basic(id, \"s3cr3t\"));"));

    [Fact]
    public Task Silent_where_the_editorconfig_says_so() => ValueReports.IsOffByEditorConfig<LiteralCredentialAnalyzer>(
        "class C { object M() => new DirectoryOptions { Path = \"/a\", SigningKey = Convert.FromHexString(\"00ff\") }; }", "FB0205");

    [Theory]
    [InlineData("Use(CloudCredentials.Basic(\"a\"));")]
    [InlineData("Use(CloudCredentials.Basic(\"a\", missing));")]
    [InlineData("Use(CloudCredentials.Basic(\"a\", 1));")]
    [InlineData("Use(new CloudOptions { Missing = \"s3cr3t\", Endpoint = });")]
    [InlineData("Use(new CloudOptions { Endpoint = new Uri() , TemporaryUrlKey = \"a\" });")]
    [InlineData("Use(new DirectoryOptions { SigningKey = \"a\"u8 });")]
    [InlineData("Use(ObjectStore.Open());")]
    [InlineData("Storage.Configure(s => s.UseCloud(o => o.Credentials = CloudCredentials.Basic(\"a\", ")]
    public Task Code_with_errors_is_no_trouble(string statements) => ValueReports.NeverThrows<LiteralCredentialAnalyzer>(statements);

    [Fact]
    public async Task The_message_does_not_repeat_the_credential()
    {
        string message = await ValueReports.Message<LiteralCredentialAnalyzer>("Use(CloudCredentials.Basic(id, \"s3cr3t\"));");
        Assert.StartsWith("'secretKey' is a credential written in code", message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", message, StringComparison.Ordinal);
    }
}
