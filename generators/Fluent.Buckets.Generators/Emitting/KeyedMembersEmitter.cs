namespace Fluent.Buckets.Generators;

/// <summary>Writes the members of a typed bucket that take a key's parameters. They call the base class, so that no conversion leads back to them.</summary>
internal static class KeyedMembersEmitter
{
    private const string Unwritable = "/// <exception cref=\"global::Fluent.Buckets.StorageException\">InvalidKey: a value that the key cannot write.</exception>";

    public static void Write(SourceWriter writer, BucketModel bucket, BucketKey key)
    {
        string types = bucket.Content is null ? key.Type : $"{key.Type}, {bucket.Content.Type}";
        if (key.Parameters.Count > 0)
        {
            if ((bucket.Taken & GeneratedMembers.KeyedObject) == 0)
            {
                WriteHandle(writer, key, "Object", $"global::Fluent.Buckets.BucketObject<{types}>", "Names an object, whether or not there is one.");
            }

            if ((bucket.Taken & GeneratedMembers.KeyedCreate) == 0)
            {
                string type = bucket.Content is null ? "global::Fluent.Buckets.NewObject" : $"global::Fluent.Buckets.NewObject<{bucket.Content.Type}>";
                WriteHandle(
                    writer, key, "Create", type, "Names an object that is to be uploaded. Nothing is stored until its upload (FB0001).");
            }
        }

        foreach ((GeneratedMembers member, string verb, bool needsContent) in KeyedMembers.PrefixVerbs)
        {
            if ((bucket.Taken & member) == 0 && (!needsContent || bucket.Content is not null))
            {
                foreach (BucketKeyPrefix prefix in key.Prefixes)
                {
                    WritePrefixVerb(writer, key, prefix, verb, member switch
                    {
                        GeneratedMembers.KeyedList => ($"global::Fluent.Buckets.KeyListing<{key.Type}>", "Lists the objects whose keys have these values."),
                        GeneratedMembers.KeyedDeleteAll => (
                            "global::Fluent.Buckets.DeleteManyOperation", "Deletes all objects whose keys have these values, and gives how many."),
                        _ => ($"global::Fluent.Buckets.ContentListing<{types}>",
                            "Reads the content of the objects whose keys have these values, in the order of the listing."),
                    });
                }
            }
        }
    }

    private static void WriteHandle(SourceWriter writer, BucketKey key, string verb, string type, string summary)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        WriteParameterDocs(writer, key.Parameters);
        writer.Line(Unwritable);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"public {type} {verb}({Declare(key.Parameters)}) =>");
        writer.Line($"    base.{verb}({MakeKey(key)});");
    }

    private static void WritePrefixVerb(
        SourceWriter writer, BucketKey key, BucketKeyPrefix prefix, string verb, (string Type, string Summary) result)
    {
        string token = prefix.Parameters.Any(static parameter => parameter.Name == "cancellationToken") ? "cancellation" : "cancellationToken";
        string call = $"{key.Type}.Prefix({Pass(prefix.Parameters)})";
        writer.Line();
        writer.Line($"/// <summary>{result.Summary}</summary>");
        WriteParameterDocs(writer, prefix.Parameters);
        writer.Line($"/// <param name=\"{token}\">Cancels it.</param>");
        writer.Line(Unwritable);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"public {result.Type} {verb}({Declare(prefix.Parameters)}, {KeyedMembers.CancellationToken} {token} = default) =>");
        writer.Line($"    base.{verb}({(prefix.IsText ? $"new global::Fluent.Buckets.KeyPrefix({call})" : call)}, {token});");
    }

    private static void WriteParameterDocs(SourceWriter writer, IEnumerable<BucketKeyParameter> parameters)
    {
        foreach (BucketKeyParameter parameter in parameters)
        {
            writer.Line($"/// <param name=\"{parameter.Name}\">{parameter.Documentation}</param>");
        }
    }

    private static string Declare(IEnumerable<BucketKeyParameter> parameters) =>
        string.Join(", ", parameters.Select(static parameter => $"{parameter.Type} {Identifiers.EscapeParameter(parameter.Name)}"));

    private static string Pass(IEnumerable<BucketKeyParameter> parameters) =>
        string.Join(", ", parameters.Select(static parameter => Identifiers.EscapeParameter(parameter.Name)));

    private static string MakeKey(BucketKey key) => key.ByInitializer
        ? $"new {key.Type} {{ {string.Join(", ", key.Parameters.Select(SetMember))} }}"
        : $"new {key.Type}({Pass(key.Parameters)})";

    private static string SetMember(BucketKeyParameter parameter) =>
        $"{Identifiers.Escape(parameter.Member)} = {Identifiers.EscapeParameter(parameter.Name)}";
}
