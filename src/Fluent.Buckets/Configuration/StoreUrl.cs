using System.Collections.Frozen;

namespace Fluent.Buckets;

/// <summary>
/// A store URL, taken apart: <c>scheme://host/path?option=value</c>. It says where a store is and how to speak to it, and holds no credential.
/// </summary>
/// <remarks>Parts are decoded; option names are case-insensitive. <see cref="ToString"/> leaves the options out.</remarks>
public sealed class StoreUrl
{
    internal StoreUrl(string scheme, string host, string path, IReadOnlyDictionary<string, string> options)
    {
        Scheme = scheme;
        Host = host;
        Path = path;
        Options = options.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The scheme in lower case, which names the driver: <c>s3</c>.</summary>
    public string Scheme { get; }

    /// <summary>What stands between <c>//</c> and the path: a host, with a port where one is given, or an account. Empty when there is none.</summary>
    public string Host { get; }

    /// <summary>The path, decoded. Empty when there is none.</summary>
    public string Path { get; }

    /// <summary>The options by name, decoded.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Takes a URL apart.</summary>
    /// <param name="url">The URL.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: not a store URL, or one that holds a credential. The message repeats no part of it that may be secret.
    /// </exception>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1054:URI-like parameters should not be strings", Justification = "memory: and file: URLs are written as text.")]
    public static StoreUrl Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return StoreUrlParser.Parse(url);
    }

    /// <summary>An option. Null when it is not given.</summary>
    /// <param name="name">Its name.</param>
    public string? GetOption(string name) => Options.GetValueOrDefault(name);

    /// <summary>An option that is <c>true</c> or <c>false</c>. Null when it is not given.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="StorageException">InvalidArgument: it is neither.</exception>
    public bool? GetSwitch(string name) => GetOption(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Invalid($"Its option '{name}' is true or false."),
    };

    /// <summary>Refuses options that the driver does not know, so that a misspelt one is no silent default.</summary>
    /// <param name="known">The names of the options that the driver knows.</param>
    /// <exception cref="StorageException">InvalidArgument: there is another one.</exception>
    public void AllowOptions(params string[] known)
    {
        ArgumentNullException.ThrowIfNull(known);
        foreach (string name in Options.Keys.Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw Invalid(known.Length == 0
                    ? $"It has the option '{name}', but takes none."
                    : $"It has the option '{name}', which is none. Known are {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>The error of a URL that a driver refuses.</summary>
    /// <param name="why">Why, and what to write instead, as whole sentences that repeat no value.</param>
    public StorageException Invalid(string why) => StorageErrors.InvalidArgument($"The {Scheme}: store URL is refused. {why}");

    /// <summary>The URL without its options.</summary>
    public override string ToString() => $"{Scheme}:{(Host.Length > 0 ? "//" + Host : string.Empty)}{Path}";
}
