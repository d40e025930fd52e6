namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What the members of a value do to it, by their names.</summary>
internal sealed class UseTable
{
    private readonly Dictionary<string, TrackedUse> _uses = new(StringComparer.Ordinal);
    private readonly TrackedUse _others;

    /// <param name="others">What members do that are not in the table.</param>
    /// <param name="rows">The members that do the same.</param>
    public UseTable(TrackedUse others, params (TrackedUse Use, string[] Members)[] rows)
    {
        _others = others;
        foreach ((TrackedUse use, string[] members) in rows)
        {
            foreach (string member in members)
            {
                _uses.Add(member, use);
            }
        }
    }

    public TrackedUse this[string member] => _uses.TryGetValue(member, out TrackedUse use) ? use : _others;
}
