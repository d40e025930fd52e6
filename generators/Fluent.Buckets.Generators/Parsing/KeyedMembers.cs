using System.Collections.Immutable;

namespace Fluent.Buckets.Generators;

/// <summary>The members of a typed bucket that take a key's parameters.</summary>
internal static class KeyedMembers
{
    public const string CancellationToken = "global::System.Threading.CancellationToken";

    /// <summary>The verbs that take a prefix's values, and which of them need typed content.</summary>
    public static readonly ImmutableArray<(GeneratedMembers Member, string Name, bool NeedsContent)> PrefixVerbs =
    [
        (GeneratedMembers.KeyedList, "List", false),
        (GeneratedMembers.KeyedDeleteAll, "DeleteAll", false),
        (GeneratedMembers.KeyedReadAll, "ReadAll", true),
    ];

    /// <summary>The names of all that a key can bring.</summary>
    public static readonly ImmutableArray<string> Names = ["Object", "Create", .. PrefixVerbs.Select(static verb => verb.Name)];

    /// <summary>The members as the compiler tells overloads apart.</summary>
    /// <param name="key">The bucket's key.</param>
    /// <param name="hasContent">Whether its content is typed.</param>
    public static IEnumerable<MemberSignature> Signatures(BucketKey key, bool hasContent)
    {
        if (key.Parameters.Count > 0)
        {
            ImmutableArray<string> types = [.. key.Parameters.Select(static parameter => parameter.Type)];
            yield return new MemberSignature(GeneratedMembers.KeyedObject, "Object", types);
            yield return new MemberSignature(GeneratedMembers.KeyedCreate, "Create", types);
        }

        foreach ((GeneratedMembers member, string name, bool needsContent) in PrefixVerbs)
        {
            if (!needsContent || hasContent)
            {
                foreach (BucketKeyPrefix prefix in key.Prefixes)
                {
                    yield return new MemberSignature(
                        member, name, [.. prefix.Parameters.Select(static parameter => parameter.Type), CancellationToken]);
                }
            }
        }
    }
}
