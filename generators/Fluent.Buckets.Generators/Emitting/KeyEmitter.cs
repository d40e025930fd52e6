using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a key's type: its text, the way back, and the prefixes.</summary>
internal static class KeyEmitter
{
    private const string Runtime = "global::Fluent.Buckets.KeyText";
    private const string Characters = "global::System.ReadOnlySpan<char>";
    private const string Provider = "global::System.IFormatProvider?";
    private const string Fault = "/// <exception cref=\"global::Fluent.Buckets.StorageException\">InvalidKey: a value has no text.</exception>";
    private const string MaybeNull = "[global::System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute(false)]";

    public static string Emit(KeyModel key)
    {
        // Nothing inside a type can have its name and hide it.
        string self = Identifiers.Escape(key.Type.Name);
        return TypeFrame.Write(
            key.Type,
            $"global::Fluent.Buckets.IObjectKey<{self}>, global::Fluent.Buckets.IKeyTemplate<{self}>",
            writer =>
            {
                WriteFormatting(writer, key);
                WriteParsing(writer, key, self);
                if ((key.Taken & GeneratedMembers.KeyPrefix) == 0)
                {
                    KeyPrefixEmitter.Write(writer, key, self);
                }

                KeyTemplateEmitter.Write(writer, key, self);
            },
            key.Keyword);
    }

    private static void WriteFormatting(SourceWriter writer, KeyModel key)
    {
        if ((key.Taken & GeneratedMembers.KeyToString) == 0)
        {
            writer.Lines($"""
                /// <summary>The text of this key, which has the form <c>{EscapeXml(key.Template)}</c>.</summary>
                {Fault}
                {TypeFrame.GeneratedCode}
                public {(key.IsOpen ? "sealed " : string.Empty)}override string ToString() => {Runtime}.Format(this);

                """);
        }

        writer.Lines($"""
            /// <summary>The text of this key, whatever the format and the provider.</summary>
            /// <param name="format">Is ignored.</param>
            /// <param name="formatProvider">Is ignored: a key is the same text in each culture.</param>
            {Fault}
            {TypeFrame.GeneratedCode}
            public string ToString(string? format, {Provider} formatProvider) => {Runtime}.Format(this);

            /// <summary>Writes the text of this key. False means that there is no room for it.</summary>
            /// <param name="destination">Where the text goes.</param>
            /// <param name="charsWritten">How many characters it has; 0 where there is no room.</param>
            /// <param name="format">Is ignored.</param>
            /// <param name="provider">Is ignored: a key is the same text in each culture.</param>
            {Fault}
            {TypeFrame.GeneratedCode}
            public bool TryFormat(
                global::System.Span<char> destination, out int charsWritten,
                {Characters} format = default, {Provider} provider = null) =>
                {Runtime}.TryFormat(this, destination, out charsWritten);

            """);
    }

    private static void WriteParsing(SourceWriter writer, KeyModel key, string self)
    {
        foreach (string text in new[] { "string", Characters })
        {
            string check = text == "string" ? "s ?? throw new global::System.ArgumentNullException(nameof(s))" : "s";
            string nullable = text == "string" ? "string?" : text;
            writer.Lines($"""
                /// <summary>The key of a text, which has the form <c>{EscapeXml(key.Template)}</c>.</summary>
                /// <param name="s">The text.</param>
                /// <param name="provider">Is ignored: a key is the same text in each culture.</param>
                /// <exception cref="global::System.FormatException">The text is not exactly that of a key.</exception>
                {TypeFrame.GeneratedCode}
                public static {self} Parse({text} s, {Provider} provider = null) =>
                    {Runtime}.Parse<{self}>({check});

                /// <summary>The key of a text. False means that the text is not exactly that of a key.</summary>
                /// <param name="s">The text.</param>
                /// <param name="provider">Is ignored: a key is the same text in each culture.</param>
                /// <param name="result">The key, where there is one.</param>
                {TypeFrame.GeneratedCode}
                public static bool TryParse(
                    {nullable} s, {Provider} provider,
                    {MaybeNull} out {self} result) =>
                    {Runtime}.TryParse(s, out result);

                """);
            if ((key.Taken & GeneratedMembers.KeyTryParse) == 0)
            {
                writer.Lines($"""
                    /// <summary>The key of a text. False means that the text is not exactly that of a key.</summary>
                    /// <param name="s">The text.</param>
                    /// <param name="result">The key, where there is one.</param>
                    {TypeFrame.GeneratedCode}
                    public static bool TryParse(
                        {nullable} s,
                        {MaybeNull} out {self} result) =>
                        {Runtime}.TryParse(s, out result);

                    """);
            }
        }
    }

    /// <summary>A text for documentation: on one line, without the marks of XML.</summary>
    public static string EscapeXml(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: false);
        return literal.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
