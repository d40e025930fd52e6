namespace Fluent.Buckets.Models;

/// <summary>A condition, whose ETag is known only when the step runs.</summary>
internal enum Condition
{
    None,
    IfAbsent,

    /// <summary>The ETag that the key has; where it is missing one that it had.</summary>
    IfMatchRight,

    /// <summary>An ETag that the key has not.</summary>
    IfMatchStale,
    IfNoneMatchRight,
    IfNoneMatchStale,
}

/// <summary>Conditions as they stand when a step runs.</summary>
internal static class Conditions
{
    /// <summary>The ETag that a condition names. Null where it names none, or where the store has told none to name.</summary>
    public static string? Token(this Condition condition, World world, string key) => condition switch
    {
        Condition.IfMatchRight or Condition.IfNoneMatchRight => world.Model.Find(key)?.ETag ?? world.Model.StaleToken(key),
        Condition.IfMatchStale or Condition.IfNoneMatchStale => world.Model.StaleToken(key),
        _ => null,
    };

    /// <summary>Whether an object with such a condition may be written. An ETag may be back, with the content that it is of.</summary>
    public static bool Holds(this Condition condition, World world, string key, string? token) => condition switch
    {
        Condition.IfAbsent => world.Model.Find(key) is null,
        Condition.IfMatchRight or Condition.IfMatchStale => token is null || world.Model.Find(key)?.ETag == token,
        _ => true,
    };

    public static string Shown(this Condition condition) => condition switch
    {
        Condition.None => string.Empty,
        Condition.IfAbsent => ".IfAbsent()",
        Condition.IfMatchRight => ".IfMatch(etag)",
        Condition.IfMatchStale => ".IfMatch(staleTag)",
        Condition.IfNoneMatchRight => ".IfNoneMatch(etag)",
        _ => ".IfNoneMatch(staleTag)",
    };
}
