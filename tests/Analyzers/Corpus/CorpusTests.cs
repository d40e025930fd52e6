namespace Fluent.Buckets.Analyzers.Tests.Corpus;

/// <summary>
/// The rules on programs as people write them: nothing is said of a correct one, and of one with a mistake just that. The programs are written from how
/// storage code looks, and a report that is wrong is the rule's fault, not the program's.
/// </summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Correct => [.. CorpusFile.In("Correct")];

    public static TheoryData<string> Seeded => [.. CorpusFile.In("Seeded")];

    [Theory]
    [MemberData(nameof(Correct))]
    public async Task A_correct_program_gets_no_report(string name)
    {
        CorpusFile file = CorpusFile.Read(name);
        Assert.Empty(file.Expected);
        await Check(file);
    }

    [Theory]
    [MemberData(nameof(Seeded))]
    public async Task A_mistake_is_reported_where_it_is_and_nothing_else(string name)
    {
        CorpusFile file = CorpusFile.Read(name);
        Assert.Single(file.Expected.Select(report => report[..6]).Distinct());
        await Check(file);
    }

    [Fact]
    public void There_are_enough_programs_of_both_kinds()
    {
        Assert.True(Correct.Count >= 40, $"{Correct.Count} correct programs");
        Assert.True(Seeded.Count >= 40, $"{Seeded.Count} programs with a mistake");
    }

    [Fact]
    public void Every_rule_has_a_program_with_its_mistake()
    {
        IEnumerable<string> seeded = CorpusFile.In("Seeded").SelectMany(name => CorpusFile.Read(name).Expected).Select(report => report[..6]);
        Assert.Equal(RulesTests.Ids.Select(row => row.Data), seeded.Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task Check(CorpusFile file)
    {
        string[] expected = [.. file.Expected];
        IReadOnlyList<string> reports = await CorpusProgram.ReportsOn(file);
        string[] wrong =
        [
            .. reports.Except(expected).Select(report => $"unexpected: {report}"),
            .. expected.Except(reports).Select(report => $"missed: {report}"),
            .. reports.GroupBy(report => report).Where(same => same.Count() > 1).Select(same => $"{same.Count()} times: {same.Key}"),
        ];
        Assert.True(wrong.Length == 0, $"{file.Name}\n{string.Join('\n', wrong)}");
    }
}
