using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a bucket's class: its base class and its constructors.</summary>
internal static class BucketEmitter
{
    public static string Emit(BucketModel bucket) =>
        TypeFrame.Write(bucket.Type, "global::Fluent.Buckets.Bucket", writer => WriteConstructors(writer, bucket));

    private static void WriteConstructors(SourceWriter writer, BucketModel bucket)
    {
        string type = Identifiers.Escape(bucket.Type.Name);
        string name = SymbolDisplay.FormatLiteral(bucket.Name, quote: true);
        string store = bucket.Store is null ? "null" : SymbolDisplay.FormatLiteral(bucket.Store, quote: true);
        bool hasStoreConstructor = (bucket.Taken & GeneratedMembers.StoreConstructor) == 0;
        if (hasStoreConstructor)
        {
            writer.Lines($$"""
                /// <summary>Names this bucket in a store.</summary>
                /// <param name="store">The store.</param>
                {{TypeFrame.GeneratedCode}}
                public {{type}}(global::Fluent.Buckets.ObjectStore store)
                    : base(store, {{name}})
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

            writer.Lines($$"""
                /// <summary>Names this bucket in the stores of its façade. For generated code.</summary>
                /// <param name="stores">The façade's stores.</param>
                {{TypeFrame.GeneratedCode}}
                {{TypeFrame.Hidden}}
                internal {{type}}(global::Fluent.Buckets.StoreRegistry stores)
                    : base(stores, {{name}}, {{store}})
                {
                }
                """);
        }
    }
}
