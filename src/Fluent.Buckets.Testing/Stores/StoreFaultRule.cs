namespace Fluent.Buckets.Testing;

/// <summary>Says which requests meet a fault; the fault itself comes last: <c>driver.On(StoreVerb.UploadPart).Part(3).Fail(StorageErrorCode.Unavailable)</c>.</summary>
public sealed class StoreFaultRule
{
    private readonly Action<StoreFault> _add;
    private Func<StoreCall, bool> _meets;
    private int _after;
    private int _times = 1;

    internal StoreFaultRule(Func<StoreCall, bool> meets, Action<StoreFault> add)
    {
        _meets = meets;
        _add = add;
    }

    /// <summary>Only requests for this key.</summary>
    /// <param name="key">The whole key; the prefix for a listing.</param>
    public StoreFaultRule Key(string key) => When(call => call.Key == key);

    /// <summary>Only the part of this number.</summary>
    /// <param name="number">The number, from 1.</param>
    public StoreFaultRule Part(int number) => When(call => call.Part == number);

    /// <summary>Only requests that a test holds for.</summary>
    /// <param name="test">The test. It may be asked by many threads at once.</param>
    public StoreFaultRule When(Func<StoreCall, bool> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        Func<StoreCall, bool> before = _meets;
        _meets = call => before(call) && test(call);
        return this;
    }

    /// <summary>Lets the first requests through.</summary>
    /// <param name="calls">How many; 0 by default.</param>
    public StoreFaultRule After(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        _after = calls;
        return this;
    }

    /// <summary>How many requests meet the fault; 1 by default.</summary>
    /// <param name="calls">How many, at least 1.</param>
    public StoreFaultRule Times(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        _times = calls;
        return this;
    }

    /// <summary>Every request meets the fault from now on.</summary>
    public StoreFaultRule Always() => Times(int.MaxValue);

    /// <summary>The store refuses: nothing is done.</summary>
    /// <param name="code">The error.</param>
    public StoreFault Fail(StorageErrorCode code) => Add($"refused with {code}", new FaultAction { Code = code });

    /// <summary>The store does what is asked, and its answer is lost: the caller sees Unavailable.</summary>
    public StoreFault LoseAnswer() => Add("answer lost", new FaultAction { Code = StorageErrorCode.Unavailable, AfterRequest = true });

    /// <summary>
    /// The connection breaks within the content: of a read the first bytes arrive, of a write the first bytes are taken from the body and nothing is stored.
    /// A request without content is refused as Unavailable.
    /// </summary>
    /// <param name="bytes">After how many bytes.</param>
    public StoreFault BreakAfter(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Add($"broken after {bytes} bytes", new FaultAction { Code = StorageErrorCode.Unavailable, BreakAfter = bytes });
    }

    /// <summary>The request is held up, and then done.</summary>
    /// <param name="time">How long, by the driver's <see cref="StoreDriver.TimeProvider"/>.</param>
    public StoreFault Delay(TimeSpan time) => Add($"delayed by {time}", new FaultAction { Delay = time });

    private StoreFault Add(string what, FaultAction action)
    {
        var fault = new StoreFault(what, _meets, _after, _times, action);
        _add(fault);
        return fault;
    }
}
