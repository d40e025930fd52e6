namespace Fluent.Buckets.Generators;

/// <summary>Writes a key's prefixes: what all keys begin with whose leading holes are given, up to the next hole.</summary>
internal static class KeyPrefixEmitter
{
    public static void Write(SourceWriter writer, KeyModel key, string self)
    {
        KeyPart[] holes = [.. key.Parts.Where(static part => part.Kind != KeyPartKind.Literal)];
        string[] names = NameParameters(holes);
        for (int count = 0; count < holes.Length; count++)
        {
            // The parts before the first hole that is not given.
            int end = key.Parts.ToList().IndexOf(holes[count]);
            writer.Line(
                $"/// <summary>What the text of each key begins with{(count == 0 ? string.Empty : " that has these values")}, "
                + $"before its <c>{KeyEmitter.EscapeXml(holes[count].Text)}</c>.</summary>");
            for (int i = 0; i < count; i++)
            {
                writer.Line($"/// <param name=\"{names[i]}\">The key's <c>{KeyEmitter.EscapeXml(holes[i].Text)}</c>.</param>");
            }

            if (count > 0)
            {
                writer.Line("/// <exception cref=\"global::Fluent.Buckets.StorageException\">InvalidKey: a value has no text.</exception>");
            }

            writer.Line(TypeFrame.GeneratedCode);
            string parameters = string.Join(", ", holes.Take(count).Select((hole, i) => $"{hole.Type} {Identifiers.Escape(names[i])}"));
            if (count == 0)
            {
                string literal = end == 0 ? string.Empty : key.Parts[0].Text;
                writer.Line($"public static string Prefix() => {KeyTemplateEmitter.Quote(literal)};");
                writer.Line();
                continue;
            }

            writer.Open($"public static string Prefix({parameters})");
            writer.Line(
                $"var {KeyTemplateEmitter.Writer} = new {KeyTemplateEmitter.WriterType}(stackalloc char[{KeyTemplateEmitter.WriterType}.StackLength]);");
            int next = 0;
            for (int i = 0; i < end; i++)
            {
                bool isLiteral = key.Parts[i].Kind == KeyPartKind.Literal;
                KeyTemplateEmitter.WritePart(writer, key.Parts[i], isLiteral ? string.Empty : Identifiers.Escape(names[next++]));
            }

            writer.Line($"return {KeyTemplateEmitter.Writer}.Finish<{self}>();");
            writer.Close();
            writer.Line();
        }
    }

    /// <summary>The holes' names as parameters are written, with a small first letter, unless two would become the same.</summary>
    private static string[] NameParameters(KeyPart[] holes)
    {
        string[] names = [.. holes.Select(static hole => char.ToLowerInvariant(hole.Text[0]) + hole.Text.Substring(1))];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : [.. holes.Select(static hole => hole.Text)];
    }
}
