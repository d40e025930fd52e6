using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>A generator run, an edit, and the run after it: always two runs of one driver.</summary>
internal sealed class Rerun
{
    private readonly GeneratorRunResult _first;
    private readonly GeneratorRunResult _second;

    private Rerun(GeneratorRunResult first, GeneratorRunResult second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The names of all steps, so that none is forgotten.</summary>
    public static ImmutableArray<string> StepNames { get; } =
    [
        .. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!),
    ];

    public static Rerun After(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = App.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        GeneratorRunResult first = Assert.Single(driver.GetRunResult().Results);
        driver = driver.RunGenerators(after, TestContext.Current.CancellationToken);
        GeneratorRunResult second = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(first.Exception);
        Assert.Null(second.Exception);
        var rerun = new Rerun(first, second);
        rerun.HoldsNothingOfTheCompiler();
        return rerun;
    }

    /// <summary>The run after a text of one source has been replaced.</summary>
    public static Rerun AfterEdit(string[] sources, int edited, string oldText, string newText)
    {
        Assert.Contains(oldText, sources[edited], StringComparison.Ordinal);
        CSharpCompilation before = App.Compile(sources);
        SyntaxTree tree = before.SyntaxTrees[edited];
        string text = sources[edited].Replace(oldText, newText, StringComparison.Ordinal);
        return After(before, before.ReplaceSyntaxTree(tree, App.Parse(text, tree.FilePath)));
    }

    /// <summary>Asserts that the sources lead through every step.</summary>
    public void RanEveryStep() => Assert.All(StepNames, step => Assert.NotEmpty(Reasons(step)));

    /// <summary>Asserts that the models were read again and are equal, and that nothing after them ran.</summary>
    public void ReranNothing()
    {
        foreach (string step in StepNames.Where(_second.TrackedSteps.ContainsKey))
        {
            bool isModel = step is TrackingNames.BucketDrafts or TrackingNames.FacadeModels or TrackingNames.KeyDeclarations
                or TrackingNames.JsonContexts or TrackingNames.OutputKinds;
            Assert.NotEmpty(Reasons(step));
            Assert.All(
                Reasons(step),
                reason => Assert.Equal((step, isModel ? IncrementalStepRunReason.Unchanged : IncrementalStepRunReason.Cached), (step, reason)));
        }

        ReemittedOnly();
    }

    /// <summary>Asserts which files were emitted again, all of them with another text.</summary>
    public void ReemittedOnly(params string[] hintNames)
    {
        ChangedOnly(hintNames);
        Assert.Equal(
            hintNames.Length,
            _second.TrackedOutputSteps.Values.SelectMany(static steps => steps).SelectMany(static step => step.Outputs).Count(static output =>
                output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged));
    }

    /// <summary>Asserts which files have another text.</summary>
    public void ChangedOnly(params string[] hintNames)
    {
        var before = _first.GeneratedSources.ToDictionary(static file => file.HintName, static file => file.SourceText.ToString());
        IEnumerable<string> changed = _second.GeneratedSources
            .Where(file => !before.TryGetValue(file.HintName, out string? text) || text != file.SourceText.ToString())
            .Select(static file => file.HintName);
        Assert.Equal(hintNames.Order(StringComparer.Ordinal), changed.Order(StringComparer.Ordinal));
    }

    /// <summary>Asserts which files there no longer are.</summary>
    public void Removed(params string[] hintNames) => Assert.Equal(
        hintNames,
        _first.GeneratedSources.Select(static file => file.HintName).Except(_second.GeneratedSources.Select(static file => file.HintName)));

    /// <summary>Why the outputs of a step are what they are, in the second run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        _second.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private void HoldsNothingOfTheCompiler()
    {
        foreach (GeneratorRunResult run in new[] { _first, _second })
        {
            foreach (string step in StepNames)
            {
                if (run.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps))
                {
                    Assert.All(
                        steps.SelectMany(static one => one.Outputs),
                        output => Assert.Null(CompilerObjects.FindIn(output.Value)));
                }
            }
        }
    }
}
