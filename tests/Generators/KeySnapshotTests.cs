using System.Text.RegularExpressions;
using Snapshooter.Xunit3;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>The shape of keys as they are emitted.</summary>
public sealed partial class KeySnapshotTests
{
    [Fact]
    public void Record_struct() => Match("""
        namespace App
        {
            [ObjectKey("{Year:D4}/{Month:D2}/{Id}.json")]
            public readonly partial record struct OrderKey(int Year, int Month, System.Guid Id);
        }
        """);

    [Fact]
    public void Record_class_with_text_of_every_kind() => Match("""
        [ObjectKey("files & <more>/{Owner}.{Kind}-{Public}/{When}x{Day:yyyyMMdd}{**Path}.{Size}")]
        internal partial record FileKey(string Owner, System.DayOfWeek Kind, bool Public, System.DateTime When, System.DateOnly Day, string Path, decimal Size);
        """);

    [Fact]
    public void Struct_with_properties() => Match("""
        partial class Outer
        {
            [ObjectKey("x/{Name}")] private partial struct NameKey { public string Name { get; init; } }
        }
        """);

    [Fact]
    public void Own_members_in_the_place_of_generated_ones() => Match("""
        [ObjectKey("{Name}/{Number}")]
        public readonly partial record struct NameKey(string Name, int Number)
        {
            public override string ToString() => Name;
            public static string Prefix(string name) => name;
            public static bool TryParse(string? text, out NameKey key) => TryParse(text, null, out key);
        }
        """);

    private static void Match(string source)
    {
        Generated generated = App.Generate(source).Compiles();
        Snapshot.Match(Version().Replace(Assert.Single(generated.Files).Value, "\"<version>\")"));
    }

    [GeneratedRegex(@"""\d+\.\d+\.\d+""\)")]
    private static partial Regex Version();
}
