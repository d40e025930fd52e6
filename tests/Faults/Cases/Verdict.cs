namespace Fluent.Buckets.Faults;

/// <summary>What a case may end with.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with the way that a verb failed. Null means nothing.</summary>
    public static string? OnFault(FaultCase what, Scene scene, StorageException fault, FaultStore store, IEnumerable<string> secrets)
    {
        string text = fault.ToString();
        if (secrets.FirstOrDefault(secret => secret.Length > 3 && text.Contains(secret, StringComparison.Ordinal)) is { } shown)
        {
            return $"It shows a secret: {shown}.";
        }

        HashSet<StorageErrorCode> allowed = Allowed(what, store);
        if (!allowed.Contains(fault.Code))
        {
            return $"The code is {fault.Code}, none of {string.Join(", ", allowed)}.";
        }

        bool passes = fault.Code is StorageErrorCode.Throttled or StorageErrorCode.Unavailable or StorageErrorCode.Timeout or StorageErrorCode.Conflict;
        if (fault.IsTransient != passes)
        {
            return $"IsTransient is {fault.IsTransient} with {fault.Code}.";
        }

        // Swift's segments lie in a bucket beside, which may be the one that cannot be reached.
        if (fault.Bucket?.EndsWith("_segments", StringComparison.Ordinal) == true && fault.Key is null)
        {
            return null;
        }

        if (fault.Bucket != scene.Straight.Name && fault.Bucket != scene.BucketName)
        {
            return $"Bucket is {fault.Bucket ?? "null"}.";
        }

        if (what.Verb.HasKey && fault.Key != scene.Key && fault.Key != scene.Other)
        {
            return $"Key is {fault.Key ?? "null"}.";
        }

        return null;
    }

    /// <summary>Whether the verb has to succeed all the same.</summary>
    public static bool MustSucceed(FaultCase what, FaultStore store) =>
        what.Plan.All(fault => fault.Kind == FaultKind.Delay)
        || (what is { IsPassing: true, Verb.IsSafe: true } && what.Plan[0].Kind is not (FaultKind.Answer401 or FaultKind.Stall)
            && !(what.Plan[0].LosesAnswers && what.Verb.AfterLostAnswer.Count > 0)
            && (what.Plan[0].Kind != FaultKind.TruncateAnswer || what.Verb.IsRead || store.RepeatsWritesOfCutAnswers));

    /// <summary>Whether something may be left that only a sweep removes.</summary>
    public static bool MayLeave(FaultCase what, FaultStore store, int hits) =>
        hits > 1 || what.Plan.Any(fault => fault.Kind == FaultKind.Answer401 || (fault.LosesAnswers && store.StartsAreAnonymous)) || store.HasLateParts;

    private static HashSet<StorageErrorCode> Allowed(FaultCase what, FaultStore store)
    {
        HashSet<StorageErrorCode> allowed = [.. what.Plan.SelectMany(fault => CodesOf(fault.Kind))];
        if (what.Timeout is not null)
        {
            allowed.Add(StorageErrorCode.Timeout);
        }

        if (store.HidesRefusedTokens)
        {
            allowed.Add(StorageErrorCode.Unavailable);
        }

        if (what.Plan.Any(fault => fault.LosesAnswers))
        {
            allowed.UnionWith(what.Verb.AfterLostAnswer);
        }

        if (what.Plan.Any(fault => fault.Kind == FaultKind.TruncateAnswer))
        {
            allowed.UnionWith(what.Verb.AfterCutAnswer);
        }

        return allowed;
    }

    private static StorageErrorCode[] CodesOf(FaultKind kind) => kind switch
    {
        FaultKind.Delay => [],
        FaultKind.Stall => [StorageErrorCode.Timeout],
        FaultKind.Answer401 => [StorageErrorCode.AuthenticationFailed],
        FaultKind.Answer429 => [StorageErrorCode.Throttled],
        FaultKind.Answer503 or FaultKind.Answer503Later => [StorageErrorCode.Unavailable, StorageErrorCode.Throttled],
        _ => [StorageErrorCode.Unavailable],
    };
}
