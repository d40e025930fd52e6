namespace Fluent.Buckets;

/// <summary>Follows the pages of a listing, to tell one that is long from one that would never end.</summary>
/// <param name="store">The store's name.</param>
/// <param name="what">What is listed, as the error tells it.</param>
/// <param name="token">The token of the page that the walk starts with. Null means the first.</param>
internal sealed class PageWalk(string store, string what, string? token = null)
{
    /// <summary>How many pages in a row may hold nothing. Stores give some where much was deleted.</summary>
    private const int GreatestEmpty = 1000;

    private string? _token = token;
    private (string First, string Last)? _page;
    private int _empty;
    private string? _mark;
    private long _steps;
    private long _nextMark = 1;

    public PageWalk(BucketPlace place, string? token = null)
        : this(place.Store, $"bucket '{place.Name}'", token) => Bucket = place.Name;

    private string? Bucket { get; }

    /// <summary>Says that a page was given, and asks whether the one of this token may follow.</summary>
    /// <param name="next">The token of the next page.</param>
    /// <param name="count">How many entries the page has.</param>
    /// <param name="key">The name of an entry.</param>
    public void Next(string next, int count, Func<int, string> key)
    {
        (string First, string Last)? page = count == 0 ? null : (key(0), key(count - 1));
        _empty = count == 0 ? _empty + 1 : 0;
        if (next == _token || next == _mark || (page is not null && page == _page))
        {
            throw Endless($"gave the same page of {what} twice");
        }

        if (_empty > GreatestEmpty)
        {
            throw Endless($"gave more than {GreatestEmpty} empty pages of {what} in a row");
        }

        // Brent's way to find a circle of any length: the mark moves on at each power of two.
        if (++_steps == _nextMark)
        {
            _mark = next;
            _nextMark *= 2;
        }

        _token = next;
        _page = page;
    }

    private StorageException Endless(string did) => StorageErrors.At(
        StorageErrorCode.ProviderError,
        store,
        Bucket,
        null,
        $"The store ({store}) {did}, so the listing would never end. Try again; if it stays, ask the provider.");
}
