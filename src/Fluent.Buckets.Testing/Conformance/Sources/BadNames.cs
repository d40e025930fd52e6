namespace Fluent.Buckets.Conformance;

/// <summary>Keys that every store refuses, and bucket names that those of the cloud refuse, by a name for the test's title.</summary>
internal static class BadNames
{
    private static readonly Dictionary<string, string> KeyTable = new(StringComparer.Ordinal)
    {
        ["empty"] = string.Empty,
        ["1,025 bytes"] = new string('k', 1025),
        ["1,026 bytes of 3-byte characters"] = new string('漢', 342),
        ["NUL"] = "foo\0bar",
        ["NUL alone"] = "\0",
        ["high surrogate"] = "foo\uD83D",
        ["low surrogate"] = "\uDE42foo",
        ["surrogates in the wrong order"] = "foo/\uDE42\uD83D",
    };

    private static readonly Dictionary<string, string> BucketTable = new(StringComparer.Ordinal)
    {
        ["empty"] = string.Empty,
        ["one space"] = " ",
        ["space inside"] = "hello world",
        ["space at the end"] = "hello ",
        ["two characters"] = "cb",
        ["64 characters"] = new string('b', 64),
        ["upper case"] = "helloWorld",
        ["colon"] = "hello.world:how-goes-it",
        ["leading hyphen"] = "-hello",
        ["trailing hyphen"] = "hello-",
        ["slash"] = "hello/world",
        ["backslash"] = @"hello\world",
        ["dot dot"] = "..",
        ["dot dot slash"] = "../hello",
        ["two dots"] = "hello..world",
        ["NUL"] = "hello\0world",
        ["line feed"] = "hello\n",
        ["percent"] = "hello%2Fworld",
        ["emoji"] = "hello🙂",
        ["accent"] = "h\u00E9llo",
        ["lone surrogate"] = "hello\uD83D",
        ["query"] = "hello?world",
    };

    /// <summary>The names of the keys, as theory data.</summary>
    public static TheoryData<string> Keys => [.. KeyTable.Keys];

    /// <summary>The names of the bucket names, as theory data.</summary>
    public static TheoryData<string> Buckets => [.. BucketTable.Keys];

    /// <summary>The key of a name.</summary>
    public static string Key(string name) => KeyTable[name];

    /// <summary>The bucket name of a name.</summary>
    public static string Bucket(string name) => BucketTable[name];
}
