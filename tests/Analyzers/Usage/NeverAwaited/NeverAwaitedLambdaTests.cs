using Fluent.Buckets.Analyzers.Usage;

namespace Fluent.Buckets.Analyzers.Tests.Usage.NeverAwaited;

public sealed class NeverAwaitedLambdaTests
{
    [Theory]
    [InlineData("await Task.Run(async () => await item.Delete());")]
    [InlineData("await Task.Run(() => item.Delete().AsTask());")]
    [InlineData("await Task.Run<Done>(() => item.Delete());")]
    [InlineData("await await Task.Run(() => item.Delete());")]
    [InlineData("var delete = await Task.Run(() => item.Delete()); await delete;")]
    [InlineData("await (await Task.Run(() => item.Delete()).ConfigureAwait(false)).ConfigureAwait(false);")]
    [InlineData("await await Task.Factory.StartNew(() => item.Delete());")]
    [InlineData("var task = Task.Run(() => item.Delete()); await task.Result;")]
    [InlineData("Use(Task.Run(() => item.Delete()));")]
    [InlineData("Func<DeleteOperation> build = () => item.Delete();")]
    [InlineData("Func<Task> run = () => item.Delete();")]
    [InlineData("var build = () => item.Delete();")]
    [InlineData("Func<Task> run = async () => await item.Delete();")]
    [InlineData("await Parallel.ForEachAsync(keys, async (key, token) => await bucket.Object(key).Delete(token));")]
    [InlineData("Parallel.ForEach(keys, key => bucket.Object(key).Delete().AsTask().Wait());")]
    [InlineData("var deletes = keys.ConvertAll(key => bucket.Object(key).Delete());")]
    [InlineData("var lazy = new Lazy<DeleteOperation>(() => item.Delete());")]
    [InlineData("Throws(() => item.UploadFrom(\"\"));")]
    [InlineData("Action act = () => item.UploadFrom(\"\"); Throws(act);")]
    [InlineData("Action act; act = () => { item.UploadFrom(\"\"); }; Throws(act);")]
    [InlineData("var act = void () => item.UploadFrom(\"\"); Throws(act);")]
    [InlineData("Action act = () => item.UploadFrom(\"\"); act.Should().Not.Throw();")]
    [InlineData("Action act = () => item.UploadFrom(\"\"); act.Should().Throw();")]
    [InlineData("Action act = () => item.UploadFrom(\"\"); Assert.That(act, Thrown.Exactly());")]
    [InlineData("Action act = () => item.UploadFrom(\"\"); Assert.That(act, Raises.ArgumentException);")]
    [InlineData("Throws(Act); void Act() => item.UploadFrom(\"\");")]
    [InlineData("Throws(new Action(() => item.UploadFrom(\"\")));")]
    [InlineData("System.Linq.Expressions.Expression<Action> tree = () => item.Delete();")]
    public Task A_lambda_whose_operation_runs_is_silent(string statement) => Check(statement);

    [Theory]
    [InlineData("await Task.Run(() => {|FB0002:item.Delete()|});")]
    [InlineData("_ = Task.Run(() => {|FB0002:item.Delete()|});")]
    [InlineData("Task.Run(() => {|FB0002:item.UploadFrom(path)|}.IfAbsent());")]
    [InlineData("Task.Run(() => {|FB0002:item.Delete()|}).Wait();")]
    [InlineData("await Task.Run(() => {|FB0002:item.Delete()|}).ConfigureAwait(false);")]
    [InlineData("await Task.Run(() => { return {|FB0002:item.Delete()|}; });")]
    [InlineData("await Task.Run(() => { {|FB0002:item.Delete()|}; });")]
    [InlineData("await Task.Run(() => { var delete = {|FB0002:item.Delete()|}; return delete; });")]
    [InlineData("var delete = await Task.Run(() => {|FB0002:item.Delete()|});")]
    [InlineData("await Task.Factory.StartNew(() => {|FB0002:item.Delete()|});")]
    [InlineData("await Task<DeleteOperation>.Factory.StartNew(() => {|FB0002:item.Delete()|});")]
    [InlineData("Parallel.ForEach(keys, key => {|FB0002:bucket.Object(key).Delete()|});")]
    [InlineData("keys.ForEach(key => {|FB0002:bucket.Object(key).Delete()|});")]
    [InlineData("Action delete = () => {|FB0002:item.Delete()|};")]
    [InlineData("Action delete = () => {|FB0002:item.Delete()|}; delete();")]
    [InlineData("Action delete = () => {|FB0002:item.Delete()|}; Action act = () => Log(path); Throws(act); Use(delete);")]
    [InlineData("Action delete = () => {|FB0002:item.Delete()|}; await Task.Run(delete);")]
    [InlineData("Task.Run(Delete); void Delete() => {|FB0002:item.Delete()|};")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => {|FB0002:item.Delete()|});")]
    [InlineData("await Task.Run(async () => { await Task.Yield(); return {|FB0002:item.Delete()|}; });")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => {|FB0002:item.Delete()|};")]
    public Task A_lambda_whose_operation_nobody_awaits_is_reported(string statement) => Check(statement);

    [Fact]
    public Task A_local_function_that_drops_it_is_reported() => Check("""
        Delete();
        void Delete() => {|FB0002:item.Delete()|};
        """);

    [Fact]
    public Task A_lambda_of_a_runner_that_sometimes_awaits_is_silent() => Check("""
        var task = Task.Run(() => item.Delete());
        if (flag)
        {
            await await task;
        }
        """);

    private static Task Check(string statements) => Verify.Reports<NeverAwaitedAnalyzer>($$"""
        {{Code.Statements(statements)}}

        static class Thrown { public static object Exactly() => new(); }

        static class Raises { public static object ArgumentException => new(); }

        static class Assert { public static void That(Action action, object constraint) { } }

        class Claim { public Claim Not => this; public void Throw() { } }

        static class Claims { public static Claim Should(this Action action) => new(); }
        """);
}
