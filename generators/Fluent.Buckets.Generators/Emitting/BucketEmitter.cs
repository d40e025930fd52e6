using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a bucket's class: its base class, its constructors and what takes a key's parameters.</summary>
internal static class BucketEmitter
{
    public static string Emit(BucketFile file) => TypeFrame.Write(file.Bucket.Type, BaseOf(file.Bucket), writer =>
    {
        WriteConstructors(writer, file);
        if (file.Bucket.Key is { } key)
        {
            KeyedMembersEmitter.Write(writer, file.Bucket, key);
        }
    });

    private static string BaseOf(BucketModel bucket) => bucket switch
    {
        { Key: null } => "global::Fluent.Buckets.Bucket",
        { Content: null } => $"global::Fluent.Buckets.Bucket<{bucket.Key.Type}>",
        _ => $"global::Fluent.Buckets.Bucket<{bucket.Key.Type}, {bucket.Content.Type}>",
    };

    private static string Serializer(BucketFile file) => file.Serialization switch
    {
        null => string.Empty,
        { Outcome: SerializationOutcome.Serializer, Type: { } type } => $", new {type}()",
        { Outcome: SerializationOutcome.Json, Type: { } type } =>
            $", global::Fluent.Buckets.ContentSerializer.Json<{file.Bucket.Content!.Type}>({type}.Default)",
        _ => $", global::Fluent.Buckets.ContentSerializer.Missing<{file.Bucket.Content!.Type}>()",
    };

    private static void WriteConstructors(SourceWriter writer, BucketFile file)
    {
        BucketModel bucket = file.Bucket;
        string type = Identifiers.Escape(bucket.Type.Name);
        string name = SymbolDisplay.FormatLiteral(bucket.Name, quote: true);
        string store = bucket.Store is null ? "null" : SymbolDisplay.FormatLiteral(bucket.Store, quote: true);
        string serializer = Serializer(file);
        bool hasStoreConstructor = (bucket.Taken & GeneratedMembers.StoreConstructor) == 0;
        if (hasStoreConstructor)
        {
            writer.Lines($$"""
                /// <summary>Names this bucket in a store.</summary>
                /// <param name="store">The store.</param>
                {{TypeFrame.GeneratedCode}}
                public {{type}}(global::Fluent.Buckets.ObjectStore store)
                    : base(store, {{name}}{{serializer}})
                {
                }
                """);
        }

        if ((bucket.Taken & GeneratedMembers.RegistryConstructor) == 0)
        {
            if (hasStoreConstructor)
            {
                writer.Line();
            }

            string accessor = SymbolDisplay.FormatLiteral(bucket.Accessor, quote: true);
            writer.Lines($$"""
                /// <summary>Names this bucket in the stores of its façade. For generated code.</summary>
                /// <param name="stores">The façade's stores.</param>
                {{TypeFrame.GeneratedCode}}
                {{TypeFrame.Hidden}}
                internal {{type}}(global::Fluent.Buckets.StoreRegistry stores)
                    : base(stores, {{name}}, {{store}}{{serializer}}, {{accessor}})
                {
                }
                """);
        }
    }
}
