using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedFlowTests
{
    [Fact]
    public Task An_upload_at_once_is_silent() => Check("""await bucket.Create("a").UploadFrom(path);""");

    [Fact]
    public Task An_upload_later_is_silent() => Check("""
        NewObject draft = bucket.Create("a");
        Log(draft.Key);
        await draft.UploadText("text");
        """);

    [Fact]
    public Task An_upload_that_is_not_awaited_is_another_rules() => Check("""bucket.Create("a").UploadFrom(path);""");

    [Theory]
    [InlineData("await draft.UploadFrom(path)")]
    [InlineData("await draft.UploadFrom(Stream.Null)")]
    [InlineData("await draft.Upload(new byte[1])")]
    [InlineData("await draft.UploadText(path)")]
    [InlineData("await draft.UploadJson(keys)")]
    [InlineData("await using ObjectWriter writer = await draft.OpenWrite()")]
    public Task Every_verb_that_stores_is_an_upload(string upload) => Check($"""
        var draft = bucket.Create("a");
        {upload};
        """);

    [Fact]
    public Task An_upload_on_one_of_two_paths_is_silent() => Check("""
        var draft = bucket.Create("a");
        if (flag)
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_after_a_null_test_is_silent() => Check("""
        NewObject? draft = flag ? bucket.Create("a") : null;
        if (draft is not null)
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_through_another_local_is_silent() => Check("""
        var draft = bucket.Create("a");
        var same = draft;
        await same.UploadFrom(path);
        """);

    [Fact]
    public Task An_upload_in_the_next_round_of_a_loop_is_silent() => Check("""
        NewObject? last = null;
        foreach (string key in keys)
        {
            if (last != null)
            {
                await last.UploadFrom(path);
            }

            last = bucket.Create(key);
        }
        """);

    [Fact]
    public Task An_upload_in_a_loop_that_ends_by_return_is_silent() => Check("""
        var draft = bucket.Create("a");
        while (true)
        {
            if (Check(draft.Key))
            {
                await draft.UploadFrom(path);
                return;
            }
        }
        """);

    [Fact]
    public Task A_path_that_never_ends_is_no_path() => Check("""
        var draft = bucket.Create("a");
        while (true)
        {
            await Task.Delay(1);
        }
        """);

    [Fact]
    public Task An_upload_behind_goto_is_silent() => Check("""
        var draft = bucket.Create("a");
        goto upload;
        upload:
        await draft.UploadFrom(path);
        """);

    [Fact]
    public Task A_choice_between_two_is_followed() => Check("""
        var first = bucket.Create("a");
        var second = bucket.Create("b");
        await (flag ? first : second).UploadFrom(path);
        """);

    [Fact]
    public Task A_creation_that_is_dropped_is_reported() => Check("""{|FB0001:bucket.Create("a")|};""");

    [Fact]
    public Task A_discard_is_reported() => Check("""_ = {|FB0001:bucket.Create("a")|};""");

    [Fact]
    public Task A_local_that_is_never_used_is_reported() => Check("""var draft = {|FB0001:bucket.Create("a")|};""");

    [Fact]
    public Task Both_of_two_paths_without_an_upload_are_one_report() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        if (flag)
        {
            Log(draft.Key);
        }
        else
        {
            Log("else");
        }
        """);

    [Fact]
    public Task A_creation_on_one_path_is_reported_for_itself() => Check("""
        NewObject draft;
        if (flag)
        {
            draft = bucket.Create("a");
            await draft.UploadFrom(path);
        }
        else
        {
            draft = {|FB0001:bucket.Create("b")|};
        }
        """);

    [Fact]
    public Task A_creation_that_is_overwritten_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        draft = bucket.Create("b");
        await draft.UploadFrom(path);
        """);

    [Fact]
    public Task A_creation_in_a_loop_is_reported_once() => Check("""
        foreach (string key in keys)
        {
            var draft = {|FB0001:bucket.Create(key)|};
            Log(draft.Key);
        }
        """);

    [Fact]
    public Task An_upload_only_where_it_is_null_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        if (draft == null)
        {
            await draft!.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_behind_a_false_condition_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        if (false)
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task A_return_before_the_upload_leaves_the_other_path() => Check("""
        var draft = bucket.Create("a");
        if (flag)
        {
            return;
        }

        await draft.UploadFrom(path);
        """);

    [Fact]
    public Task Each_of_several_creations_is_reported() => Check("""
        var first = {|FB0001:bucket.Create("a")|};
        var second = {|FB0001:bucket.Create("b")|};
        var third = bucket.Create("c");
        await third.UploadFrom(path);
        """);

    [Fact]
    public Task A_copy_in_another_local_is_followed() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        var same = draft;
        Log(same.Key);
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>(Code.Statements(statements));
}
