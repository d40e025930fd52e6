namespace Fluent.Buckets.Generators;

/// <summary>How a type is declared to be accessible.</summary>
internal enum Visibility
{
    Public,
    Internal,
    Protected,
    ProtectedInternal,
    PrivateProtected,
    Private,
}
