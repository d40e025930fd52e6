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

    /// <summary>What a person wrote under some names, the name of the class itself included.</summary>
    public static EquatableArray<OwnMember> FindOwn(INamedTypeSymbol type, IReadOnlyList<string> names)
    {
        var found = new List<OwnMember>();
        foreach (string name in names)
        {
            if (type.Name == name)
            {
                found.Add(new OwnMember(name, Parameters: null));
            }

            found.AddRange(type.GetMembers(name).Where(IsOwn).Select(ReadOwn).OfType<OwnMember>());
        }

        return new EquatableArray<OwnMember>([.. found]);
    }

    /// <summary>Whether a member that a person wrote stands in the place of a generated one.</summary>
    public static bool Collides(OwnMember own, MemberSignature signature) =>
        own.Name == signature.Name
        && (own.Parameters is not { } parameters || parameters.SequenceEqual(signature.Parameters, StringComparer.Ordinal));

    // Of a name that is no method's there can be only one.
    private static bool Collides(ISymbol own, MemberSignature signature) =>
        signature.Member is GeneratedMembers.Handles or GeneratedMembers.Registration
        || (ReadOwn(own) is { } member && Collides(member, signature));

    /// <summary>Reads a member. Null means a method that the compiler tells apart from each generated one.</summary>
    private static OwnMember? ReadOwn(ISymbol own)
    {
        if (own is not IMethodSymbol method)
        {
            return new OwnMember(own.Name, Parameters: null);
        }

        if (method.Arity > 0 || method.Parameters.Any(static parameter => parameter.RefKind is not (RefKind.None or RefKind.Out)))
        {
            return null;
        }

        string[] parameters =
        [
            .. method.Parameters.Select(static parameter => (parameter.RefKind == RefKind.Out ? "out " : string.Empty) + TypeNames.Of(parameter.Type)),
        ];
        return new OwnMember(own.Name, new EquatableArray<string>(parameters));
    }
}
