namespace Fluent.Buckets.Models.Broken;

/// <summary>The check can fail: it finds drivers that are broken in one place each, within the standard number of sequences, and tells in few steps.</summary>
public sealed class BrokenTests
{
    private const int StandardCount = 60;

    [Theory]
    [InlineData(nameof(KeepsMetadataOnOverwrite), 3)]
    [InlineData(nameof(IgnoresIfMatch), 3)]
    [InlineData(nameof(DropsTagsOnCopy), 3)]
    [InlineData(nameof(DeletesTheFolder), 3)]
    [InlineData(nameof(SkipsAtPages), 4)]
    public async Task A_broken_driver_is_found_and_told_in_few_steps(string broken, int greatestSteps)
    {
        StoreDriver driver = broken switch
        {
            nameof(KeepsMetadataOnOverwrite) => new KeepsMetadataOnOverwrite(),
            nameof(IgnoresIfMatch) => new IgnoresIfMatch(),
            nameof(DropsTagsOnCopy) => new DropsTagsOnCopy(),
            nameof(DeletesTheFolder) => new DeletesTheFolder(),
            _ => new SkipsAtPages(),
        };
        await using var store = new ModelStore(broken, new ObjectStore(driver)) { Parallelism = 1 };

        var (fault, seed, _, _) = await ModelCheck.Run(store, StandardCount);

        Assert.NotNull(fault);
        Assert.NotEmpty(seed);
        Assert.IsType<ModelException>(fault.Fault);
        Assert.True(fault.Sequence.Steps.Count <= greatestSteps, fault.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(fault.ToString());
    }
}
