using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Fuzz;

/// <summary>One way to answer, and the calls that must notice.</summary>
internal sealed record Attack(
    Func<HostileDriver, HostileRequest, Stream, CancellationToken, Task> Answer, Func<HostileDriver, string, bool> MustFail);

/// <summary>The ways to answer.</summary>
internal static class Attacks
{
    private const long GiB = 1L << 30;

    /// <summary>A buffer that is doubled from here on is a little too small for a document of 64 MiB at first, and then has 128.</summary>
    private static readonly string BadStart = new('x', (64 << 10) - 1);

    private static int _count;

    public static IReadOnlyDictionary<string, Attack> All { get; } = new Dictionary<string, Attack>
    {
        ["short body"] = Object((driver, stream, _) => Answer.Claim(stream, 200, driver.ObjectHeaders, 1000, "12345"), HostileCalls.Reads),
        ["body of 1 GiB that is not sent"] = Object((driver, stream, _) => Answer.Claim(stream, 200, driver.ObjectHeaders, GiB, "12345"), HostileCalls.Reads),
        ["body longer than told"] = Object((driver, stream, _) => Answer.Claim(stream, 200, driver.ObjectHeaders, 5, new string('1', 5000)), []),
        ["endless body"] = Object(
            (driver, stream, token) => Answer.Chunks(stream, 200, driver.ObjectHeaders, BadStart, 'x', long.MaxValue, token), ["Read"]),
        ["endless document"] = Any(
            (driver, stream, token) => Answer.Chunks(stream, 200, driver.DocumentHeaders, driver.List(["a"], null)[..20], ' ', long.MaxValue, token), HostileCalls.Lists),
        ["negative length"] = Any((driver, stream, _) => Answer.Claim(stream, 200, driver.ObjectHeaders, -5, "12345"), []),
        ["lists that repeat their token"] = List((driver, stream) => driver.List(["a", "b"], "b")),
        ["lists with ever new tokens and the same keys"] = List((driver, stream) => driver.List(["a", "b"], driver.HasTokens ? New("b") : "b")),
        ["lists with ever new tokens and no keys"] = List((driver, stream) => driver.List([], driver.HasTokens ? New("b") : null), driver => driver.HasTokens),
        ["lists whose tokens go in a circle"] = List((driver, stream) =>
            (Interlocked.Increment(ref _count) % 3) switch { 0 => driver.List(["a", "b"], "b"), 1 => driver.List(["c", "d"], "d"), _ => driver.List(["e"], "e") }),
        ["truncated list"] = List((driver, stream) => driver.List(["a", "b"], null)[..^9], _ => true),
        ["list of sizes out of range"] = List((driver, stream) => driver.List(["a"], null, "99999999999999999999999"), _ => true),
        ["list of sizes that are no numbers"] = List((driver, stream) => driver.List(["a"], null, "many"), _ => true),
        ["list of negative sizes"] = List((driver, stream) => driver.List(["a"], null, "-5"), _ => false),
        ["garbage"] = Document(_ => "\u0001\u0002<<{{not anything", HostileCalls.Lists),
        ["empty document"] = Document(_ => string.Empty, []),
        ["wrong document"] = Document(driver => driver.WrongDocument, []),
        ["deep document"] = Document(driver => driver.DocumentType.Contains("json", StringComparison.Ordinal)
            ? new string('[', 10_000) : string.Concat(Enumerable.Repeat("<a>", 10_000)), HostileCalls.Lists),
        ["entity bomb"] = Document(_ => Bomb(), []),
        ["error told by 200"] = Document(driver => driver.ErrorDocument, []),
        ["giant header"] = Any((_, stream, _) => Answer.Whole(stream, 200, $"X-Giant: {new string('x', 1 << 20)}\r\n", "12345"), HostileCalls.Reads),
        ["thousands of headers"] = Any((_, stream, _) => Answer.Whole(stream, 200, Headers(20_000), "12345"), HostileCalls.Reads),
        ["giant error of 500"] = Any((driver, stream, token) => Answer.Chunks(stream, 500, driver.DocumentHeaders, "<Error>", ' ', GiB / 4, token), HostileCalls.Reads),
        ["endless error of 404"] = Any((driver, stream, token) => Answer.Chunks(stream, 404, driver.DocumentHeaders, "{", ' ', long.MaxValue, token), HostileCalls.Reads),
        ["no status"] = Any((_, stream, _) => Answer.Text(stream, "nonsense\r\n\r\n"), HostileCalls.Reads),
        ["status of 999"] = Any((_, stream, _) => Answer.Whole(stream, 999, string.Empty, string.Empty), HostileCalls.Reads),
        ["closed connection"] = Any((_, _, _) => Task.CompletedTask, HostileCalls.Reads),
        ["no ETag, no time"] = Any((_, stream, _) => Answer.Whole(stream, 200, string.Empty, "12345"), []),
        ["nonsense in headers"] = Any(
            (_, stream, _) => Answer.Whole(
                stream, 200, "ETag: \"\r\nLast-Modified: yesterday\r\nx-goog-generation: many\r\nContent-Type: ;;;\r\nx-goog-hash: crc32c=!\r\nX-Timestamp: soon\r\n", "12345"), []),
        ["a wrong range"] = Object((driver, stream, _) => Answer.Whole(stream, 206, driver.ObjectHeaders + "Content-Range: bytes 100-104/200\r\n", "12345"), ["ReadRange"]),
        ["a range of nonsense"] = Object((driver, stream, _) => Answer.Whole(stream, 206, driver.ObjectHeaders + "Content-Range: bytes x-y/z\r\n", "12345"), []),
        ["the whole for a range"] = Object((driver, stream, _) => Answer.Whole(stream, 200, driver.ObjectHeaders, "12345"), []),
    };

    private static Attack Any(Func<HostileDriver, Stream, CancellationToken, Task> answer, IReadOnlyCollection<string> mustFail) => new(
        async (driver, request, stream, token) =>
        {
            if (!await driver.AnswerBefore(request, stream))
            {
                await answer(driver, stream, token);
            }
        },
        (_, call) => mustFail.Contains(call));

    private static Attack Object(Func<HostileDriver, Stream, CancellationToken, Task> answer, IReadOnlyCollection<string> mustFail) => Any(answer, mustFail);

    private static Attack Document(Func<HostileDriver, string> document, IReadOnlyCollection<string> mustFail) =>
        Any((driver, stream, _) => Answer.Whole(stream, 200, driver.DocumentHeaders, document(driver)), mustFail);

    private static Attack List(Func<HostileDriver, Stream, string> page, Func<HostileDriver, bool>? mustFail = null) => new(
        async (driver, request, stream, _) =>
        {
            if (!await driver.AnswerBefore(request, stream))
            {
                await Answer.Whole(stream, 200, driver.DocumentHeaders, driver.IsList(request) ? page(driver, stream) : string.Empty);
            }
        },
        (driver, call) => call == "List" && (mustFail?.Invoke(driver) ?? driver.HasTokens));

    private static string New(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _count):D9}");

    private static string Headers(int count)
    {
        var headers = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            headers.Append(CultureInfo.InvariantCulture, $"x-amz-meta-h{i}: {i}\r\n");
        }

        return headers.ToString();
    }

    private static string Bomb()
    {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY e0 \"eeeeeeeeee\">");
        for (int i = 1; i < 12; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">");
        }

        return bomb.Append("]><ListBucketResult><Name>&e11;</Name></ListBucketResult>").ToString();
    }
}
