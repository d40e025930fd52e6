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

        if ((facade.Taken & GeneratedMembers.ConfigureFromSettings) == 0)
        {
            writer.Lines($"""
                /// <summary>Sets the stores of this façade, and what its buckets are called, by settings, once, at the start of the program.</summary>
                /// <param name="section">The section with the settings, such as <c>configuration.GetSection("Storage")</c>: <c>Store</c> is a store URL,
                /// <c>Stores:archive</c> that of a named store, and <c>Buckets:Photos</c> another name for a bucket.</param>
                /// <exception cref="global::System.InvalidOperationException">The façade is configured already.</exception>
                {TypeFrame.GeneratedCode}
                public static void Configure(global::Microsoft.Extensions.Configuration.IConfiguration section) =>
                    {KnownNames.HandlesClass}.{KnownNames.RegistryField}.Configure(builder => builder.UseConfiguration(section));

                """);
        }

        if ((facade.Taken & GeneratedMembers.Registration) == 0)
        {
            writer.Line("/// <summary>This façade for a container: <c>services.AddStorage(Registration)</c> makes its buckets injectable.</summary>");
            writer.Line(TypeFrame.GeneratedCode);
            writer.Line("public static global::Fluent.Buckets.StorageRegistration Registration =>");
            string buckets = string.Concat(facade.Properties.Select(
                static property => $"\n        .Add({KnownNames.HandlesClass}.{Identifiers.Escape(property.Name)})"));
            writer.Lines($"    new global::Fluent.Buckets.StorageRegistration({KnownNames.HandlesClass}.{KnownNames.RegistryField}){buckets};");
            writer.Line();
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
