namespace Fluent.Buckets.Generators;

/// <summary>Why a declaration cannot be served. <see cref="NotPartial"/> is FB0101, all others are FB0106.</summary>
internal enum DeclarationFault
{
    None,
    SeveralAttributes,
    Struct,
    Record,
    Generic,
    FileLocal,
    StaticBucket,
    Abstract,
    BaseClass,
    PrimaryConstructor,
    NoName,
    AccessorNotIdentifier,
    RequiredMember,
    GenericContainer,
    FileLocalContainer,
    NotPartial,
    ContainerNotPartial,
}
