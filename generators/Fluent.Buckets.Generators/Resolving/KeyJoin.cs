namespace Fluent.Buckets.Generators;

/// <summary>Completes typed buckets with the keys that their project declares. Generator and analyzers share it, so that they cannot disagree.</summary>
internal static class KeyJoin
{
    /// <summary>Completes a bucket.</summary>
    /// <param name="draft">The bucket as its own declaration tells.</param>
    /// <param name="keys">The keys of the project.</param>
    public static BucketModel Complete(BucketDraft draft, KeyTable keys) =>
        draft.KeyType is null ? draft.Bucket : Complete(draft, keys.Find(draft.KeyType));

    /// <summary>Completes a bucket whose key is to be joined.</summary>
    /// <param name="draft">The bucket as its own declaration tells.</param>
    /// <param name="key">The key. Null means that it is not served, and so neither is the bucket.</param>
    public static BucketModel Complete(BucketDraft draft, BucketKey? key)
    {
        if (key is null)
        {
            return draft.Bucket with { Fault = DeclarationFault.KeyNotServed };
        }

        GeneratedMembers taken = draft.Bucket.Taken;
        foreach (MemberSignature signature in KeyedMembers.Signatures(key, draft.Bucket.Content is not null))
        {
            if (draft.OwnVerbs.Any(own => MemberCollisions.Collides(own, signature)))
            {
                taken |= signature.Member;
            }
        }

        return draft.Bucket with { Key = key, Taken = taken };
    }
}
