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

    [Fact]
    public void Nested_and_global() => Match("""
        partial class Outer
        {
            [Storage] private static partial class Storage;
            partial record struct @struct(int X)
            {
                [Bucket("a")] public sealed partial class Photos;
            }
        }
        """);

    [Fact]
    public void Several_facades() => Match("""
        [Storage] public static partial class Storage;
        [Storage] public sealed partial class Media;
        [Bucket("a", Facade = typeof(Storage))] public sealed partial class Photos;
        [Bucket("b", Facade = typeof(Media), Store = "archive")] public sealed partial class Songs;
        """);

    [Fact]
    public void No_facade() => Match("[Bucket(\"a \\\"quoted\\\" name\")] public sealed partial class Photos;");

    [Fact]
    public void Own_members_in_the_place_of_generated_ones() => Match("""
        [Storage] public static partial class Storage { public static int Photos => 1; public static int Use => 1; }
        [Bucket("a")] public sealed partial class Photos { public Photos(ObjectStore store) : base(store, "b") { } }
        [Bucket("b")] public sealed partial class Songs;
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
