namespace Fluent.Buckets.Analyzers.Tests.Values;

/// <summary>Makes whole programs of a few statements about buckets of each provider.</summary>
internal static class ValueCode
{
    /// <summary>Façades and buckets. Each bucket is named after the provider that it declares.</summary>
    public const string World = """
        [Storage] public static partial class Storage;
        [Storage] public sealed partial class Media;
        [Bucket("anywhere", Facade = typeof(Storage))] public sealed partial class Anywhere;
        [Bucket("on-s3", Facade = typeof(Storage), Providers = Providers.S3)] public sealed partial class OnS3;
        [Bucket("on-azure", Facade = typeof(Storage), Providers = Providers.Azure)] public sealed partial class OnAzure;
        [Bucket("on-google", Facade = typeof(Storage), Providers = Providers.Google)] public sealed partial class OnGoogle;
        [Bucket("on-swift", Facade = typeof(Storage), Providers = Providers.Swift)] public sealed partial class OnSwift;
        [Bucket("on-disk", Facade = typeof(Storage), Providers = Providers.Directory)] public sealed partial class OnDisk;
        [Bucket("in-memory", Facade = typeof(Storage), Providers = Providers.Memory)] public sealed partial class InMemory;
        [Bucket("on-both", Facade = typeof(Storage), Providers = Providers.S3 | Providers.Azure)] public sealed partial class OnBoth;
        [Bucket("clips", Facade = typeof(Media), Providers = Providers.Memory)] public sealed partial class Clips;
        [ObjectKey("{Year:D4}/{Id}.json")] public readonly partial record struct OrderKey(int Year, int Id);
        [Bucket<OrderKey>("orders", Facade = typeof(Storage), Providers = Providers.Google)] public sealed partial class Orders;
        [Bucket<OrderKey>("notes", Facade = typeof(Storage), Providers = Providers.Memory)] public sealed partial class Notes;
        public static class Names { public const string Folder = "rome"; public const string Rooted = "/rome"; public const char Slash = '/'; }
        """;

    /// <summary>Statements of an async method that has what the tests need.</summary>
    public static string Statements(string statements) => $$"""
        class C
        {
            private readonly Media _media;
            public C(Media media) => _media = media;

            async Task M(
                Bucket bucket, ReadOnlyBucket readOnly, BucketObject item, OnAzure injected, Clips clips, string id, int count, bool flag,
                CancellationToken token)
            {
        {{statements}}
                await Task.Yield();
            }

            static void Use(object? value) { }
        }

        static class Assert { public static Task ThrowsAsync<T>(Func<Task> action) => Task.CompletedTask; }
        """;
}
