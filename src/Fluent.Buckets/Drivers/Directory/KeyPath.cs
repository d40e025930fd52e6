using System.Text;

namespace Fluent.Buckets;

/// <summary>What a name in a bucket's folder stands for.</summary>
internal enum NameKind
{
    /// <summary>The last segment of a key: an object.</summary>
    Object,

    /// <summary>A whole segment that a slash follows.</summary>
    Folder,

    /// <summary>The last segment of a key: the folder of its old versions, in the tree of these.</summary>
    History,

    /// <summary>The start of a segment that is too long for one name; the rest is inside.</summary>
    Chunk,
}

/// <summary>
/// Maps keys to paths below a bucket's folder and names back to pieces of keys. Pure. A folder's name ends in <c>%</c>, so that the keys
/// <c>a</c> and <c>a/b</c> live side by side; a chunk's ends in <c>%-</c>, that of a key's old versions in <c>%v</c>.
/// </summary>
/// <param name="folding">Whether the names must stay apart on a file system that folds case or normalises Unicode.</param>
internal sealed class KeyPath(bool folding)
{
    /// <summary>
    /// A segment of at least so many bytes of UTF-8 is cut behind the character that reaches this length: at most 84 bytes, escaped 252, and
    /// with the mark 254, within the 255 of common file systems. All segments that start with the same chunk are cut at the same place.
    /// </summary>
    public const int ChunkLength = 81;

    private const string FolderMark = "%";
    private const string ChunkMark = "%-";
    private const string HistoryMark = "%v";
    private const string EmptyObject = "%_";

    private readonly NameEscape _escape = new(folding);

    /// <summary>The names of the folders above a key's file, outermost first, and last the file's own.</summary>
    public IReadOnlyList<string> Names(string key)
    {
        List<string> names = FolderNames(key);
        string last = AddChunks(names, key[(key.LastIndexOf('/') + 1)..]);
        names.Add(last.Length == 0 ? EmptyObject : _escape.Escape(last));
        return names;
    }

    /// <summary>The names of the folders above the old versions of a key, outermost first, and last that of their own folder.</summary>
    public IEnumerable<string> HistoryNames(string key)
    {
        IReadOnlyList<string> names = Names(key);
        return names.SkipLast(1).Append(names[^1] + HistoryMark);
    }

    /// <summary>The names of the folders for the whole segments of a prefix: up to its last slash.</summary>
    public List<string> FolderNames(string prefix)
    {
        var names = new List<string>();
        int start = 0;
        for (int slash = prefix.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = prefix.IndexOf('/', start))
        {
            string last = AddChunks(names, prefix[start..slash]);
            names.Add(_escape.Escape(last) + FolderMark);
            start = slash + 1;
        }

        return names;
    }

    /// <summary>The name of a bucket's folder.</summary>
    public string BucketName(string bucket) => _escape.Escape(bucket);

    /// <summary>The bucket that a name in the root stands for. False when it stands for none.</summary>
    public bool TryReadBucket(string name, out string bucket) =>
        _escape.TryUnescape(name, out bucket) && BucketNameRules.Local.Check(bucket) is null;

    /// <summary>What a name inside a bucket's folder stands for. False when it is no name that this class makes.</summary>
    public bool TryRead(string name, out NameKind kind, out string piece)
    {
        if (name == EmptyObject)
        {
            (kind, piece) = (NameKind.Object, "");
            return true;
        }

        if (name.EndsWith(HistoryMark, StringComparison.Ordinal))
        {
            bool known = TryRead(name[..^HistoryMark.Length], out NameKind inner, out piece) && inner == NameKind.Object;
            kind = NameKind.History;
            return known;
        }

        kind = name.EndsWith(ChunkMark, StringComparison.Ordinal) ? NameKind.Chunk
            : name.EndsWith(FolderMark, StringComparison.Ordinal) ? NameKind.Folder
            : NameKind.Object;
        string escaped = kind switch
        {
            NameKind.Chunk => name[..^ChunkMark.Length],
            NameKind.Folder => name[..^FolderMark.Length],
            _ => name,
        };
        if (!_escape.TryUnescape(escaped, out piece))
        {
            return false;
        }

        int cut = Cut(piece);
        return kind == NameKind.Chunk ? cut == piece.Length : cut < 0 && (kind == NameKind.Folder || piece.Length > 0);
    }

    private string AddChunks(List<string> names, string segment)
    {
        for (int cut = Cut(segment); cut > 0; cut = Cut(segment))
        {
            names.Add(_escape.Escape(segment[..cut]) + ChunkMark);
            segment = segment[cut..];
        }

        return segment;
    }

    /// <summary>How many characters the first chunk of a segment has. -1 when it fits a name.</summary>
    private static int Cut(string segment)
    {
        // A character of UTF-16 is at most three bytes of UTF-8.
        if (segment.Length * 3 < ChunkLength)
        {
            return -1;
        }

        int bytes = 0;
        int index = 0;
        foreach (Rune rune in segment.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            index += rune.Utf16SequenceLength;
            if (bytes >= ChunkLength)
            {
                return index;
            }
        }

        return -1;
    }
}
