using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Benchmarks;

/// <summary>
/// What the package adds to the compilation of an app of 300 files with 200 buckets: the generator and all analyzers, beside a compilation that has neither of them and gets what the
/// generator wrote as files. Both have the analyzers and generators of the SDK, as every project has.
/// </summary>
internal static partial class BuildTimeCost
{
    private const int Repeats = 9;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fluent-buckets-build-time-");
        try
        {
            string[] analyzers = Metadata("PackageAnalyzers").Split(';');
            SampleProject.Write(folder.FullName, typeof(Bucket).Assembly.Location, analyzers);
            CompilerArguments build = CompilerArguments.Of(folder.FullName);
            using var compiler = new CompilerServer(build.Compilers, folder.FullName);
            (string with, string without) = Prepare(folder.FullName, build, compiler, analyzers);

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Directory.GetFiles(folder.FullName, "*.cs").Length} files; medians of {Repeats} runs by turns, processor time in milliseconds (time on the clock)"));
            output.WriteLine($"{string.Empty,-26} {"with",18} {"without",18} {"cost",18}");
            Report(output, "the compiler server", file => compiler.Warm(file), with, without);
            Report(output, "a process of its own", file => compiler.Cold(file), with, without);
            ReportEach(output, compiler, with);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes the two calls of the compiler into files.</summary>
    private static (string With, string Without) Prepare(string folder, CompilerArguments build, CompilerServer compiler, string[] analyzers)
    {
        string with = Path.Combine(folder, "with.rsp");
        File.WriteAllLines(with, build.Arguments);
        string generated = Path.Combine(folder, "obj", "generated");
        Directory.CreateDirectory(generated);
        Directory.CreateDirectory(Path.Combine(folder, "obj", "Debug", "net10.0", "ref"));
        CompilerCost first = compiler.Warm(with, $"/generatedfilesout:{generated}");
        if (ReportedRule().Match(first.Output) is { Success: true } report)
        {
            throw new InvalidOperationException($"The sample reports {report.Value}: only correct code is measured.");
        }

        string[] files = Directory.GetFiles(Path.Combine(generated, "Fluent.Buckets.Generators"), "*.cs", SearchOption.AllDirectories);
        string without = Path.Combine(folder, "without.rsp");
        File.WriteAllLines(
            without,
            [
                .. build.Arguments.Where(argument => !analyzers.Any(path => argument.Contains(path, StringComparison.Ordinal))),
                .. files.Select(file => $"\"{file}\""),
            ]);
        compiler.Warm(without);
        return (with, without);
    }

    private static void Report(TextWriter output, string way, Func<string, CompilerCost> compile, string with, string without)
    {
        var costs = new List<(CompilerCost With, CompilerCost Without)>();
        for (int i = -3; i < Repeats; i++)
        {
            // By turns, also in which is first, so that what else the machine does falls on both.
            bool withFirst = i % 2 == 0;
            CompilerCost first = compile(withFirst ? with : without);
            CompilerCost second = compile(withFirst ? without : with);
            if (i >= 0)
            {
                costs.Add(withFirst ? (first, second) : (second, first));
            }
        }

        double withProcessor = Median(costs.Select(static cost => cost.With.Processor));
        double withClock = Median(costs.Select(static cost => cost.With.Clock));
        double withoutProcessor = Median(costs.Select(static cost => cost.Without.Processor));
        double withoutClock = Median(costs.Select(static cost => cost.Without.Clock));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{way,-26} {Pair(withProcessor, withClock),18} {Pair(withoutProcessor, withoutClock),18} {withProcessor / withoutProcessor - 1,9:P1} ({withClock / withoutClock - 1:P1})"));
    }

    private static void ReportEach(TextWriter output, CompilerServer compiler, string with)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (int i = 0; i < Repeats; i++)
        {
            foreach (Match line in ReportedTime().Matches(compiler.Warm(with, "/reportanalyzer").Output))
            {
                double time = line.Groups["time"].Value.StartsWith('<')
                    ? 0
                    : double.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture) * 1000;
                string name = line.Groups["name"].Value;
                (times.TryGetValue(name, out List<double>? known) ? known : times[name] = []).Add(time);
            }
        }

        output.WriteLine($"Each, as the compiler server's /reportanalyzer tells, in milliseconds, medians of {Repeats} runs");
        foreach ((string name, List<double> each) in times.OrderByDescending(static pair => Median(pair.Value)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-70} {Median(each),8:F0}"));
        }
    }

    private static string Pair(double processor, double clock) => string.Create(CultureInfo.InvariantCulture, $"{processor:F0} ({clock:F0})");

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }

    private static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    [GeneratedRegex(@"\(\d+,\d+\): \w+ (FB|CS)\d{4}: [^\n]*")]
    private static partial Regex ReportedRule();

    [GeneratedRegex(@"^ *(?<time><?\d+\.\d+) +<?\d+ +(?<name>(Fluent\.Buckets|Microsoft\.CodeAnalysis\.[A-Za-z.]+, )[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex ReportedTime();
}
