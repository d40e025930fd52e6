namespace Fluent.Buckets.Analyzers.Tests;

public sealed class KeyTemplateTests
{
    [Theory]
    [InlineData("\"{A}\"", "int A")]
    [InlineData("\"{A:D4}{B:X8}{C:N}{D}{E:yyyyMMdd}{F}\"", "int A, uint B, Guid C, Guid D, DateOnly E, string F")]
    [InlineData("\"{A:O}{B:O}{C}{D:O}\"", "DateOnly A, TimeOnly B, DateTimeOffset C, DateTime D")]
    [InlineData("\"{A:X}-{B:D}-{C}\"", "ulong A, sbyte B, DayOfWeek C")]
    [InlineData("\"{B}/{A}\"", "bool A, string B")]
    [InlineData("\"{A}/{**B}\"", "string A, string B")]
    [InlineData("\"{**A}.json\"", "string A")]
    [InlineData("\"{**A}\"", "Uri2 A")]
    [InlineData("\"{A}-{B}\"", "decimal A, TimeSpan B")]
    [InlineData("\"100%/{A}\"", "int A")]
    [InlineData("\"{A:D2}%\"", "int A")]
    [InlineData("\"{{{A}}}\"", "int A")]
    [InlineData("\"settings.json\"", "")]
    [InlineData("\"😀/{A}\"", "int A")]
    [InlineData("template: Templates.One", "int A")]
    [InlineData("\"{A}/\" + \"{B}\"", "int A, string? B")]
    public Task Silent(string template, string parameters) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey({template})] partial record struct Key({parameters});",
        "static class Templates { public const string One = \"one/{A}\"; }",
        "[ObjectKey(\"{**Text}\")] public sealed partial record Uri2(string Text);");

    [Theory]
    [InlineData("record struct Key(int A);")]
    [InlineData("partial class Key;")]
    [InlineData("partial record struct Key<T>(T A);")]
    public Task Silent_where_another_rule_reports(string declaration) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey(\"{{{{wrong\")] {declaration}");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("a}")]
    [InlineData("{A")]
    [InlineData("{}")]
    [InlineData("{:D4}")]
    [InlineData("{**}")]
    [InlineData("{A:}")]
    [InlineData("{{A}")]
    [InlineData("{A}}")]
    [InlineData("{{A}}")]
    [InlineData("{ {A} }")]
    [InlineData("a\\0{A}")]
    [InlineData("a\\ud83d{A}")]
    [InlineData("a\\ude00{A}")]
    public Task Reported_of_a_malformed_template(string template) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey({{|FB0104:\"{template}\"|}})] partial record struct Key(int A);");

    [Theory]
    [InlineData("one", "int A")]
    [InlineData("{B}", "int A")]
    [InlineData("{a}", "int A")]
    [InlineData("{ A}", "int A")]
    [InlineData("{A}/{A}", "int A")]
    [InlineData("{A}", "int A, int B")]
    [InlineData("{A}", "")]
    public Task Reported_where_holes_are_not_the_parameters(string template, string parameters) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey({{|FB0104:\"{template}\"|}})] partial record struct Key({parameters});");

    [Theory]
    [InlineData("{A}", "object A")]
    [InlineData("{A}", "int? A")]
    [InlineData("{A}", "int[] A")]
    [InlineData("{A}", "Uri A")]
    [InlineData("{A}", "Half2 A")]
    [InlineData("{A:D4}", "string A")]
    [InlineData("{A:D}", "DayOfWeek A")]
    [InlineData("{A:N2}", "int A")]
    [InlineData("{A:d4}", "int A")]
    [InlineData("{A:D0}", "int A")]
    [InlineData("{A:D04}", "int A")]
    [InlineData("{A:D65}", "int A")]
    [InlineData("{A:B}", "Guid A")]
    [InlineData("{A:yyyy}", "DateOnly A")]
    [InlineData("{A:s}", "DateTime A")]
    [InlineData("{A:u}", "DateTimeOffset A")]
    [InlineData("{A:X}", "bool A")]
    [InlineData("{A:c}", "TimeSpan A")]
    [InlineData("{**A}", "int A")]
    public Task Reported_of_a_type_or_format(string template, string parameters) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey({{|FB0104:\"{template}\"|}})] public partial record struct Key({parameters});",
        "public readonly struct Half2 : ISpanFormattable { "
        + "public string ToString(string? f, IFormatProvider? p) => \"\"; "
        + "public bool TryFormat(Span<char> d, out int n, ReadOnlySpan<char> f, IFormatProvider? p) { n = 0; return true; } }");

    [Theory]
    [InlineData("{A}{B}", "int A, int B")]
    [InlineData("{A}{B:D4}", "string A, int B")]
    [InlineData("{A:O}{B}", "DateTime A, int B")]
    [InlineData("{A:X}{B}", "int A, int B")]
    [InlineData("{A}%{B}", "int A, int B")]
    [InlineData("{A}%", "string A")]
    [InlineData("{**A}/{B}", "string A, int B")]
    [InlineData("{A:D4}{B}{C}", "int A, string B, bool C")]
    public Task Reported_where_it_cannot_be_parsed_back(string template, string parameters) => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        $"[ObjectKey({{|FB0104:\"{template}\"|}})] partial record struct Key({parameters});",
        string.Empty);

    [Fact]
    public Task Reported_where_the_attribute_is() => DeclarationTest<KeyTemplateAnalyzer>.Reports(
        "partial record struct Key;", "[ObjectKey({|FB0104:Templates.One|})] partial record struct Key(int A);",
        "static class Templates { public const string One = \"{B}\"; }");
}
