using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers;

/// <summary>Whose rules a bucket's name must keep.</summary>
internal static class BucketNameTable
{
    /// <summary>The values of <c>Providers</c>, each with its name in messages and its rules. The last one holds on the laptop.</summary>
    private static readonly ImmutableArray<(int Flag, string Name, Func<string, string?> Refuse)> Rules =
    [
        (1, "Amazon S3", S3BucketNames.Refuse),
        (2, "Azure Blob Storage", AzureBucketNames.Refuse),
        (4, "Google Cloud Storage", GoogleBucketNames.Refuse),
        (8, "OpenStack Swift", SwiftBucketNames.Refuse),
        (16 | 32, "the Directory and Memory stores", RefuseLocal),
    ];

    /// <summary>The first provider that refuses a name, and why. Null means that all of the declared ones accept it.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="providers">The declared providers; 0 means all.</param>
    public static (string Provider, string Why)? FindRefusal(string name, int providers)
    {
        foreach ((int flag, string provider, Func<string, string?> refuse) in Rules)
        {
            if ((providers == 0 || (providers & flag) != 0) && refuse(name) is { } why)
            {
                return (provider, why);
            }
        }

        return null;
    }

    /// <summary>A name like the given one that the declared providers accept. Null means that none is near.</summary>
    public static string? Suggest(string name, int providers)
    {
        foreach (string others in new[] { "-._", "-.", "-" })
        {
            string suggestion = Mend(name, others);
            if (suggestion != name && FindRefusal(suggestion, providers) is null)
            {
                return suggestion;
            }
        }

        return null;
    }

    private static string Mend(string name, string others)
    {
        var mended = new System.Text.StringBuilder(name.Length);
        foreach (char c in name.ToLowerInvariant())
        {
            bool kept = NameText.IsLowerOrDigit(c) || others.IndexOf(c) >= 0;
            bool separator = !kept || others.IndexOf(c) >= 0;

            // Two separators in a row are one: no provider's rule is against that.
            if (!separator || (mended.Length > 0 && NameText.IsLowerOrDigit(mended[mended.Length - 1])))
            {
                mended.Append(kept ? c : '-');
            }
        }

        string text = mended.ToString().TrimEnd('-', '.', '_');
        return text.Length > 63 ? text.Substring(0, 63).TrimEnd('-', '.', '_') : text;
    }

    private static string? RefuseLocal(string name) =>
        LocalBucketNames.Refuse(name) is { } sentence ? $"{char.ToLowerInvariant(sentence[0])}{sentence.Substring(1).TrimEnd('.')}" : null;
}
