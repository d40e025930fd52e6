namespace Fluent.Buckets;

/// <summary>Which of the addresses of Keystone's catalogue is used.</summary>
public enum SwiftInterface
{
    /// <summary>The one for everybody.</summary>
    Public,

    /// <summary>The one inside the provider's network.</summary>
    Internal,

    /// <summary>The one for operators.</summary>
    Admin,
}
