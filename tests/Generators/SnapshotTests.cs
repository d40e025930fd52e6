using System.Text.RegularExpressions;
using Snapshooter.Xunit3;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>The shape of what is emitted, a file a feature.</summary>
public sealed partial class SnapshotTests
{
    [Fact]
    public void Static_facade() => Match("""
        namespace App
        {
            [Storage] public static partial class Storage;
            [Bucket("holiday-photos")] public sealed partial class Photos;
            [Bucket("invoices", Store = "archive", Accessor = "Bills")] internal sealed partial class Invoices;
        }
        """);

    [Fact]
    public void Instance_facade() => Match("""
        namespace App
        {
            [Storage] public sealed partial class Media;
            [Bucket("holiday-photos")] public sealed partial class Photos;
            [Bucket("invoices")] internal sealed partial class Invoices;
        }
        """);

    private static void Match(string source)
    {
        Generated generated = App.Generate(source).Compiles();
        IEnumerable<string> files = generated.Files
            .OrderBy(static file => file.Key, StringComparer.Ordinal)
            .Select(static file => $"// ---- {file.Key}\n{file.Value}");
        Snapshot.Match(Version().Replace(string.Join('\n', files), "\"<version>\")"));
    }

    [GeneratedRegex(@"""\d+\.\d+\.\d+""\)")]
    private static partial Regex Version();
}
