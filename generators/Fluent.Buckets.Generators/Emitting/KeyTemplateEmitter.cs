using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Writes what tells the runtime of a key's template, as members that only the runtime sees.</summary>
internal static class KeyTemplateEmitter
{
    public const string WriterType = "global::Fluent.Buckets.KeyWriter";

    // The names of the holes are names of locals beside these.
    public const string Writer = "__writer";
    private const string Reader = "__reader";
    private const string Key = "__key";

    public static void Write(SourceWriter writer, KeyModel key, string self)
    {
        string template = $"global::Fluent.Buckets.IKeyTemplate<{self}>";
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"static string {template}.Template => {Quote(key.Template)};");
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"void {template}.Write(ref {WriterType} {Writer})");
        foreach (KeyPart part in key.Parts)
        {
            WritePart(writer, part, "this." + Identifiers.Escape(part.Text));
        }

        writer.Close();
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"static bool {template}.TryRead(ref global::Fluent.Buckets.KeyReader {Reader}, out {self} {Key})");
        for (int i = 0; i < key.Parts.Count; i++)
        {
            writer.Line((i == 0 ? "if (" : "    && ") + Read(key.Parts[i]) + (i == key.Parts.Count - 1 ? ")" : string.Empty));
        }

        writer.Open();
        writer.Line($"{Key} = {Construct(key, self)};");
        writer.Line("return true;");
        writer.Close();
        writer.Line();
        writer.Line($"{Key} = default!;");
        writer.Line("return false;");
        writer.Close();
    }

    /// <summary>Writes the statement that writes a part.</summary>
    public static void WritePart(SourceWriter writer, KeyPart part, string value)
    {
        string method = part.Kind switch
        {
            KeyPartKind.Text => "WriteText",
            KeyPartKind.Name => "WriteName",
            KeyPartKind.Special => "Write",
            _ => "WriteValue",
        };
        writer.Line(part.Kind == KeyPartKind.Literal
            ? $"{Writer}.WriteLiteral({Quote(part.Text)});"
            : $"{Writer}.{method}({value}, {Describe(part)});");
    }

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Read(KeyPart part)
    {
        string method = part.Kind switch
        {
            KeyPartKind.Text => "ReadText",
            KeyPartKind.Name => "ReadName",
            KeyPartKind.Number => "ReadNumber",
            KeyPartKind.Value => "ReadValue",
            _ => "Read",
        };
        return part.Kind == KeyPartKind.Literal
            ? $"{Reader}.ReadLiteral({Quote(part.Text)})"
            : $"{Reader}.{method}({Describe(part)}, out {part.Type}{(part.IsReference ? "?" : string.Empty)} {Identifiers.Escape(part.Text)})";
    }

    private static string Describe(KeyPart part)
    {
        List<string> settings = [];
        if (part.Format is not null)
        {
            settings.Add($"Format = {Quote(part.Format)}");
        }

        if (part.Width > 0)
        {
            settings.Add($"Width = {part.Width}");
        }

        if (part.Slashes)
        {
            settings.Add("Slashes = true");
        }

        if (part.Next is not null)
        {
            settings.Add($"Next = {Quote(part.Next)}");
        }

        if (part.Dots > 0)
        {
            settings.Add($"Dots = {part.Dots}");
        }

        if (part.EndsSegment)
        {
            settings.Add("EndsSegment = true");
        }

        string hole = $"new global::Fluent.Buckets.KeyHole({Quote(part.Text)})";
        return settings.Count == 0 ? hole : $"{hole} {{ {string.Join(", ", settings)} }}";
    }

    private static string Construct(KeyModel key, string self)
    {
        if (key.Parameters.All(static parameter => parameter.Argument is null))
        {
            string members = string.Join(", ", key.Parameters.Select(static parameter => Assign(parameter.Member, " = ", parameter)));
            return key.Parameters.Count == 0 ? $"new {self}()" : $"new {self} {{ {members} }}";
        }

        return $"new {self}({string.Join(", ", key.Parameters.Select(static parameter => Assign(parameter.Argument!, ": ", parameter)))})";
    }

    private static string Assign(string target, string sign, KeyParameter parameter) =>
        Identifiers.Escape(target) + sign + Identifiers.Escape(parameter.Member);
}
