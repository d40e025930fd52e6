using System.Text;

namespace Fluent.Buckets.Analyzers.Tests.Robustness;

/// <summary>Writes programs of random statements over the API, of which every third has errors. A seed gives the same program each time.</summary>
internal sealed class ProgramGenerator
{
    private static readonly string[] Handles =
        ["item", "bucket.Object(text)", "bucket.Within(\"a/\").Object($\"{text}/{number}\")", "(flag ? item : bucket.Object(\"b\"))", "maybe!"];

    private static readonly string[] Uploads =
        ["UploadText(text)", "UploadFrom(text).IfAbsent()", "Upload(new byte[number])", "OpenWrite()", "StartUpload()", "UploadJson(keys)"];

    private static readonly string[] Operations =
    [
        "Delete()", "Exists()", "GetInfo()", "TryGetInfo(token)", "UploadText(text)", "UploadFrom(text).IfAbsent()", "Upload(new byte[number])", "OpenRead()",
        "OpenRead().FromOffset(1)", "OpenWrite()", "OpenWrite().WithContentType(\"a/b\")", "DownloadTo(text)", "ReadText()", "CopyTo(text)", "StartUpload()",
        "SignUploadUrl(TimeSpan.FromDays(number))", "UploadJson(keys)",
    ];

    private static readonly string[] Awaitable = ["", "", "", ".AsTask()", ".ConfigureAwait(false)", ".AsValueTask()"];

    private static readonly string[] Endings = [.. Awaitable, ".GetAwaiter().GetResult()", ".ToString()"];

    private static readonly string[] WriterEndings = ["CompleteAsync", "CompleteAsync", "AbortAsync", "DisposeAsync", "FlushAsync"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<string> _locals = [];
    private readonly List<string> _writers = [];
    private readonly int _seed;
    private int _names;

    private ProgramGenerator(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
    }

    public static string Write(int seed)
    {
        string program = new ProgramGenerator(seed).Program();
        return seed % 3 == 0 ? Break(program, new Random(seed)) : program;
    }

    /// <summary>Removes, doubles or replaces pieces of a program.</summary>
    private static string Break(string program, Random random)
    {
        string[] pieces = ["(", ")", "{", "}", ";", "await ", "=>", "missing", "<T>", "using ", "0", "\"", "return ", ".", "ref ", "#if X\n", "case "];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(program.Length);
            int length = Math.Min(random.Next(0, 6), program.Length - at);
            program = program.Remove(at, length).Insert(at, random.Next(2) == 0 ? string.Empty : pieces[random.Next(pieces.Length)]);
        }

        return program;
    }

    private string Program()
    {
        _text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"namespace P{_seed};");
        _text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"partial class C{_seed}<T>(ObjectStore store) where T : Stream");
        _text.AppendLine("{");
        _text.AppendLine("static ObjectWriter? _writer; static Stream? _stream; static NewObject? _draft;");
        Method();

        _text.AppendLine("static void Use(object? value) { } static void Throws(Action run) { } static bool Check(string text) => text.Length > 1; static void Fail() => throw new IOException(); }");
        return _text.ToString();
    }

    private void Method()
    {
        string[] heads =
        [
            "async Task", "async Task<object?>", "async ValueTask", "async IAsyncEnumerable<object?>", "async void", "static async Task", "public virtual async Task",
        ];
        string head = heads[_random.Next(heads.Length)];
        _text.AppendLine(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{head} M{_seed}(Bucket bucket, BucketObject item, BucketObject? maybe, string text, int number, bool flag, List<string> keys, CancellationToken token)");
        _text.AppendLine("{");
        Statements(2);
        if (head.Contains("IAsync", StringComparison.Ordinal))
        {
            _text.AppendLine("await Task.Yield(); yield return null;");
        }
        else if (head.Contains('<', StringComparison.Ordinal))
        {
            _text.AppendLine("return null;");
        }

        _text.AppendLine("}");
    }

    private void Statements(int depth)
    {
        int known = _locals.Count;
        int writers = _writers.Count;
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            Statement(depth);
        }

        _locals.RemoveRange(known, _locals.Count - known);
        _writers.RemoveRange(writers, _writers.Count - writers);
    }

    private void Block(int depth)
    {
        _text.AppendLine("{");
        Statements(depth);
        _text.AppendLine("}");
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth > 0 ? 31 : 14))
        {
            case 0: Line($"{Call()};"); break;
            case 1: Line($"await {Operation()}{Pick(Awaitable)};"); break;
            case 2: Line($"_ = {Value()};"); break;
            case 3 or 4: Declare("var", Value()); break;
            case 5: Declare("await using var", "await item.OpenWrite()"); _writers.Add(_locals[^1]); break;
            case 6: Declare("using var", "await item.OpenRead()"); break;
            case 7: Declare("object?", Value()); break;
            case 8: Line($"Use({Value()});"); break;
            case 9: Line($"{Field()} = {Local() ?? "null!"} as dynamic;"); break;
            case 10: Line($"if ({Local() ?? "text"} is {{ }} known{_names++}) Use(known{_names - 1});"); break;
            case 11: Line($"await {Writer()}.{Pick(WriterEndings)}();"); break;
            case 12: Line($"var ({Name()}, {Name()}) = ({Value()}, {Value()});"); break;
            case 13: Line($"Throws(() => {Call()});"); break;
            case 14 or 15: Line($"if ({Condition()})"); Block(depth - 1); break;
            case 16: Line($"if ({Condition()})"); Block(depth - 1); Line("else"); Block(depth - 1); break;
            case 17: Line($"foreach (var k{_names++} in keys)"); Block(depth - 1); break;
            case 18: Line($"foreach (var key in keys) {{ await bucket.Object(key).{Pick(Operations)}; }}"); break;
            case 19: Line($"await foreach (var o{_names++} in bucket.List(text))"); Block(depth - 1); break;
            case 20: Line($"for (int i{_names} = 0; i{_names} < number; i{_names++}++)"); Block(depth - 1); break;
            case 21: Line($"while ({Condition()}) {{ if (flag) break; if (number > 3) continue;"); Statements(depth - 1); Line("}"); break;
            case 22: Line("try"); Block(depth - 1); Line($"catch (StorageException) when ({Filter()})"); Block(depth - 1); break;
            case 23: Line("try"); Block(depth - 1); Line("finally"); Block(depth - 1); break;
            case 24: Line("switch (number) { case 1:"); Block(depth - 1); Line("break; case 2: goto case 1; default:"); Block(depth - 1); Line("break; }"); break;
            case 25: Line($"Func<Task> f{_names++} = async () =>"); Block(depth - 1); Line(";"); break;
            case 26: Line($"async Task L{_names++}()"); Block(depth - 1); break;
            case 27: Line($"await using (var u{_names++} = await {Handle()}.OpenWrite())"); Block(depth - 1); break;
            case 28: Line($"again{_names}: number++; if (number < 9) goto again{_names++};"); break;
            case 29: Line($"if ({Condition()}) {{ await {Writer()}.CompleteAsync(); }}"); break;
            default: Line("if (flag) { Fail(); throw new InvalidOperationException(); }"); break;
        }
    }

    private void Declare(string kind, string value)
    {
        string name = Name();
        Line($"{kind} {name} = {value};");
        _locals.Add(name);
    }

    private string Name() => $"v{_names++}";

    private string Handle() => Pick(Handles);

    private string Operation() => _random.Next(4) == 0 ? $"bucket.Create(text).{Pick(Uploads)}" : $"{Handle()}.{Pick(Operations)}";

    private string Call() => Operation() + Pick(Endings);

    /// <summary>Two calls of one type.</summary>
    private (string One, string Other) Calls()
    {
        string rest = Pick(Operations) + Pick(Endings);
        return ($"{Handle()}.{rest}", $"{Handle()}.{rest}");
    }

    private string Filter() => Pick(["flag", "number > 1", "Check(text)"]);

    private string Condition() => _random.Next(6) switch
    {
        0 => "await item.Exists()",
        1 => $"{Local() ?? "maybe"} != null",
        2 => "number > 1 && flag",
        3 => "flag || !await bucket.Exists()",
        4 => "true",
        _ => "flag",
    };

    private string Value() => _random.Next(9) switch
    {
        0 => _random.Next(2) == 0 ? Handle() : "bucket.Create(text)",
        1 => Call(),
        2 => $"await {Operation()}",
        3 => Calls() is var (one, other) ? $"(flag ? {one} : {other})" : "",
        4 => Calls() is var (one, other) ? $"(number switch {{ 1 => {one}, _ => {other} }})" : "",
        5 => "maybe?.Delete().AsTask()",
        6 => $"keys.Select(k => bucket.Object(k).{Pick(Operations)})",
        7 => Local() ?? "_draft",
        _ => $"await Task.Run(() => {Call()})",
    };

    private string Writer() => _writers.Count == 0 ? "_writer!" : _writers[_random.Next(_writers.Count)];

    private string Field() => Pick(["_writer", "_stream", "_draft"]);

    private string? Local() => _locals.Count == 0 ? null : _locals[_random.Next(_locals.Count)];

    private string Pick(string[] all) => all[_random.Next(all.Length)];

    private void Line(string line) => _text.AppendLine(line);
}
