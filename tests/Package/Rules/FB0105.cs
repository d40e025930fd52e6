using Fluent.Buckets;

namespace FreshApp.FB0105;

[ObjectKey("{Id}.json")]
public readonly partial record struct DraftKey(Guid Id)
{
    public static DraftKey Parse(string text, IFormatProvider? provider) => new(Guid.Parse(text, provider));
}
