namespace Fluent.Buckets.Faults;

/// <summary>A verb that faults are put in the way of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Plan">Says what the scene's keys hold before and after.</param>
/// <param name="Run">Runs it through the proxy, and asserts what it gives.</param>
internal sealed record FaultVerb(string Name, Action<Scene> Plan, Func<Scene, Task> Run)
{
    /// <summary>Whether it moves much, so that it comes seldom.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Whether one fault that passes is not seen, because what was sent can be sent again.</summary>
    public bool IsSafe { get; init; } = true;

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it concerns one key, which a fault then names.</summary>
    public bool HasKey { get; init; } = true;

    /// <summary>Whether it takes a limit of time.</summary>
    public bool TakesTimeout { get; init; }

    /// <summary>Whether a store has it.</summary>
    public Func<StoreCapabilities, bool> Needs { get; init; } = static _ => true;

    /// <summary>What a further try may be told when the server had done what the first one asked, and its answer was lost.</summary>
    public IReadOnlyList<StorageErrorCode> AfterLostAnswer { get; init; } = [];

    /// <summary>What it may also fail with when only the status of an answer came, such as of the one that says that the bucket exists already.</summary>
    public IReadOnlyList<StorageErrorCode> AfterCutAnswer { get; init; } = [];

    /// <summary>Asserts what is not about the scene's keys, given whether the verb succeeded.</summary>
    public Func<Scene, bool, Task> Check { get; init; } = static (_, _) => Task.CompletedTask;
}
