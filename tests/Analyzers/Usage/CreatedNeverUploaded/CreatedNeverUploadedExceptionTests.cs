using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.CreatedNeverUploaded;

public sealed class CreatedNeverUploadedExceptionTests
{
    [Fact]
    public Task An_upload_in_a_try_is_silent() => Check("""
        var draft = bucket.Create("a");
        try
        {
            await draft.UploadFrom(path);
        }
        catch (StorageException failed)
        {
            Log(failed.Message);
        }
        """);

    [Fact]
    public Task The_handler_of_a_try_with_an_upload_counts_as_uploaded() => Check("""
        var draft = bucket.Create("a");
        try
        {
            await draft.UploadFrom(path);
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
        }
        """);

    [Fact]
    public Task An_upload_in_a_handler_is_silent() => Check("""
        var draft = bucket.Create("a");
        try
        {
            Log(path);
        }
        catch (IOException)
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_in_a_handler_with_a_filter_is_silent() => Check("""
        var draft = bucket.Create("a");
        try
        {
            Log(path);
            return;
        }
        catch (IOException failed) when (Check(failed.Message))
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_in_finally_is_silent() => Check("""
        var draft = bucket.Create("a");
        try
        {
            Log(path);
        }
        finally
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_in_the_outer_of_two_finallys_is_silent() => Check("""
        var draft = bucket.Create("a");
        try
        {
            try
            {
                if (flag)
                {
                    return;
                }
            }
            finally
            {
                Log(path);
            }
        }
        finally
        {
            await draft.UploadFrom(path);
        }
        """);

    [Fact]
    public Task An_upload_after_a_try_is_silent() => Check("""
        NewObject draft;
        try
        {
            draft = bucket.Create("a");
        }
        catch (ArgumentException)
        {
            return;
        }

        await draft.UploadFrom(path);
        """);

    [Fact]
    public Task A_function_that_only_throws_is_silent() => Check("""
        var draft = bucket.Create("a");
        throw new InvalidOperationException(draft.Key);
        """);

    [Fact]
    public Task A_function_that_ends_in_a_call_that_never_returns_is_silent() => Check("""
        var draft = bucket.Create("a");
        Environment.FailFast(draft.Key);
        """);

    [Fact]
    public Task An_upload_that_is_tried_again_is_silent() => Check("""
        var draft = bucket.Create("a");
        while (true)
        {
            try
            {
                await draft.UploadFrom(path);
                return;
            }
            catch (StorageException failed) when (failed.IsTransient)
            {
                await Task.Delay(10);
            }
        }
        """);

    [Fact]
    public Task An_upload_within_using_is_silent() => Check("""
        using var file = File.OpenRead(path);
        var draft = bucket.Create("a");
        using (var other = File.OpenRead(path))
        {
            await draft.UploadFrom(other);
        }
        """);

    [Fact]
    public Task An_upload_in_lock_is_silent() => Check("""
        var draft = bucket.Create("a");
        Task<ObjectInfo> running;
        lock (keys)
        {
            running = draft.UploadFrom(path).AsTask();
        }

        await running;
        """);

    [Fact]
    public Task A_try_without_an_upload_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        try
        {
            Log(draft.Key);
        }
        catch (IOException)
        {
            Log("failed");
        }
        finally
        {
            Log("done");
        }
        """);

    [Fact]
    public Task A_creation_in_a_handler_is_reported() => Check("""
        try
        {
            Log(path);
        }
        catch (IOException)
        {
            var draft = {|FB0001:bucket.Create("a")|};
        }
        """);

    [Fact]
    public Task A_creation_in_a_filter_is_reported() => Check("""
        try
        {
            Log(path);
        }
        catch (IOException) when (Check({|FB0001:bucket.Create("a")|}.Key))
        {
            Log(path);
        }
        """);

    [Fact]
    public Task A_creation_in_finally_is_reported_once() => Check("""
        try
        {
            if (flag)
            {
                return;
            }
        }
        finally
        {
            var draft = {|FB0001:bucket.Create("a")|};
        }
        """);

    [Fact]
    public Task An_upload_only_before_a_throw_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        if (flag)
        {
            await draft.UploadFrom(path);
            throw new InvalidOperationException();
        }
        """);

    [Fact]
    public Task A_creation_within_using_is_reported() => Check("""
        using (var file = File.OpenRead(path))
        {
            var draft = {|FB0001:bucket.Create("a")|};
            Log(draft.Key);
        }
        """);

    [Fact]
    public Task A_creation_whose_other_path_throws_is_reported() => Check("""
        var draft = {|FB0001:bucket.Create("a")|};
        if (flag)
        {
            throw new InvalidOperationException();
        }
        """);

    private static Task Check(string statements) => Verify.Reports<CreatedNeverUploadedAnalyzer>(Code.Statements(statements));
}
