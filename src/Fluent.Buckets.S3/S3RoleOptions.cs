namespace Fluent.Buckets;

/// <summary>How a role is taken on.</summary>
public sealed class S3RoleOptions
{
    /// <summary>The name of the session, which the provider's logs tell: 2 to 64 characters.</summary>
    /// <value><c>fluent-buckets</c> by default.</value>
    public string SessionName { get; set; } = "fluent-buckets";

    /// <summary>How long a session lives before a new one is taken: 15 minutes to 12 hours.</summary>
    /// <value>One hour by default.</value>
    public TimeSpan Duration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A policy as JSON that narrows what the session may do. Null means all that the role may.</summary>
    public string? Policy { get; set; }

    /// <summary>The identifier that the role's owner asks for. Null means none.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The address of the token service. Null means the store's own where its options name an endpoint, else Amazon's of the region.</summary>
    public Uri? Endpoint { get; set; }
}
