using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>What is answered.</summary>
internal sealed class DoubleAnswer(int status, ReadOnlyMemory<byte> body = default)
{
    public int Status => status;

    public ReadOnlyMemory<byte> Body => body;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["X-GUploader-UploadID"] = Guid.NewGuid().ToString("N"),
    };

    public static DoubleAnswer Empty(int status = 204) => new(status);

    public static DoubleAnswer Json(JsonObject resource, int status = 200) =>
        new DoubleAnswer(status, Encoding.UTF8.GetBytes(resource.ToJsonString())).With("Content-Type", "application/json; charset=UTF-8");

    public static DoubleAnswer Xml(XElement document, int status = 200)
    {
        var text = new MemoryStream();
        var settings = new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(text, settings))
        {
            document.Save(writer);
        }

        return new DoubleAnswer(status, text.ToArray()).With("Content-Type", "application/xml; charset=UTF-8");
    }

    public DoubleAnswer With(string name, string? value)
    {
        if (value is not null)
        {
            Headers[name] = value;
        }

        return this;
    }
}
