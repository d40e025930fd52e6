using System.Text;
using System.Xml;

namespace Fluent.Buckets.Conformance;

/// <summary>The keys of which Swift's s3api can end no upload in parts.</summary>
internal static class S3SwiftKeys
{
    /// <summary>An upload and a part are stored behind the key, as <c>/</c> with 48 characters and <c>/</c> with up to five: 1,024 bytes in all.</summary>
    private const int Greatest = 969;

    /// <summary>Its answer to the start of an upload holds the key, which XML may not carry; the upload lasts, and so does the failure of each listing. Of nothing but slashes it deletes the parts only.</summary>
    public static bool RefusesParts(string key) =>
        key.Trim('/').Length == 0 || Encoding.UTF8.GetByteCount(key) > Greatest || key.Any(c => !char.IsSurrogate(c) && !XmlConvert.IsXmlChar(c));
}
