using System.Text;
using CsCheck;

namespace Fluent.Buckets.DirectoryTests;

public sealed class KeyPathTests
{
    private static readonly string[] Nasty =
    [
        "a", "a/b", "a//b", "/", "//", "/lead", "trail/", ".", "..", "../x", "a/../b", "./.", "...", " ", "x ", "x.",
        "con", "CON", "con.txt", "COM1", "com1.", "lpt9 .x", "nul", "%", "%25", "%2", "%_", "%-", "a%", "a%/b",
        "%uploads", "%uploads/w", "%store.json", "a\\b", "a:b", "a\tb", "a\u007fb",
        "é", "e\u0301", "É", "名前/ファイル", "😀", "😀/x", "%41", "A", "~", "longna~1", new('x', 80), new('x', 81), new('x', 82), new('é', 200),
        new string('x', 79) + "é", new string('x', 80) + "😀", new string('%', 300), new string('/', 1024), new string('\u0001', 1024),
        new string('x', 81) + "/y", new string('x', 162), new string('x', 161) + ".",
    ];

    // Characters that the escaping treats apart, each as likely as the rest together.
    private static readonly Gen<string> Character = Gen.OneOf(
        Gen.OneOf(
            "/", ".", "%", " ", "a", "A", "é", "É", "e\u0301", "~", "\\", ":", "_", "-", "2", "5", "F", "\u0001", "\u0085", "😀", "CON", "com1", "x"),
        Gen.Char[(char)1, '\ud7ff'].Select(c => c.ToString()),
        Gen.Char['\ue000', '\uffff'].Select(c => c.ToString()));

    private static readonly Gen<string> Key = Gen.OneOf(
        Character.List[1, 12].Select(string.Concat),
        Character.List[1, 1000].Select(string.Concat),
        Gen.Select(Character, Gen.Int[75, 90], Character.List[0, 4], (c, n, rest) => string.Concat(Enumerable.Repeat(c, n)) + string.Concat(rest)))
        .Where(key => KeyRules.Any.Check(key) is null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_key_reads_back_from_its_names(bool folding)
    {
        var keys = new KeyPath(folding);
        Assert.All(Nasty, key => Assert.Equal(key, Decode(keys, keys.Names(key))));
        Key.Sample(key => Decode(keys, keys.Names(key)) == key, iter: 20_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_name_is_short_and_safe(bool folding)
    {
        var keys = new KeyPath(folding);
        Assert.All(Nasty, key => Assert.All(keys.Names(key), AssertSafe));
        Key.Sample(key => Assert.All(keys.Names(key), AssertSafe), iter: 20_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_folder_of_old_versions_stands_for_its_key_and_for_nothing_else(bool folding)
    {
        var keys = new KeyPath(folding);
        Key.Sample(
            key =>
            {
                string name = keys.HistoryNames(key).Last();
                AssertSafe(name);
                Assert.True(keys.TryRead(keys.Names(key)[^1], out _, out string expected));
                return keys.TryRead(name, out NameKind kind, out string piece) && kind == NameKind.History && piece == expected
                    && !keys.TryReadBucket(name, out _);
            },
            iter: 5_000);
        Assert.False(keys.TryRead("%v", out _, out _));
        Assert.False(keys.TryRead("a%%v", out _, out _));
        Assert.False(keys.TryRead("%versions", out _, out _));
    }

    [Fact]
    public void Folded_names_of_different_keys_stay_apart()
    {
        var keys = new KeyPath(folding: true);
        Gen.Select(Key, Gen.Int[0, 7]).Sample(
            (key, change) =>
            {
                string other = Disturb(key, change);
                return other == key || Fold(keys.Names(key)) != Fold(keys.Names(other));
            },
            iter: 20_000);
        Assert.Equal(Nasty.Length, Nasty.Select(key => Fold(keys.Names(key))).Distinct().Count());
    }

    [Fact]
    public void Folding_names_are_ASCII_without_upper_case_but_in_escapes()
    {
        var keys = new KeyPath(folding: true);
        Key.Sample(
            key => keys.Names(key).All(name => name.All(char.IsAscii)
                && !name.Where((c, i) => char.IsAsciiLetterUpper(c) && !name[Math.Max(0, i - 2)..i].Contains('%', StringComparison.Ordinal)).Any()),
            iter: 5_000);
    }

    [Theory]
    [InlineData("rome/1.jpg", "rome%/1.jpg")]
    [InlineData("Rome/É", "Rome%/É")]
    [InlineData("/", "%/%_")]
    [InlineData("..", ".%2E")]
    [InlineData("../x.", ".%2E%/x%2E")]
    [InlineData("con.txt", "%63on.txt")]
    [InlineData("a%2Fb", "a%252Fb")]
    public void Exact_names_are_readable(string key, string path) =>
        Assert.Equal(path, string.Join('/', new KeyPath(folding: false).Names(key)));

    [Theory]
    [InlineData("Rome/É~", "%52ome%/%C3%89%7E")]
    public void Folding_names_escape_what_folds(string key, string path) => Assert.Equal(path, string.Join('/', new KeyPath(folding: true).Names(key)));

    [Theory]
    [InlineData("")]
    [InlineData("%uploads")]
    [InlineData("%2f")]
    [InlineData("%41")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("CON")]
    [InlineData("%FF")]
    [InlineData("%C3")]
    [InlineData("a%2")]
    [InlineData("..")]
    [InlineData("short%-")]
    [InlineData("%-")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void Names_of_others_are_refused(string name) => Assert.False(new KeyPath(folding: false).TryRead(name, out _, out _));

    [Fact]
    public void A_bucket_of_a_device_name_gets_a_safe_folder()
    {
        var keys = new KeyPath(folding: false);
        Assert.Equal("%63on", keys.BucketName("con"));
        Assert.True(keys.TryReadBucket("%63on", out string bucket));
        Assert.Equal("con", bucket);
        Assert.False(keys.TryReadBucket("%locks", out _));
        Assert.False(keys.TryReadBucket("Upper", out _));
    }

    private static string Decode(KeyPath keys, IReadOnlyList<string> names)
    {
        var key = new StringBuilder();
        for (int i = 0; i < names.Count; i++)
        {
            Assert.True(keys.TryRead(names[i], out NameKind kind, out string piece), names[i]);
            Assert.Equal(i == names.Count - 1, kind == NameKind.Object);
            key.Append(piece).Append(kind == NameKind.Folder ? "/" : "");
        }

        return key.ToString();
    }

    private static void AssertSafe(string name)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255);
        Assert.DoesNotContain(name, c => c is '/' or '\\' or '\0' || char.IsControl(c));
        Assert.NotEqual(".", name);
        Assert.NotEqual("..", name);
        Assert.NotEqual("%uploads", name);
        Assert.False(name[^1] is '.' or ' ');
    }

    /// <summary>A key that is nearly the same, in a way that file systems like to overlook.</summary>
    private static string Disturb(string key, int change) => change switch
    {
        0 => key.ToUpperInvariant(),
        1 => key.ToLowerInvariant(),
        2 => key.Replace("é", "e\u0301", StringComparison.Ordinal),
        3 => key.TrimEnd('.', ' '),
        4 => key.Replace("//", "/", StringComparison.Ordinal),
        5 => key.Replace("%", "%25", StringComparison.Ordinal),
        6 => key + "/",
        _ => key.Replace('\\', '/'),
    };

    private static string Fold(IReadOnlyList<string> names) =>
        string.Join('/', names).Normalize(NormalizationForm.FormD).ToUpperInvariant();
}
