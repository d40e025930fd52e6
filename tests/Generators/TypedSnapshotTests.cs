using System.Text.RegularExpressions;
using Snapshooter.Xunit3;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>The shape of what is emitted for typed buckets.</summary>
public sealed partial class TypedSnapshotTests
{
    [Fact]
    public void Keys_and_content() => Match(
        "Orders",
        """
        namespace App
        {
            [Storage] public static partial class Storage;

            /// <summary>The key of an order.</summary>
            /// <param name="Year">The year, as <see cref="Order"/> has it.</param>
            /// <param name="ID">Which one, of <c>a &lt; b</c>.</param>
            [ObjectKey("{Year:D4}/{Month:D2}/{ID}.json")]
            #pragma warning disable CS1573
            public readonly partial record struct OrderKey(int Year, int Month, System.Guid ID);

            public sealed record Order(string Customer);
            [Bucket<OrderKey, Order>("orders", Store = "archive")] public sealed partial class Orders;
        }
        """,
        TypedSources.Context);

    [Fact]
    public void Keys_by_initializer() => Match(
        "Files",
        """
        namespace App
        {
            [ObjectKey("{Folder}/{Name}")] internal partial struct FileKey { public string Name { get; set; } public string Folder { get; set; } }
            [Bucket<FileKey>("files")] internal sealed partial class Files;
        }
        """);

    [Fact]
    public void Own_serializer() => Match(
        "Orders",
        TypedSources.Key,
        """
        namespace App
        {
            [Bucket<OrderKey, Order>("orders", Serializer = typeof(Text))]
            public sealed partial class Orders
            {
                public object Object => 1;
                public object List => 1;
            }

            internal sealed class Text : IContentSerializer<Order>
            {
                public string ContentType => "text/plain";
                public System.ReadOnlyMemory<byte> Serialize(Order value) => default;
                public Order? Deserialize(System.ReadOnlyMemory<byte> content) => null;
            }
        }
        """.Replace("public object Object", "#pragma warning disable CS0108\n            public object Object", StringComparison.Ordinal));

    private static void Match(string bucket, params string[] sources) =>
        Snapshot.Match(Version().Replace(App.Generate(sources).Compiles().Files[$"App.{bucket}.g.cs"], "\"<version>\")"));

    [GeneratedRegex(@"""\d+\.\d+\.\d+""\)")]
    private static partial Regex Version();
}
