namespace Fluent.Buckets.Generators.Tests;

/// <summary>What a key's documentation says of its parameters stands at the members of its buckets.</summary>
public sealed class KeyDocumentationTests
{
    private const string Nothing = "The key's <c>Year</c>.";

    // With a reference in it a comment is read by the compiler, else off its syntax: both must say the same.
    private const string Reference = "/// <param name=\"Id\">See <c>Year</c>.</param>\n";

    [Theory]
    [InlineData("/// <param name=\"Year\">The year.</param>\n", "The year.")]
    [InlineData("/// <param name='Year'>The year.</param>\n", "The year.")]
    [InlineData("/// <param name = \"Year\" >The year.</param>\n", "The year.")]
    [InlineData("/// <summary>A key.</summary>\n/// <param name=\"Year\">\n///   The year,\n/// from 1.\n/// </param>\n", "The year, from 1.")]
    [InlineData("/// <param name=\"Year\">a \"b\" 'c' – é 😀</param>\n", "a \"b\" 'c' – é 😀")]
    [InlineData("/// <param name=\"Year\">a &lt; b &amp; c &#65;</param>\n", "a &lt; b &amp; c A")]
    [InlineData("/// <param name=\"Year\">a > b</param>\n", "a &gt; b")]
    [InlineData("/// <param name=\"Year\"><![CDATA[a]]> b</param>\n", "<![CDATA[a]]> b")]
    [InlineData("/// <param name=\"Year\">a <!-- b --> c</param>\n", "a <!-- b --> c")]
    [InlineData("/// <param name=\"Year\">See <c>Id</c>.</param>\n", "See <c>Id</c>.")]
    [InlineData("/// <param name=\"Year\">One.</param>\n/// <param name=\"Year\">Two.</param>\n", "Two.")]
    [InlineData("/// <param name=\"Year\">One.</param>\n/// <param name=\"Year\"> </param>\n", "One.")]
    [InlineData("/// <param name=\"Year\"></param>\n", Nothing)]
    [InlineData("/// <param name=\"Year\"/>\n", Nothing)]
    [InlineData("/// <param>The year.</param>\n", Nothing)]
    [InlineData("/// <param name=\"Month\">The month.</param>\n", Nothing)]
    [InlineData("/// <summary>A <param name=\"Year\">b</param> c.</summary>\n", Nothing)]
    [InlineData("/// <param name=\"Year\">The year.\n", Nothing)]
    [InlineData("/// <param name=\"Year\">The year.</para>\n", Nothing)]
    [InlineData("// <param name=\"Year\">The year.</param>\n", Nothing)]
    [InlineData("", Nothing)]
    public void Text(string comment, string expected)
    {
        Assert.Equal(expected, Read(comment));
        Assert.Equal(expected, Read(comment + Reference));
    }

    [Theory]
    [InlineData("/** <param name=\"Year\">The year.</param> */\n", "The year.")]
    [InlineData("/** <param name=\"Year\">The\n  * year. </param> */\n", "The year.")]
    [InlineData("/// <param name=\"Year\">The year.</param>\n#pragma warning disable CS9999\n", "The year.")]
    [InlineData("/// <param name=\"Year\">The year.</param>\n// A comment.\n", "The year.")]
    [InlineData("#region Keys\n/// <param name=\"Year\">The year.</param>\n", "The year.")]
    [InlineData("/// <param name=\"Year\">One.</param>\n\n/// <param name=\"Year\">Two.</param>\n", "Two.")]
    public void Text_among_other_things(string comment, string expected) => Assert.Equal(expected, Read(comment));

    [Fact]
    public void Text_of_one_part_of_several() => Assert.Equal(
        "The year.", Read("/// <param name=\"Year\">The year.</param>\n", "partial record struct Key { public int Next => Year + 1; }"));

    [Fact]
    public void Text_of_a_constructor()
    {
        string file = App.Generate("""
            [ObjectKey("{Year}/{Id}")]
            partial struct Key
            {
                /// <param name="year">The year.</param>
                public Key(int year, int id) { Year = year; Id = id; }
                public int Year { get; }
                public int Id { get; }
            }
            [Bucket<Key>("files")] sealed partial class Files;
            """).Files["Files.g.cs"];
        Assert.Equal("The year.", TextOfYear(file));
    }

    private static string Read(string comment, string otherPart = "") => TextOfYear(App.Generate(
        comment + "[ObjectKey(\"{Year}/{Id}\")] partial record struct Key(int Year, int Id);",
        "[Bucket<Key>(\"files\")] sealed partial class Files;",
        otherPart).Files["Files.g.cs"]);

    private static string TextOfYear(string file)
    {
        const string Start = "/// <param name=\"year\">";
        string line = file.Split('\n').First(static line => line.Contains(Start, StringComparison.Ordinal));
        return line[(line.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..line.LastIndexOf("</param>", StringComparison.Ordinal)];
    }
}
