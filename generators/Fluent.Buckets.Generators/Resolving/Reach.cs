using System.Collections.Immutable;

namespace Fluent.Buckets.Generators;

/// <summary>How accessible a façade's property may be, so that everyone who sees the property also sees the bucket's class.</summary>
internal static class Reach
{
    private static readonly ImmutableArray<Visibility> Choices = [Visibility.Public, Visibility.Internal, Visibility.Private];

    /// <summary>The widest accessibility that compiles. Null means that the façade cannot see the class at all.</summary>
    public static Visibility? Find(TypeModel facade, TypeModel bucket)
    {
        foreach (Visibility choice in Choices)
        {
            if (Compiles(choice, facade, bucket))
            {
                return choice;
            }
        }

        return null;
    }

    /// <summary>Whether everyone who sees a class also sees another type, as what it derives from must be.</summary>
    public static bool Exposes(TypeModel type, TypeModel other) => Compiles(LevelsOf(type), other);

    private static bool Compiles(Visibility property, TypeModel facade, TypeModel bucket)
    {
        List<Level> around = LevelsOf(facade);
        around.Add(new Level(string.Empty, property, facade.MetadataName));
        return Compiles(around, bucket);
    }

    private static bool Compiles(List<Level> around, TypeModel seen)
    {
        foreach (Level level in LevelsOf(seen))
        {
            // A type that is also around the façade limits both alike.
            if (!around.Exists(other => other.Type == level.Type) && !IsWithin(around, level))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWithin(List<Level> around, Level level) => level.Visibility switch
    {
        Visibility.Public => true,
        Visibility.Internal => IsInAssembly(around),
        Visibility.Protected => IsInFamily(around, level.Container),
        Visibility.ProtectedInternal => IsInAssembly(around)
            || IsInFamily(around, level.Container)
            || around.Exists(other => other.Visibility == Visibility.ProtectedInternal && other.Container == level.Container),

        // The compiler wants one and the same step to limit it to both, the assembly and the family.
        Visibility.PrivateProtected => IsInBody(around, level.Container)
            || around.Exists(other => other.Visibility == Visibility.PrivateProtected && other.Container == level.Container),
        _ => IsInBody(around, level.Container),
    };

    private static bool IsInAssembly(List<Level> around) => around.Exists(
        static level => level.Visibility is Visibility.Internal or Visibility.Private or Visibility.PrivateProtected);

    // Classes derived from the container are not followed: the property is then less accessible than it could be, and compiles.
    private static bool IsInFamily(List<Level> around, string? container) => IsInBody(around, container)
        || around.Exists(level =>
            level.Visibility is Visibility.Protected or Visibility.PrivateProtected && level.Container == container);

    private static bool IsInBody(List<Level> around, string? container) => container is not null && around.Exists(level =>
        level is { Visibility: Visibility.Private, Container: { } own }
        && (own == container || own.StartsWith(container + "+", StringComparison.Ordinal)));

    private static List<Level> LevelsOf(TypeModel type)
    {
        var levels = new List<Level>();
        string? container = null;
        foreach (ContainingType outer in type.Containers)
        {
            levels.Add(new Level(outer.MetadataName, outer.Visibility, container));
            container = outer.MetadataName;
        }

        levels.Add(new Level(type.MetadataName, type.Visibility, container));
        return levels;
    }

    /// <summary>One step inward: a type or the property, how it is accessible, and the type around it.</summary>
    private readonly record struct Level(string Type, Visibility Visibility, string? Container);
}
