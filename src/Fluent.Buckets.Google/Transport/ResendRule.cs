namespace Fluent.Buckets.GoogleStorage;

/// <summary>When a request may be sent again.</summary>
internal enum ResendRule
{
    /// <summary>When it failed, or when nobody knows whether it did: to send it twice does no harm.</summary>
    Always,

    /// <summary>When Google said that it failed. To send it twice would leave something behind.</summary>
    WhenRefused,

    /// <summary>Never: its body is read once, or its sender looks after it.</summary>
    Never,
}
