using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What the members of a value do to it, by their names.</summary>
internal sealed class UseTable
{
    private readonly ImmutableDictionary<string, TrackedUse> _uses;
    private readonly TrackedUse _others;

    /// <param name="others">What members do that are not in the table.</param>
    /// <param name="rows">The members that do the same.</param>
    public UseTable(TrackedUse others, params (TrackedUse Use, string[] Members)[] rows)
    {
        _others = others;
        _uses = rows
            .SelectMany(row => row.Members, (row, member) => (row.Use, Member: member))
            .ToImmutableDictionary(row => row.Member, row => row.Use, StringComparer.Ordinal);
    }

    public TrackedUse this[string member] => _uses.TryGetValue(member, out TrackedUse use) ? use : _others;
}
