using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Benchmarks;

/// <summary>
/// What the generator costs an IDE in a project of 1,000 buckets, a file each: the first run, and the run after each keystroke.
/// A generator whose transform reads nothing shows what of it is Roslyn's own.
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
        for (int warmUp = 0; warmUp < 3; warmUp++)
        {
            Cold(sources);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Buckets} buckets, median of {Repeats} runs, in milliseconds"));
        Report(output, "cold: everything is read and emitted", Measure(() => Cold(sources)));
        Report(output, "an edit in a method of another file", Measure(() => AfterEdit(sources, Buckets, Facade(2))));
        Report(output, "an edit in a method of one bucket", Measure(() => AfterEdit(sources, 500, Bucket(500, "songs", "2"))));
        Report(output, "one bucket has another name in the store", Measure(() => AfterEdit(sources, 500, Bucket(500, "other", "1"))));
        Report(output, "one bucket has another accessor", Measure(() => AfterEdit(sources, 500, Bucket(500, "songs\", Accessor = \"Other", "1"))));

        Report(output, "an edit, for a transform that reads nothing", Measure(() => AfterEdit(sources, Buckets, Facade(2), new BareGenerator())));
    }

    private static TimeSpan Cold(SyntaxTree[] sources) => Time(CSharpGeneratorDriver.Create(new StorageGenerator()), Compile(sources)).Elapsed;

    private static TimeSpan AfterEdit(SyntaxTree[] sources, int edited, SyntaxTree replacement, IIncrementalGenerator? generator = null)
    {
        CSharpCompilation compilation = Compile(sources);
        GeneratorDriver driver = Time(CSharpGeneratorDriver.Create(generator ?? new StorageGenerator()), compilation).Driver;
        return Time(driver, compilation.ReplaceSyntaxTree(sources[edited], replacement)).Elapsed;
    }

    private static (GeneratorDriver Driver, TimeSpan Elapsed) Time(GeneratorDriver driver, CSharpCompilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return (driver, Stopwatch.GetElapsedTime(start));
    }

    private static double[] Measure(Func<TimeSpan> run)
    {
        var times = new double[Repeats];
        for (int i = 0; i < Repeats; i++)
        {
            // What earlier runs left must not be collected in the middle of this one.
            GC.Collect();
            times[i] = run().TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Report(TextWriter output, string what, double[] times) => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what,-45} {times[Repeats / 2],8:F2}   (least {times[0]:F2}, most {times[^1]:F2})"));

    private static CSharpCompilation Compile(SyntaxTree[] sources) => CSharpCompilation.Create(
        "App", sources, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

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

    private static SyntaxTree Facade(int value) => Parse($$"""
        using Fluent.Buckets;
        namespace App;
        [Storage] public static partial class Storage;
        public static class Program { public static int Run() => {{value}}; }
        """);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);
}
