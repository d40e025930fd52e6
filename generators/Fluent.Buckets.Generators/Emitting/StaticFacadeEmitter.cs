namespace Fluent.Buckets.Generators;

/// <summary>Writes the part of a static façade. Its handles stand in a nested class, so that a field of the app's own part may use them.</summary>
internal static class StaticFacadeEmitter
{
    public static string Emit(FacadeFile facade) => TypeFrame.Write(facade.Type, null, writer => WriteMembers(writer, facade));

    private static void WriteMembers(SourceWriter writer, FacadeFile facade)
    {
        if ((facade.Taken & GeneratedMembers.Configure) == 0)
        {
            writer.Lines($"""
                /// <summary>Sets the stores of this façade, once, at the start of the program.</summary>
                /// <param name="configure">Says which stores.</param>
                /// <exception cref="global::System.InvalidOperationException">The façade is configured already.</exception>
                {TypeFrame.GeneratedCode}
                public static void Configure(global::System.Action<global::Fluent.Buckets.StorageBuilder> configure) =>
                    {KnownNames.HandlesClass}.{KnownNames.RegistryField}.Configure(configure);

                """);
        }

        if ((facade.Taken & GeneratedMembers.Use) == 0)
        {
            writer.Lines($"""
                /// <summary>Puts a store in the place of this façade's in the current async flow, until the result is disposed. For tests.</summary>
                /// <param name="store">The store. It is not disposed.</param>
                /// <param name="name">The name of the one store that it replaces. Null means all of them.</param>
                {TypeFrame.GeneratedCode}
                public static global::System.IDisposable Use(global::Fluent.Buckets.ObjectStore store, string? name = null) =>
                    {KnownNames.HandlesClass}.{KnownNames.RegistryField}.Use(store, name);

                """);
        }

        FacadeParts.WriteProperties(writer, facade, "static ", KnownNames.HandlesClass);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open("private static class " + KnownNames.HandlesClass);
        writer.Line($"internal static readonly {FacadeParts.RegistryOf(facade)}");
        foreach (FacadeProperty property in facade.Properties)
        {
            string type = Identifiers.Qualify(property.Bucket);
            writer.Line($"internal static readonly {type} {Identifiers.Escape(property.Name)} = new {type}({KnownNames.RegistryField});");
        }

        writer.Close();
    }
}
