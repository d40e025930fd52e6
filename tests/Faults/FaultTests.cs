namespace Fluent.Buckets.Faults;

/// <summary>Faults in the way of every verb, on each server: what is stored is old or new and whole, nothing is left, the error is the right one.</summary>
public abstract class FaultTests(FaultStore store, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_verb_bears_faults()
    {
        IReadOnlyList<CaseResult> wrong = await new CaseSequence(store, output.WriteLine).Run();

        Assert.True(
            wrong.Count == 0,
            $"{store.Name}, seed {FaultSettings.Seed}: {wrong.Count} cases went wrong. Replay one with FAULT_SEED={FaultSettings.Seed} FAULT_CASE=number.\n\n"
            + string.Join("\n\n", wrong));
    }
}

public sealed class CephFaultTests(CephFaults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<CephFaults>;

public sealed class AzuriteFaultTests(AzuriteFaults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<AzuriteFaults>;

public sealed class SwiftFaultTests(SwiftFaults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<SwiftFaults>;

public sealed class SwiftS3FaultTests(SwiftS3Faults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<SwiftS3Faults>;

public sealed class TestbenchFaultTests(TestbenchFaults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<TestbenchFaults>;

public sealed class DoubleFaultTests(DoubleFaults store, ITestOutputHelper output) : FaultTests(store, output), IClassFixture<DoubleFaults>;
