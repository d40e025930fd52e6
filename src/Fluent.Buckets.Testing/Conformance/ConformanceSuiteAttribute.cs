namespace Fluent.Buckets.Conformance;

/// <summary>
/// Runs the whole suite on the store of a <see cref="StoreHarness"/>: the class gets one test class for each theme, in a namespace beside it, such as
/// <c>OnToy</c> for <c>ToyHarness</c>, and is made once for all of them. The harness is a public class with a constructor that takes nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute : Attribute
{
    /// <summary>
    /// The themes that are left out, such as <c>typeof(TierTests)</c>: only what a test server cannot do at all, since a capability that the store lacks is
    /// asserted to refuse.
    /// </summary>
    /// <value>None by default.</value>
    public Type[] Without { get; set; } = [];
}
