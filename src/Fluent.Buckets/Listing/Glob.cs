using System.Text;
using System.Text.RegularExpressions;

namespace Fluent.Buckets;

/// <summary>A pattern over names or keys: <c>*</c>, <c>**</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, <c>{a,b}</c>, <c>\</c>.</summary>
/// <remarks>
/// It becomes a regular expression without backtracking, so that no pattern takes more than linear time. The libraries for globs match paths of a file
/// system: they fold case, know <c>..</c> and take <c>\</c> for a separator, all of which are wrong for keys.
/// </remarks>
internal sealed class Glob
{
    // One character that is not '/', counted as people count: a surrogate pair is one.
    private const string AnyButSlash = @"(?:[^/\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";

    private readonly Regex _regex;

    private Glob(string pattern, string prefix, Regex regex)
    {
        Pattern = pattern;
        Prefix = prefix;
        _regex = regex;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Pattern { get; }

    /// <summary>What every match starts with.</summary>
    public string Prefix { get; }

    public static Glob Parse(string glob)
    {
        ArgumentNullException.ThrowIfNull(glob);
        return glob.Length == 0
            ? throw Malformed(glob, "it is empty")
            : new Parser(glob).Parse();
    }

    public bool Matches(string key) => _regex.IsMatch(key);

    private static StorageException Malformed(string glob, string why) =>
        StorageErrors.InvalidArgument($"The pattern {StorageErrors.Show(glob)} is malformed: {why}. A backslash takes the next character as it is.");

    private sealed class Parser(string glob)
    {
        private readonly StringBuilder _prefix = new();
        private readonly StringBuilder _regex = new(@"\A");
        private int _depth;
        private bool _literal = true;
        private int _at;

        public Glob Parse()
        {
            while (_at < glob.Length)
            {
                Next(glob[_at++]);
            }

            if (_depth > 0)
            {
                throw Malformed(glob, "a { is not closed");
            }

            var regex = new Regex(
                _regex.Append(@"\z").ToString(),
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
            return new Glob(glob, _prefix.ToString(), regex);
        }

        private void Next(char c)
        {
            switch (c)
            {
                case '*' when _at < glob.Length && glob[_at] == '*':
                    _at++;
                    Special(".*");
                    break;
                case '*':
                    Special("[^/]*");
                    break;
                case '?':
                    Special(AnyButSlash);
                    break;
                case '[':
                    Special(CharacterClass());
                    break;
                case '{':
                    _depth++;
                    Special("(?:");
                    break;
                case '}' when _depth > 0:
                    _depth--;
                    Special(")");
                    break;
                case ',' when _depth > 0:
                    Special("|");
                    break;
                case '\\' when _at == glob.Length:
                    throw Malformed(glob, "it ends in a backslash");
                case '\\':
                    Literal(glob[_at++]);
                    break;
                default:
                    Literal(c);
                    break;
            }
        }

        private void Special(string regex)
        {
            _literal = false;
            _regex.Append(regex);
        }

        private void Literal(char c)
        {
            if (_literal)
            {
                _prefix.Append(c);
            }

            _regex.Append(Regex.Escape(c.ToString()));
        }

        private string CharacterClass()
        {
            int start = _at;
            bool negated = _at < glob.Length && glob[_at] is '!' or '^';
            _at += negated ? 1 : 0;

            // A ] that comes first is a member, as in every shell.
            int close = _at < glob.Length ? glob.IndexOf(']', _at + 1) : -1;
            if (close < 0)
            {
                throw Malformed(glob, "a [ is not closed");
            }

            string members = glob[_at..close];
            _at = close + 1;
            for (int i = 1; i + 1 < members.Length; i++)
            {
                if (members[i] == '-' && members[i - 1] > members[i + 1])
                {
                    throw Malformed(glob, $"the range [{glob[start..close]}] runs backwards");
                }
            }

            string escaped = members.Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("]", @"\]", StringComparison.Ordinal)
                .Replace("[", @"\[", StringComparison.Ordinal)
                .Replace("^", @"\^", StringComparison.Ordinal);
            return negated ? $"[^/{escaped}]" : $"[{escaped}]";
        }
    }
}
