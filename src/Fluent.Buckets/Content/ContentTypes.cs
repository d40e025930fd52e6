using System.Collections.Frozen;

namespace Fluent.Buckets;

/// <summary>The media type that a key's extension tells, where an upload does not say it.</summary>
/// <remarks>The names are those of the IANA registry of media types (and of RFC 9512, RFC 9239, RFC 7946 for yaml, js, geojson).</remarks>
internal static class ContentTypes
{
    public const string Default = "application/octet-stream";

    // A line a type: the type, then its extensions.
    private const string Table = """
        text/plain txt log
        text/markdown md
        text/csv csv
        text/tab-separated-values tsv
        text/html htm html
        text/css css
        text/javascript js mjs
        text/calendar ics
        text/vcard vcf
        text/vtt vtt
        application/xml xml
        application/json json
        application/jsonl jsonl
        application/geo+json geojson
        application/yaml yaml yml
        application/toml toml
        application/rtf rtf
        application/sql sql
        application/wasm wasm
        application/xhtml+xml xhtml
        application/atom+xml atom
        application/rss+xml rss
        image/png png
        image/jpeg jpg jpeg
        image/gif gif
        image/webp webp
        image/avif avif
        image/heic heic
        image/heif heif
        image/jxl jxl
        image/svg+xml svg
        image/bmp bmp
        image/tiff tif tiff
        image/vnd.microsoft.icon ico
        audio/mpeg mp3
        audio/mp4 m4a
        audio/aac aac
        audio/ogg ogg oga opus
        audio/flac flac
        audio/wav wav
        audio/webm weba
        audio/midi mid
        video/mp4 mp4 m4v
        video/quicktime mov
        video/webm webm
        video/ogg ogv
        video/mpeg mpeg
        video/x-msvideo avi
        video/matroska mkv
        application/pdf pdf
        application/epub+zip epub
        application/msword doc
        application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
        application/vnd.ms-excel xls
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
        application/vnd.ms-powerpoint ppt
        application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
        application/vnd.oasis.opendocument.text odt
        application/vnd.oasis.opendocument.spreadsheet ods
        application/vnd.oasis.opendocument.presentation odp
        application/zip zip nupkg
        application/gzip gz tgz
        application/x-tar tar
        application/x-bzip2 bz2
        application/x-xz xz
        application/x-7z-compressed 7z
        application/zstd zst
        application/vnd.rar rar
        application/java-archive jar
        application/vnd.apache.parquet parquet
        application/vnd.apache.arrow.file arrow
        application/vnd.sqlite3 sqlite
        font/woff woff
        font/woff2 woff2
        font/ttf ttf
        font/otf otf
        """;

    private static readonly FrozenDictionary<string, string> ByExtension = Table
        .Split('\n')
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(extension => KeyValuePair.Create("." + extension, words[0])))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type that a key's extension tells. Null means that it tells none.</summary>
    public static string? ForKey(string key)
    {
        int dot = key.LastIndexOf('.');
        return dot > key.LastIndexOf('/') && ByExtension.TryGetValue(key[dot..], out string? type) ? type : null;
    }
}
