using System.Buffers;
using System.Text;

namespace Fluent.Buckets;

/// <summary>Which keys a file system holds as paths of the same name, each segment a file or folder. Pure: it asks nobody.</summary>
/// <remarks>Nothing is escaped or replaced: a key that does not pass is refused, so that no key leads out of its folder or meets another.</remarks>
internal sealed class FileNameRules(bool windows)
{
    /// <summary>The greatest length of a name: 255 bytes on the file systems of Unix, 255 UTF-16 code units on NTFS.</summary>
    private const int GreatestName = 255;

    private static readonly SearchValues<char> RefusedByWindows = SearchValues.Create(
        [.. @"\:*?""<>|", .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    /// <summary>The names of devices, also with any extension: learn.microsoft.com/windows/win32/fileio/naming-a-file.</summary>
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules of the machine that we run on.</summary>
    public static FileNameRules Local { get; } = new(OperatingSystem.IsWindows());

    /// <summary>Why a key is refused, as a whole sentence. Null means that it is a path inside any folder.</summary>
    public string? Check(string key)
    {
        foreach (string segment in key.Split('/'))
        {
            string? refusal = segment switch
            {
                "" => "It starts or ends with a slash, or has two in a row: a file needs a name.",
                "." or ".." => $"'{segment}' in a path is not a name but leads elsewhere.",
                _ when segment.Contains('\0', StringComparison.Ordinal) => "A name cannot hold NUL.",
                _ when windows => CheckWindows(segment),
                _ => Encoding.UTF8.GetByteCount(segment) > GreatestName ? "One of its names has more than 255 bytes." : null,
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static string? CheckWindows(string segment)
    {
        if (segment.Length > GreatestName)
        {
            return "One of its names has more than 255 characters.";
        }

        if (segment.AsSpan().ContainsAny(RefusedByWindows))
        {
            return @"Windows takes no \ : * ? "" < > | and no control characters in a name.";
        }

        if (segment[^1] is '.' or ' ')
        {
            return "Windows takes no name that ends in a dot or a space.";
        }

        return Devices.Contains(segment.Split('.')[0].TrimEnd(' ')) ? "On Windows it is the name of a device." : null;
    }
}
