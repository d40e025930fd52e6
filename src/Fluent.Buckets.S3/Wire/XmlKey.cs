using System.Net;
using System.Xml;
using Amazon.S3;

namespace Fluent.Buckets.S3Storage;

/// <summary>Keys in the XML of the protocol.</summary>
internal static class XmlKey
{
    /// <summary>Whether XML 1.0 can carry a key, so that it may stand in a request's body.</summary>
    public static bool FitsXml(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            bool isPair = i + 1 < key.Length && XmlConvert.IsXmlSurrogatePair(key[i + 1], key[i]);
            if (!isPair && !XmlConvert.IsXmlChar(key[i]))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }

    /// <summary>A key of an answer, which is encoded as in the query of a URL where that was asked for and the server knows it.</summary>
    public static string Decode(string key, EncodingType? encoding) => encoding == EncodingType.Url ? WebUtility.UrlDecode(key) : key;
}
