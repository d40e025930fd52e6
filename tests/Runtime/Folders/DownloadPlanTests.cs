namespace Fluent.Buckets.Tests.Folders;

public sealed class DownloadPlanTests
{
    [Fact]
    public void Every_fine_key_is_a_file() => Check(["a", "b/c", "b/d/e", "B/c"], [], folds: false, "a", "b/c", "b/d/e", "B/c");

    [Fact]
    public void Keys_that_differ_in_case_are_one_file_where_it_does_not_matter() =>
        Check(["x"], ["A", "a", "b/C", "B/c"], folds: true, "A", "a", "b/C", "B/c", "x");

    [Fact]
    public void Keys_that_differ_in_composition_likewise_where_the_process_knows_it()
    {
        string[] keys = ["\u00e9", "e\u0301"];
        bool knows = keys[1].Normalize() == keys[0];
        Check(knows ? [] : keys, knows ? keys : [], folds: true, keys);
    }

    [Fact]
    public void Folders_that_differ_in_case_hold_both_files() => Check(["A/x", "a/y"], [], folds: true, "A/x", "a/y");

    [Fact]
    public void A_key_that_is_a_folder_is_refused() => Check(["a/b", "c/d/e/f"], ["a", "c", "c/d"], folds: false, "a", "a/b", "c", "c/d", "c/d/e/f");

    [Fact]
    public void A_key_that_is_a_folder_in_another_case_is_refused_where_it_does_not_matter()
    {
        Check(["a/b"], ["A"], folds: true, "A", "a/b");
        Check(["A", "a/b"], [], folds: false, "A", "a/b");
    }

    [Fact]
    public void A_refused_key_makes_no_folder() => Check(["a"], ["a/../b", "a//c"], folds: false, "a", "a/../b", "a//c");

    [Fact]
    public void Empty_keys_with_a_slash_at_the_end_are_folders()
    {
        DownloadPlan plan = Make(folds: false, [("a/", 0), ("b/c/", 0), ("d/", 1), ("/", 0), ("e/", 0), ("e", 1)]);
        Assert.Equal(["a", "b/c", "e"], plan.Folders);
        Assert.Empty(plan.Files);
        Assert.Equal(["/", "d/", "e"], plan.Refused.Select(refused => refused.Object.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_refusal_tells_why()
    {
        DownloadPlan plan = Make(folds: true, [("A", 1), ("a", 1), ("../b", 1)]);
        Assert.All(plan.Refused, refused => Assert.EndsWith(".", refused.Why, StringComparison.Ordinal));
        Assert.Equal(2, plan.Refused.Count(refused => refused.Why.Contains("'A', 'a'", StringComparison.Ordinal)));
    }

    private static void Check(string[] files, string[] refused, bool folds, params string[] keys)
    {
        foreach (IEnumerable<string> order in new[] { keys, keys.Reverse() })
        {
            DownloadPlan plan = Make(folds, order.Select(key => (key, 1L)));
            Assert.Equal(files.Order(StringComparer.Ordinal), plan.Files.Select(file => file.Key).Order(StringComparer.Ordinal));
            Assert.Equal(refused.Order(StringComparer.Ordinal), plan.Refused.Select(item => item.Object.Key).Order(StringComparer.Ordinal));
        }
    }

    private static DownloadPlan Make(bool folds, IEnumerable<(string Key, long Size)> objects) => DownloadPlan.Make(
        objects.Select(item => new ObjectInfo { Key = item.Key, Size = item.Size, ETag = "tag" }), new FileNameRules(windows: false), folds);
}
