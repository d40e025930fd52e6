using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Benchmarks;

/// <summary>
/// What the generator costs an IDE in a project of 1,000 buckets, a file each: the first run, and the run after a keystroke. Each run is
/// followed by one of a generator that finds the same classes and reads nothing of them, which shows what of it is Roslyn's own.
/// </summary>
internal static class GeneratorCost
{
    private const int Buckets = 1000;
    private const int Repeats = 21;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)];

    public static void Run(TextWriter output)
    {
        SyntaxTree[] sources = [.. Enumerable.Range(0, Buckets).Select(Bucket), Facade(1)];
        (string Name, int Edited, SyntaxTree Replacement)[] edits =
        [
            ("an edit in a method of another file", Buckets, Facade(2)),
            ("an edit in a method of one bucket", 500, Bucket(500, "songs", "2")),
            ("one bucket has another name in the store", 500, Bucket(500, "other", "1")),
            ("one bucket has another accessor", 500, Bucket(500, "songs\", Accessor = \"Other", "1")),
        ];

        Report(output, "buckets", sources, edits);

        SyntaxTree[] typed = [.. Enumerable.Range(0, Buckets).Select(number => Typed(number)), Facade(1), Json()];
        Report(output, "typed buckets with a key and a content each", typed,
        [
            ("an edit in a method of another file", Buckets, Facade(2)),
            ("an edit in a method of one bucket", 500, Typed(500, value: "2")),
            ("one key has another template", 500, Typed(500, template: "{Id}.{Year:D4}")),
        ]);
    }

    private static void Report(
        TextWriter output, string what, SyntaxTree[] sources, (string Name, int Edited, SyntaxTree Replacement)[] edits)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Buckets} {what}; medians of {Repeats} runs, processor time in milliseconds (time on the clock)"));
        output.WriteLine($"{string.Empty,-42} {"generator",18} {"reads nothing",18}");
        Report(output, "everything is read and emitted", generator => Cold(sources, generator));
        foreach ((string name, int edited, SyntaxTree replacement) in edits)
        {
            Report(output, name, generator => AfterEdit(sources, edited, replacement, generator));
        }
    }

    private static Cost Cold(SyntaxTree[] sources, IIncrementalGenerator generator) =>
        Time(CSharpGeneratorDriver.Create(generator), Compile(sources)).Cost;

    private static Cost AfterEdit(SyntaxTree[] sources, int edited, SyntaxTree replacement, IIncrementalGenerator generator)
    {
        CSharpCompilation compilation = Compile(sources);
        GeneratorDriver driver = Time(CSharpGeneratorDriver.Create(generator), compilation).Driver;
        return Time(driver, compilation.ReplaceSyntaxTree(sources[edited], replacement)).Cost;
    }

    private static (GeneratorDriver Driver, Cost Cost) Time(GeneratorDriver driver, CSharpCompilation compilation)
    {
        // What earlier runs left must not be collected in the middle of this one.
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        TimeSpan clock = Stopwatch.GetElapsedTime(start);
        return (driver, new Cost((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, clock.TotalMilliseconds));
    }

    private static void Report(TextWriter output, string what, Func<IIncrementalGenerator, Cost> run)
    {
        var real = new List<Cost>();
        var bare = new List<Cost>();
        for (int i = -3; i < Repeats; i++)
        {
            Cost first = run(new StorageGenerator());
            Cost second = run(new BareGenerator());
            if (i >= 0)
            {
                real.Add(first);
                bare.Add(second);
            }
        }

        output.WriteLine($"{what,-42} {Median(real),18} {Median(bare),18}");
    }

    private static string Median(List<Cost> costs)
    {
        double processor = costs.Select(static cost => cost.Processor).Order().ElementAt(costs.Count / 2);
        double clock = costs.Select(static cost => cost.Clock).Order().ElementAt(costs.Count / 2);
        return string.Create(CultureInfo.InvariantCulture, $"{processor:F1} ({clock:F1})");
    }

    private static CSharpCompilation Compile(SyntaxTree[] sources) => CSharpCompilation.Create(
        "App",
        sources,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Bucket(int number) => Bucket(number, "songs", "1");

    private static SyntaxTree Bucket(int number, string name, string value) => Parse($$"""
        using Fluent.Buckets;
        namespace App.Module{{number / 50}};
        /// <summary>Bucket {{number}}.</summary>
        [Bucket("{{name}}")]
        public sealed partial class Songs{{number}}
        {
            public int Count() => {{value}};
        }
        """);

    private static SyntaxTree Typed(int number, string template = "{Year:D4}/{Id}.json", string value = "1") => Parse($$"""
        using System;
        using Fluent.Buckets;
        namespace App.Module{{number / 50}};
        /// <summary>Key {{number}}.</summary>
        /// <param name="Year">The year.</param>
        /// <param name="Id">The identifier.</param>
        [ObjectKey("{{template}}")]
        public readonly partial record struct Key{{number}}(int Year, Guid Id);
        /// <summary>Bucket {{number}}.</summary>
        [Bucket<Key{{number}}, App.Song>("songs-{{number}}")]
        public sealed partial class Songs{{number}}
        {
            public int Count() => {{value}};
        }
        """);

    private static SyntaxTree Json() => Parse("""
        using System.Text.Json.Serialization;
        namespace App;
        public sealed record Song(string Title);
        [JsonSerializable(typeof(Song))] public sealed partial class SongJson : JsonSerializerContext;
        """);

    private static SyntaxTree Facade(int value) => Parse($$"""
        using Fluent.Buckets;
        namespace App;
        [Storage] public static partial class Storage;
        public static class Program { public static int Run() => {{value}}; }
        """);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);

    private readonly record struct Cost(double Processor, double Clock);
}
