namespace Fluent.Buckets.Analyzers.Tests.Usage;

/// <summary>Makes whole programs of a few statements.</summary>
internal static class Code
{
    /// <summary>Statements of an async method that has what usage tests need.</summary>
    public static string Statements(string statements) => $$"""
        class C
        {
            private NewObject? _draft;
            private UploadOperation? _operation;
            private ObjectWriter? _writer;
            private Stream? _stream;

            async Task M(Bucket bucket, BucketObject item, string path, bool flag, List<string> keys)
            {
        {{statements}}
                await Task.Yield();
            }

            static void Use(object? value) { }

            static void Log(string text) { }

            static void Take(ObjectWriter writer) { }

            static void Read(Stream stream) { }

            static bool Check(string text) => text.Length > 1;

            static void Throws(Action action) { }
        }
        """;
}
