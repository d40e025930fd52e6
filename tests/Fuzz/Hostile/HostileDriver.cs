namespace Fluent.Buckets.Fuzz;

/// <summary>A driver before a hostile server, and what a right answer of its provider would be.</summary>
internal abstract class HostileDriver
{
    public abstract StoreDriver Open(Uri endpoint);

    /// <summary>The headers of an object of five bytes.</summary>
    public abstract string ObjectHeaders { get; }

    /// <summary>The type of the provider's documents.</summary>
    public abstract string DocumentType { get; }

    /// <summary>A document that is not the one that was asked for.</summary>
    public abstract string WrongDocument { get; }

    /// <summary>A document that says that something went wrong.</summary>
    public abstract string ErrorDocument { get; }

    /// <summary>Whether a request is for a page of objects.</summary>
    public abstract bool IsList(HostileRequest request);

    /// <summary>One page of a list.</summary>
    /// <param name="keys">The keys on it, ASCII only.</param>
    /// <param name="next">The token of the next page, or the last key where the provider has no tokens. Null means that there is none.</param>
    /// <param name="size">The size that it tells of each object.</param>
    public abstract string List(IReadOnlyList<string> keys, string? next, string size = "5");

    /// <summary>Whether the provider's pages have tokens, not just the last key.</summary>
    public virtual bool HasTokens => true;

    /// <summary>Answers what comes before the attack, such as a request for a token. False when there is nothing.</summary>
    public virtual Task<bool> AnswerBefore(HostileRequest request, Stream stream) => Task.FromResult(false);

    public string DocumentHeaders => $"Content-Type: {DocumentType}\r\n";
}
