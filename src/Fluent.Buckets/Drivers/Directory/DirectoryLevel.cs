using System.IO.Enumeration;

namespace Fluent.Buckets;

/// <summary>A name in a folder, with what it stands for.</summary>
/// <param name="Piece">The piece of a key, with a slash where the name is a folder's: what entries are ordered by.</param>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Name">The name.</param>
internal readonly record struct LevelEntry(string Piece, NameKind Kind, string Name);

/// <summary>
/// One folder of a listing, read in order. Of a large folder only the next names are kept, and it is read again when they are used up, so that
/// neither a page nor a whole listing holds more names than a few pages have.
/// </summary>
internal sealed class DirectoryLevel
{
    private static readonly EnumerationOptions AllNames = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private static readonly Comparison<LevelEntry> ByPiece = (x, y) => Utf8Order.Compare(x.Piece, y.Piece);

    private readonly KeyPath _keys;
    private readonly NameKind _leaf;
    private readonly string _prefix;
    private readonly ListPosition? _after;
    private readonly int _capacity;
    private readonly CancellationToken _cancellationToken;
    private readonly List<LevelEntry> _entries = [];
    private string? _from;
    private string? _bound;
    private string? _last;
    private bool _cut;
    private int _next;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The full path.</param>
    /// <param name="start">The text that all keys in it start with.</param>
    /// <param name="keys">How names are read.</param>
    /// <param name="leaf">What a key's own name stands for.</param>
    /// <param name="prefix">What every listed key starts with.</param>
    /// <param name="after">Where the listing goes on. Null means at its start.</param>
    /// <param name="capacity">How many names are kept at least.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public DirectoryLevel(
        string folder,
        string start,
        KeyPath keys,
        NameKind leaf,
        string prefix,
        ListPosition? after,
        int capacity,
        CancellationToken cancellationToken)
    {
        Folder = folder;
        Start = start;
        _keys = keys;
        _leaf = leaf;
        _prefix = prefix.StartsWith(start, StringComparison.Ordinal) ? prefix[start.Length..] : "";
        _after = after?.Within(start);
        _capacity = capacity;
        _cancellationToken = cancellationToken;
        Load();
    }

    public string Folder { get; }

    public string Start { get; }

    /// <summary>The next entry that is, or may hold, a match. False when there is none.</summary>
    public bool TryNext(out LevelEntry entry)
    {
        if (_next == _entries.Count && _cut)
        {
            Load();
        }

        entry = _next < _entries.Count ? _entries[_next] : default;
        return _next++ < _entries.Count;
    }

    private void Load()
    {
        _from = _last;
        _bound = null;
        _entries.Clear();
        _next = 0;
        _cut = false;
        try
        {
            foreach ((string name, bool folder) in Names())
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (TryRead(name, folder, out LevelEntry entry))
                {
                    _entries.Add(entry);
                }

                if (_entries.Count >= 2 * _capacity)
                {
                    Cut();
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The last object in it was deleted meanwhile.
        }

        _entries.Sort(ByPiece);
        _last = _entries.Count > 0 ? _entries[^1].Piece : _from;
    }

    private void Cut()
    {
        _entries.Sort(ByPiece);
        _entries.RemoveRange(_capacity, _entries.Count - _capacity);
        _bound = _entries[^1].Piece;
        _cut = true;
    }

    private FileSystemEnumerable<(string Name, bool Folder)> Names() =>
        new(Folder, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), AllNames)
        {
            // Most names are their own pieces, and of a large folder most are not wanted now: those cost no string.
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.FileName.Contains('%') || (IsInReach(entry.FileName) && IsMatch(entry.FileName, NameKind.Object)),
        };

    private bool TryRead(string name, bool folder, out LevelEntry entry)
    {
        entry = default;
        if (!_keys.TryRead(name, out NameKind kind, out string piece)
            || folder != (kind != NameKind.Object)
            || (kind is NameKind.Object or NameKind.History && kind != _leaf))
        {
            return false;
        }

        entry = new LevelEntry(kind == NameKind.Folder ? piece + "/" : piece, kind, name);
        return IsInReach(entry.Piece) && IsMatch(entry.Piece, kind);
    }

    /// <summary>Whether an entry is behind what was read before, and not behind more than is kept.</summary>
    private bool IsInReach(ReadOnlySpan<char> piece) =>
        (_from is null || Utf8Order.Compare(piece, _from) > 0) && (_bound is null || Utf8Order.Compare(piece, _bound) <= 0);

    /// <summary>Whether a key is listed, or whether something below a folder can be.</summary>
    private bool IsMatch(ReadOnlySpan<char> piece, NameKind kind)
    {
        bool starts = piece.StartsWith(_prefix, StringComparison.Ordinal);
        return kind is NameKind.Object or NameKind.History
            ? starts && _after?.Covers(piece) != true
            : (starts || _prefix.AsSpan().StartsWith(piece, StringComparison.Ordinal)) && _after?.CoversAllOf(piece) != true;
    }
}
