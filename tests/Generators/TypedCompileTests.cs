using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What is emitted for typed buckets compiles without a warning, wherever and however they are declared.</summary>
public sealed class TypedCompileTests
{
    private static readonly string[] Attributes =
    [
        "Bucket(\"{0}\"{1})", "Bucket<App.OrderKey>(\"{0}\"{1})", "Bucket<App.OrderKey, App.Order>(\"{0}\"{1})",
        "Bucket<App.OrderKey, App.Order>(\"{0}\", Json = typeof(App.AppJson){1})",
    ];

    private static readonly string[] Places =
    [
        "{0}", "namespace App {{ {0} }}", "namespace Other.Deep {{ {0} }}", "partial class Around {{ {0} }}",
        "namespace App {{ partial record struct Point {{ {0} }} }}",
    ];

    [Theory]
    [InlineData("public static")]
    [InlineData("internal static")]
    [InlineData("public sealed")]
    [InlineData("internal")]
    public void Every_facade_bucket_and_place(string facade)
    {
        foreach (bool several in new[] { false, true })
        {
            List<string> sources =
            [
                TypedSources.Key, TypedSources.Context, $"[Storage] {facade} partial class Storage;",
                several ? "[Storage] public sealed partial class Media;" : string.Empty,
            ];
            int number = 0;
            foreach (string place in Places)
            {
                foreach (string attribute in Attributes)
                {
                    foreach (string visibility in new[] { "public", "internal" })
                    {
                        string belongs = !several ? string.Empty : number % 2 == 0 ? ", Facade = typeof(Storage)" : ", Facade = typeof(Media)";
                        string declaration = $"[{Format(attribute, $"bucket-{number}", belongs)}] {visibility} sealed partial class Bucket{number};";
                        sources.Add(Format(place, declaration));
                        number++;
                    }
                }
            }

            Generated generated = App.Generate([.. sources]).Compiles();
            Assert.Equal(number + (several ? 2 : 1), generated.Files.Count);
            Assert.Equal(number, generated.Files.Sum(static file => file.Value.Split("/// <summary>The bucket <see").Length - 1));
        }
    }

    [Fact]
    public void Verbs_take_the_keys_parameters() => App.Generate(TypedSources.Key, TypedSources.Context, """
        namespace App
        {
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;

            [Storage] static partial class Storage;
            [Bucket<OrderKey, Order>("orders")] sealed partial class Orders;
            [Bucket<OrderKey>("files")] sealed partial class Files;

            static class Program
            {
                static async Task Main()
                {
                    Guid id = Guid.NewGuid();
                    Order order = await Storage.Orders.Object(2026, 11, id).Read();
                    Order? other = await Storage.Orders.Object(new OrderKey(2026, 11, id)).TryRead();
                    await Storage.Orders.Create(year: 2026, month: 11, id: id).Write(order).IfAbsent();
                    await foreach (ObjectEntry<OrderKey> entry in Storage.Orders.List(2026, 11)) { id = entry.Key.Id; }
                    await foreach (ObjectEntry<OrderKey> entry in Storage.Files.List(2026, CancellationToken.None)) { id = entry.Key.Id; }
                    await foreach (ObjectEntry<OrderKey> entry in Storage.Files.List(new KeyPrefix("20"))) { id = entry.Key.Id; }
                    await foreach (ObjectEntry<OrderKey> entry in Storage.Files.List()) { id = entry.Key.Id; }
                    await foreach (Order one in Storage.Orders.ReadAll(2026)) { order = one; }
                    await Storage.Files.Object(2026, 11, id).UploadText("text");
                    NewObject draft = Storage.Files.Create(2026, 11, id);
                    await draft.UploadText("text");
                    await Storage.Files.DeleteAll(2026, 11);
                    await Storage.Files.DeleteMany(new List<OrderKey> { new(2026, 11, id) });
                    await new Orders(ObjectStore.Open("memory:")).Untyped.Object("x").Delete();
                }
            }
        }
        """).Compiles();

    [Fact]
    public void Own_serializer() => Assert.Contains(
        "base(store, \"orders\", new global::App.Text())",
        App.Generate(TypedSources.Key, """
            namespace App
            {
                [Storage] static partial class Storage;
                [Bucket<OrderKey, Order>("orders", Serializer = typeof(Text))] sealed partial class Orders;
                sealed class Text : IContentSerializer<Order>
                {
                    public string ContentType => "text/plain";
                    public System.ReadOnlyMemory<byte> Serialize(Order value) => default;
                    public Order? Deserialize(System.ReadOnlyMemory<byte> content) => null;
                }
            }
            """).Compiles().Files["App.Orders.g.cs"],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Missing<global::App.Order>()")]
    [InlineData("AppJson", "Json<global::App.Order>(global::App.AppJson.Default)")]
    [InlineData("AppJson,OtherJson", "Missing<global::App.Order>()")]
    public void Context_that_knows_the_type(string contexts, string expected)
    {
        Generated generated = App.Generate(
        [
            TypedSources.Key,
            "namespace App { [Storage] static partial class Storage; [Bucket<OrderKey, Order>(\"orders\")] sealed partial class Orders; }",
            TypedSources.ContextOf("Unrelated", "string"),
            .. contexts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static name => TypedSources.ContextOf(name, "Order")),
        ]).Compiles();
        Assert.Contains($"ContentSerializer.{expected}", generated.Files["App.Orders.g.cs"], StringComparison.Ordinal);
        Assert.NotNull(generated.AccessorOf("App.Storage", "Orders"));
    }

    [Theory]
    [InlineData("System.Collections.Generic.List<App.Order>")]
    [InlineData("App.Order[]")]
    [InlineData("System.Collections.Generic.Dictionary<string, App.Order[]>")]
    [InlineData("string")]
    [InlineData("object")]
    public void Content_of_any_class(string type) => App.Generate(
        TypedSources.Key,
        TypedSources.ContextOf("AppJson", type),
        $"[Storage] static partial class Storage; [Bucket<App.OrderKey, {type}>(\"orders\")] sealed partial class Orders;").Compiles();

    [Fact]
    public void Key_that_only_parses_has_no_parameters()
    {
        string key = TypedSources.Key.Replace("record struct OrderKey(int Year, int Month, Guid Id)", "struct OrderKey", StringComparison.Ordinal)
            .Replace("public static string Prefix", "private static string Prefix", StringComparison.Ordinal)
            .Replace("$\"{Year}/{Month}/{Id}\"", "Prefix(1) + Prefix(1, 2)", StringComparison.Ordinal);
        int end = key.IndexOf("/// <param", StringComparison.Ordinal);
        key = key[..end] + key[key.IndexOf("public readonly struct", StringComparison.Ordinal)..];
        string file = App.Generate(key, "[Bucket<App.OrderKey>(\"orders\")] sealed partial class Orders;").Compiles().Files["Orders.g.cs"];
        Assert.DoesNotContain("base.", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int @class, int @event, System.Guid Id")]
    [InlineData("int year, int Year, System.Guid cancellationToken")]
    [InlineData("int URLPath, int ID, System.Guid _")]
    [InlineData("int store, int System, System.Guid Fluent")]
    public void Odd_parameters(string parameters)
    {
        string[] names = [.. parameters.Split(", ").Select(static parameter => parameter.Split(' ')[1])];
        string key = TypedSources.Key.Replace("int Year, int Month, Guid Id", parameters, StringComparison.Ordinal)
            .Replace("int year, int month", $"int {names[0]}, int {names[1]}", StringComparison.Ordinal)
            .Replace("int year", $"int {names[0]}", StringComparison.Ordinal)
            .Replace("{year}/{month}", "", StringComparison.Ordinal)
            .Replace("{year}", "", StringComparison.Ordinal)
            .Replace("{Year}/{Month}/{Id}", "", StringComparison.Ordinal);
        int start = key.IndexOf("/// <param", StringComparison.Ordinal);
        key = key[..start] + key[key.IndexOf("public readonly record", StringComparison.Ordinal)..];
        App.Generate(
            key, TypedSources.Context, "[Storage] static partial class Storage; [Bucket<App.OrderKey, App.Order>(\"orders\")] sealed partial class Orders;").Compiles();
    }

    [Fact]
    public void Key_that_converts_to_its_parameter_leads_to_no_endless_call()
    {
        string key = TypedSources.Key.Replace("int Year, int Month, Guid Id", "string Name", StringComparison.Ordinal)
            .Replace("$\"{Year}/{Month}/{Id}\"", "Name", StringComparison.Ordinal)
            .Replace("public static string Prefix(int year) =>", "public static implicit operator string(OrderKey key) => key.Name; static string X(int year) =>", StringComparison.Ordinal)
            .Replace("public static string Prefix(int year, int month) =>", "public string Y(int year, int month) => X(1) +", StringComparison.Ordinal);
        int start = key.IndexOf("/// <param", StringComparison.Ordinal);
        key = key[..start] + key[key.IndexOf("public readonly record", StringComparison.Ordinal)..];
        string file = App.Generate(key, "[Bucket<App.OrderKey>(\"orders\")] sealed partial class Orders;").Compiles().Files["Orders.g.cs"];
        Assert.Contains("Object(string name) =>\n        base.Object(new global::App.OrderKey(name));", file, StringComparison.Ordinal);
    }

    private static string Format(string text, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values);
}
