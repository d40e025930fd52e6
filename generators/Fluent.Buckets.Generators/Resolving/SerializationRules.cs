namespace Fluent.Buckets.Generators;

/// <summary>Finds how the content of a typed bucket is written. Generator and analyzers share it, so that they cannot disagree.</summary>
internal static class SerializationRules
{
    /// <param name="content">What the bucket's attribute says.</param>
    /// <param name="contexts">The project's contexts.</param>
    public static Serialization Find(BucketContent content, IEnumerable<JsonContextModel> contexts)
    {
        if (content.Serializer is { } serializer)
        {
            return new Serialization(content.IsSerializer ? SerializationOutcome.Serializer : SerializationOutcome.NotASerializer, serializer);
        }

        if (content.Json is { } named)
        {
            return new Serialization(content.IsContext ? SerializationOutcome.Json : SerializationOutcome.NotAContext, named);
        }

        // A context with attributes on several of its parts is found with each of them.
        string[] knowing =
        [
            .. contexts.Where(context => context.Knows.Contains(content.Type, StringComparer.Ordinal))
                .Select(static context => context.Type)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static name => name, StringComparer.Ordinal),
        ];
        return knowing switch
        {
            [] => new Serialization(SerializationOutcome.NoContext),
            [var only] => new Serialization(SerializationOutcome.Json, only),
            [var first, var second, ..] => new Serialization(SerializationOutcome.SeveralContexts, first, second),
        };
    }
}
