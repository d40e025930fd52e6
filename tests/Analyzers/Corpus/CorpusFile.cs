using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Analyzers.Tests.Corpus;

/// <summary>A program of the corpus: a whole app, or the part of one that stores objects, in one file.</summary>
/// <param name="Name">Its folder and name, which say whether it is correct or has a seeded mistake.</param>
/// <param name="Code">Its source.</param>
internal sealed partial record CorpusFile(string Name, string Code)
{
    private static readonly string Folder = Path.GetDirectoryName(Here())!;

    /// <summary>The reports that its comments expect, each with its line: <c>// expect FB0001</c> at the end of a line.</summary>
    public IEnumerable<string> Expected => Code.Split('\n').SelectMany((line, i) => Expectation().Matches(line).Select(match => Report(match.Groups["id"].Value, i)));

    /// <summary>The files of a folder of the corpus.</summary>
    public static IEnumerable<string> In(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.cs").Select(path => $"{kind}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    /// <summary>Reads a file of the corpus.</summary>
    public static CorpusFile Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>A report in words.</summary>
    public static string Report(string id, int zeroBasedLine) => $"{id} in line {zeroBasedLine + 1}";

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("// expect (?<id>FB[0-9]{4})$")]
    private static partial Regex Expectation();
}
