namespace Fluent.Buckets.OpenStackSwift;

/// <summary>
/// Swift holds every key of up to 1,024 bytes. Source: OpenStack Object Storage API v1, "Object name": any character, URL-encoded, in UTF-8 of at
/// most 1,024 bytes; NUL is for Swift's own names ("Object versioning", reserved namespace), and no key holds it anyway.
/// </summary>
internal sealed class SwiftKeyRules : KeyRules
{
    protected override string? Refuse(string key) => null;
}
