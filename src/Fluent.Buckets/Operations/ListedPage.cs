namespace Fluent.Buckets;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items, in the store's order.</param>
/// <param name="NextToken">
/// What to give to <c>Page</c> for the next page: text that may stand in a URL as it is and that another process may use later. It is neither
/// secret nor signed: it tells where the listing goes on. Null means that this is the last page, which may be empty.
/// </param>
public sealed record ListedPage<T>(IReadOnlyList<T> Items, string? NextToken);
