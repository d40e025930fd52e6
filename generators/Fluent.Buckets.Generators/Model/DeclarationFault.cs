namespace Fluent.Buckets.Generators;

/// <summary>
/// Why a declaration cannot be served. <see cref="NotPartial"/> is FB0101, <see cref="HalfWritten"/> is the compiler's, all others are FB0106.
/// </summary>
internal enum DeclarationFault
{
    None,
    HalfWritten,
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
    PlainClass,
    RefStruct,
    SeveralConstructors,
    UnreadableParameter,
    NotAKey,
    KeyNotServed,
    KeyOutOfReach,
    ContentNotAClass,
    ContentOutOfReach,
    GenericContainer,
    FileLocalContainer,
    NotPartial,
    ContainerNotPartial,
}
