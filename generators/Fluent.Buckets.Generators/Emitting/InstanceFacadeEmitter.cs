namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a façade that is not static. A constructor of the app's own finds its handles made, though without a store.</summary>
internal static class InstanceFacadeEmitter
{
    public static string Emit(FacadeFile facade) => TypeFrame.Write(
        facade.Type, HasDispose(facade) ? "global::System.IAsyncDisposable" : null, writer => WriteMembers(writer, facade));

    private static bool HasDispose(FacadeFile facade) => (facade.Taken & GeneratedMembers.DisposeAsync) == 0;

    private static void WriteMembers(SourceWriter writer, FacadeFile facade)
    {
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"private readonly {KnownNames.HandlesClass} {KnownNames.HandlesField} = new {KnownNames.HandlesClass}();");
        writer.Line();
        WriteConstructors(writer, facade);
        FacadeParts.WriteProperties(writer, facade, string.Empty, KnownNames.HandlesField);
        if (HasDispose(facade))
        {
            writer.Lines($"""
                /// <summary>Releases the stores that this façade was configured with, not one that it was given.</summary>
                {TypeFrame.GeneratedCode}
                public global::System.Threading.Tasks.ValueTask DisposeAsync() =>
                    {KnownNames.HandlesField}.{KnownNames.RegistryField}.DisposeAsync();

                """);
        }

        WriteHandles(writer, facade);
    }

    private static void WriteConstructors(SourceWriter writer, FacadeFile facade)
    {
        string type = Identifiers.Escape(facade.Type.Name);
        if ((facade.Taken & GeneratedMembers.ConfigureConstructor) == 0)
        {
            writer.Lines($"""
                /// <summary>Makes a façade with stores of its own.</summary>
                /// <param name="configure">Says which stores.</param>
                {TypeFrame.GeneratedCode}
                public {type}(global::System.Action<global::Fluent.Buckets.StorageBuilder> configure) =>
                    {KnownNames.HandlesField}.{KnownNames.RegistryField}.Configure(configure);

                """);
        }

        if ((facade.Taken & GeneratedMembers.StoreConstructor) == 0)
        {
            writer.Lines($"""
                /// <summary>Makes a façade all of whose buckets are in one store.</summary>
                /// <param name="store">The store, whatever name a bucket asks for. It is not disposed.</param>
                {TypeFrame.GeneratedCode}
                public {type}(global::Fluent.Buckets.ObjectStore store) =>
                    {KnownNames.HandlesField}.{KnownNames.RegistryField}.Configure(store);

                """);
        }
    }

    private static void WriteHandles(SourceWriter writer, FacadeFile facade)
    {
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open("private sealed class " + KnownNames.HandlesClass);
        writer.Line($"internal readonly {FacadeParts.RegistryOf(facade)}");
        foreach (FacadeProperty property in facade.Properties)
        {
            writer.Line($"internal readonly {Identifiers.Qualify(property.Bucket)} {Identifiers.Escape(property.Name)};");
        }

        writer.Line();
        writer.Open($"internal {KnownNames.HandlesClass}()");
        foreach (FacadeProperty property in facade.Properties)
        {
            writer.Line($"this.{Identifiers.Escape(property.Name)} = new {Identifiers.Qualify(property.Bucket)}({KnownNames.RegistryField});");
        }

        writer.Close();
        writer.Close();
    }
}
