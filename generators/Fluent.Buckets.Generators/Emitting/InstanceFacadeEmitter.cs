namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a façade that is not static. A constructor of the app's own finds its handles made, though without a store.</summary>
internal static class InstanceFacadeEmitter
{
    public static string Emit(FacadeFile facade)
    {
        string?[] interfaces =
        [
            HasDispose(facade) ? "global::System.IAsyncDisposable" : null,
            HasInterface(facade) ? InterfaceOf(facade) : null,
        ];
        string bases = string.Join(", ", interfaces.Where(static one => one is not null));
        return TypeFrame.Write(facade.Type, bases.Length == 0 ? null : bases, writer => WriteMembers(writer, facade));
    }

    private static bool HasInterface(FacadeFile facade) => (facade.Taken & GeneratedMembers.FacadeInterface) == 0;

    private static string InterfaceOf(FacadeFile facade) => $"global::Fluent.Buckets.IStorageFacade<{Identifiers.Qualify(facade.Type)}>";

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

        if (HasInterface(facade))
        {
            WriteInterface(writer, facade);
        }

        WriteHandles(writer, facade);
    }

    /// <summary>What a container needs; members that only the interface shows take no place in the façade.</summary>
    private static void WriteInterface(SourceWriter writer, FacadeFile facade)
    {
        string type = Identifiers.Qualify(facade.Type);
        writer.Lines($"""
            {TypeFrame.GeneratedCode}
            global::Fluent.Buckets.StoreRegistry {InterfaceOf(facade)}.Stores => {KnownNames.HandlesField}.{KnownNames.RegistryField};

            {TypeFrame.GeneratedCode}
            static {type} {InterfaceOf(facade)}.Create(global::System.Action<global::Fluent.Buckets.StorageBuilder> configure) =>
                new {type}(configure);

            """);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"static void {InterfaceOf(facade)}.AddBuckets(global::Fluent.Buckets.FacadeBuckets<{type}> buckets)");
        foreach (FacadeProperty property in facade.Properties)
        {
            writer.Line($"buckets.Add(static facade => facade.{KnownNames.HandlesField}.{Identifiers.Escape(property.Name)});");
        }

        writer.Close();
        writer.Line();
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
