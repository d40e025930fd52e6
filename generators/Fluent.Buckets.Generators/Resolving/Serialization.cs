namespace Fluent.Buckets.Generators;

/// <summary>How the content of a typed bucket is written.</summary>
/// <param name="Outcome">What comes of the attribute and the project's contexts.</param>
/// <param name="Type">The context or serializer, from <c>global::</c> on; of several contexts the first, and what is named though it is none.</param>
/// <param name="Other">Another context that knows the type, where there are several.</param>
internal sealed record Serialization(SerializationOutcome Outcome, string? Type = null, string? Other = null);

/// <summary>What comes of the attribute and the project's contexts. All but the first two are FB0108.</summary>
internal enum SerializationOutcome
{
    /// <summary>JSON by a context.</summary>
    Json,

    /// <summary>By a serializer of the app's own.</summary>
    Serializer,

    /// <summary>No context of the project knows the type.</summary>
    NoContext,

    /// <summary>Several contexts of the project know the type, and none is named.</summary>
    SeveralContexts,

    /// <summary>What is named as context is none.</summary>
    NotAContext,

    /// <summary>What is named as serializer is none for the type, or cannot be made.</summary>
    NotASerializer,
}
