using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>
/// An app of 300 files: 200 buckets, every other one with a typed key and content, and 98 classes that work with them, a façade and a JSON context. A class has as much code
/// that has nothing to do with storage as code that has.
/// </summary>
internal static class SampleProject
{
    private const int Buckets = 200;
    private const int Services = 98;

    /// <summary>Writes the project into a folder.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="core">The assembly of the core.</param>
    /// <param name="analyzers">The assemblies that the package gives to the compiler.</param>
    public static void Write(string folder, string core, IEnumerable<string> analyzers)
    {
        void Add(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
        Add("App.csproj", Project(core, analyzers));
        Add("Storage.cs", Facade);
        Add("AppJson.cs", Json());
        for (int number = 0; number < Buckets; number++)
        {
            Add(Text($"Bucket{number}.cs"), IsTyped(number) ? Typed(number) : Plain(number));
        }

        for (int number = 0; number < Services; number++)
        {
            Add(Text($"Service{number}.cs"), Service(number));
        }
    }

    private const string Facade = """
        using Fluent.Buckets;

        namespace App;

        /// <summary>All buckets.</summary>
        [Storage]
        public static partial class Storage;

        """;

    private static bool IsTyped(int number) => number % 2 == 1;

    private static string Project(string core, IEnumerable<string> analyzers) => Text($"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Reference Include="{core}" />
            {string.Join("\n    ", analyzers.Select(path => $"<Analyzer Include=\"{path}\" />"))}
          </ItemGroup>
        </Project>
        """);

    private static string Json() => Text($$"""
        using System.Text.Json.Serialization;

        namespace App;

        {{string.Join('\n', Enumerable.Range(0, Buckets).Where(IsTyped).Select(number => $"[JsonSerializable(typeof(Order{number}))]"))}}
        internal sealed partial class AppJson : JsonSerializerContext;

        """);

    private static string Plain(int number) => Text($$"""
        using Fluent.Buckets;

        namespace App;

        /// <summary>The photos of site {{number}}.</summary>
        [Bucket("photos-{{number}}")]
        public sealed partial class Photos{{number}}
        {
            public static string KeyOf(int year, string place) => $"{year:D4}/{place}.jpg";
        }

        """);

    private static string Typed(int number) => Text($$"""
        using Fluent.Buckets;

        namespace App;

        /// <summary>An order of customer {{number}}.</summary>
        public sealed record Order{{number}}(string Customer, decimal Total, DateOnly Day);

        /// <summary>The key of an order.</summary>
        /// <param name="Year">The year.</param>
        /// <param name="Id">The identifier.</param>
        [ObjectKey("{Year:D4}/{Id}.json")]
        public readonly partial record struct OrderKey{{number}}(int Year, Guid Id);

        /// <summary>The orders of customer {{number}}.</summary>
        [Bucket<OrderKey{{number}}, Order{{number}}>("orders-{{number}}")]
        public sealed partial class Orders{{number}};

        """);

    private static string Service(int number)
    {
        int photos = number * 2;
        int orders = photos + 1;
        return Text($$"""
            using System.Globalization;
            using System.Text;
            using Fluent.Buckets;

            namespace App;

            /// <summary>Works with the photos and orders of one customer.</summary>
            public sealed class Service{{number}}(TimeProvider time)
            {
                private readonly Dictionary<string, decimal> _totals = new(StringComparer.Ordinal);

                public async Task<ObjectInfo> StorePhoto(string path, string place, CancellationToken cancellationToken)
                {
                    NewObject photo = Storage.Photos{{photos}}.Create(Photos{{photos}}.KeyOf(time.GetUtcNow().Year, place));
                    if (await Storage.Photos{{photos}}.Object(photo.Key).Exists(cancellationToken))
                    {
                        throw new InvalidOperationException($"There is a photo of {place} already.");
                    }

                    return await photo.UploadFrom(path, cancellationToken).WithContentType("image/jpeg").WithMetadata("place", place);
                }

                public async Task<List<string>> Places(CancellationToken cancellationToken)
                {
                    var places = new List<string>();
                    await foreach (ObjectInfo info in Storage.Photos{{photos}}.List("2026/", cancellationToken))
                    {
                        string name = info.Key[(info.Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
                        places.Add(Path.GetFileNameWithoutExtension(name));
                    }

                    places.Sort(StringComparer.Ordinal);
                    return places;
                }

                public async Task Export(Stream target, CancellationToken cancellationToken)
                {
                    await using ObjectReader reader = await Storage.Photos{{photos}}.Object("export/all.csv").OpenRead(cancellationToken);
                    await reader.CopyToAsync(target, cancellationToken);
                }

                public async Task Report(IReadOnlyList<Order{{orders}}> rows, CancellationToken cancellationToken)
                {
                    await using ObjectWriter writer = await Storage.Photos{{photos}}.Object("reports/2026.csv").OpenWrite(cancellationToken);
                    foreach (Order{{orders}} row in rows)
                    {
                        string line = string.Create(CultureInfo.InvariantCulture, $"{row.Day:O};{row.Customer};{row.Total}\n");
                        await writer.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
                    }

                    await writer.CompleteAsync(cancellationToken);
                }

                public async Task<decimal> Place(Guid id, Order{{orders}} order, CancellationToken cancellationToken)
                {
                    await Storage.Orders{{orders}}.Object(order.Day.Year, id).Write(order, cancellationToken);
                    Order{{orders}}? stored = await Storage.Orders{{orders}}.Object(order.Day.Year, id).TryRead(cancellationToken);
                    return Add(order.Customer, stored?.Total ?? 0);
                }

                public decimal Add(string customer, decimal total)
                {
                    _totals.TryGetValue(customer, out decimal before);
                    _totals[customer] = before + total;
                    return _totals[customer];
                }

                public IReadOnlyList<(string Customer, decimal Total)> Best(int count) =>
                [
                    .. _totals.Where(pair => pair.Value > 0)
                        .OrderByDescending(pair => pair.Value)
                        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                        .Take(count)
                        .Select(pair => (pair.Key, pair.Value)),
                ];

                public static string Describe(decimal total) => total switch
                {
                    < 0 => "a refund",
                    0 => "nothing",
                    < 100 => "a small order",
                    < 1000 => "an order",
                    _ => string.Create(CultureInfo.InvariantCulture, $"a large order of {total:N2}"),
                };

                public static int[] Histogram(IEnumerable<string> words, int buckets)
                {
                    int[] counts = new int[buckets];
                    foreach (string word in words)
                    {
                        int hash = 17;
                        for (int i = 0; i < word.Length; i++)
                        {
                            hash = unchecked((hash * 31) + word[i]);
                        }

                        int slot = (int)((uint)hash % (uint)buckets);
                        if (word.Length == 0 || char.IsControl(word[0]))
                        {
                            continue;
                        }

                        counts[slot]++;
                    }

                    return counts;
                }

                public static async Task<string?> FirstLine(TextReader reader, Func<string, bool> isWanted, CancellationToken cancellationToken)
                {
                    try
                    {
                        while (await reader.ReadLineAsync(cancellationToken) is { } line)
                        {
                            if (isWanted(line.Trim()))
                            {
                                return line;
                            }
                        }
                    }
                    catch (IOException fault)
                    {
                        Console.Error.WriteLine(fault.Message);
                    }

                    return null;
                }
            }

            """);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
