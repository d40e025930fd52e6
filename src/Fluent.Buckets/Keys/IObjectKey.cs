namespace Fluent.Buckets;

/// <summary>
/// The key of an object as a type. The source generator implements it on types marked with <see cref="ObjectKeyAttribute"/>.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <remarks>
/// Text and value are one to one: parsing the text of a key gives the same key, and a text that parses is the text of what it parses to.
/// Formats and format providers that are passed in are ignored: a key is the same text in each culture.
/// A value that has no text, such as one that is longer than its place in the template, is a <see cref="StorageException"/> with
/// <see cref="StorageErrorCode.InvalidKey"/> when it is formatted.
/// </remarks>
public interface IObjectKey<TSelf> : ISpanParsable<TSelf>, ISpanFormattable
    where TSelf : IObjectKey<TSelf>;
