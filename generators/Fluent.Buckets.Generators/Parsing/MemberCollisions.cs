using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Which generated members a class has no place for, since a member of its own stands there.</summary>
internal static class MemberCollisions
{
    private const string Store = "global::Fluent.Buckets.ObjectStore";
    private const string Builder = "global::System.Action<global::Fluent.Buckets.StorageBuilder>";

    private static readonly ImmutableArray<MemberSignature> OfBucket =
    [
        new(GeneratedMembers.StoreConstructor, WellKnownMemberNames.InstanceConstructorName, Store),
        new(GeneratedMembers.RegistryConstructor, WellKnownMemberNames.InstanceConstructorName, "global::Fluent.Buckets.StoreRegistry"),
    ];

    private static readonly ImmutableArray<MemberSignature> OfStaticFacade =
    [
        new(GeneratedMembers.Configure, "Configure", Builder),
        new(GeneratedMembers.ConfigureFromSettings, "Configure", "global::Microsoft.Extensions.Configuration.IConfiguration"),
        new(GeneratedMembers.Use, "Use", Store, "string"),
        new(GeneratedMembers.Registration, "Registration"),
        new(GeneratedMembers.Handles, KnownNames.HandlesClass),
    ];

    private static readonly ImmutableArray<MemberSignature> OfInstanceFacade =
    [
        new(GeneratedMembers.ConfigureConstructor, WellKnownMemberNames.InstanceConstructorName, Builder),
        new(GeneratedMembers.StoreConstructor, WellKnownMemberNames.InstanceConstructorName, Store),
        new(GeneratedMembers.DisposeAsync, "DisposeAsync"),
        new(GeneratedMembers.Handles, KnownNames.HandlesClass),
        new(GeneratedMembers.Handles, KnownNames.HandlesField),
    ];

    /// <summary>The collisions of a class, each with what stands in the place: a member, or the class where it has the member's name.</summary>
    public static IEnumerable<(GeneratedMembers Generated, string Name, ISymbol Own)> Find(INamedTypeSymbol type, bool isFacade) =>
        Find(type, !isFacade ? OfBucket : type.IsStatic ? OfStaticFacade : OfInstanceFacade);

    /// <summary>The collisions of a class with some generated members.</summary>
    public static IEnumerable<(GeneratedMembers Generated, string Name, ISymbol Own)> Find(
        INamedTypeSymbol type, IEnumerable<MemberSignature> signatures)
    {
        foreach (MemberSignature signature in signatures)
        {
            if (type.Name == signature.Name)
            {
                yield return (signature.Member, signature.Name, type);
            }

            foreach (ISymbol own in type.GetMembers(signature.Name))
            {
                if (IsOwn(own) && Collides(own, signature))
                {
                    yield return (signature.Member, signature.Name, own);
                }
            }
        }
    }

    /// <summary>The collisions of a bucket, those of its key's members included.</summary>
    /// <param name="type">The class.</param>
    /// <param name="key">The type of its keys, or null.</param>
    /// <param name="hasContent">Whether its content is typed.</param>
    public static IEnumerable<(GeneratedMembers Generated, string Name, ISymbol Own)> FindOfBucket(
        INamedTypeSymbol type, BucketKey? key, bool hasContent) =>
        Find(type, key is null ? OfBucket : OfBucket.Concat(KeyedMembers.Signatures(key, hasContent)));

    /// <summary>The generated members that a class has no place for.</summary>
    public static GeneratedMembers Taken(IEnumerable<(GeneratedMembers Generated, string Name, ISymbol Own)> collisions)
    {
        GeneratedMembers taken = GeneratedMembers.None;
        foreach ((GeneratedMembers generated, _, _) in collisions)
        {
            taken |= generated;
        }

        return taken;
    }

    /// <summary>Whether a person wrote the member.</summary>
    public static bool IsOwn(ISymbol member) =>
        !member.IsImplicitlyDeclared && member.Locations is [{ SourceTree: { } tree }, ..] && !KnownNames.IsGenerated(tree);

    private static bool Collides(ISymbol own, MemberSignature signature)
    {
        // Only methods go by their parameters.
        if (own is not IMethodSymbol method || signature.Member is GeneratedMembers.Handles or GeneratedMembers.Registration)
        {
            return true;
        }

        if (method.Arity > 0 || method.Parameters.Length != signature.Parameters.Length)
        {
            return false;
        }

        for (int i = 0; i < signature.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            string? kind = parameter.RefKind switch { RefKind.None => string.Empty, RefKind.Out => "out ", _ => null };
            if (kind is null || kind + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) != signature.Parameters[i])
            {
                return false;
            }
        }

        return true;
    }
}
