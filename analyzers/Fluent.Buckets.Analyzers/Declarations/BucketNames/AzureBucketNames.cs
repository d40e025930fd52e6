using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers;

/// <summary>Names of containers of Azure Blob Storage.</summary>
/// <remarks>Source: Azure Storage REST, "Naming and referencing containers, blobs, and metadata".</remarks>
internal static class AzureBucketNames
{
    /// <summary>The containers that Azure itself names.</summary>
    private static readonly ImmutableArray<string> WellKnown = ["$root", "$web", "$logs"];

    public static string? Refuse(string name)
    {
        if (WellKnown.Contains(name))
        {
            return null;
        }

        if (name.Length is < 3 or > 63)
        {
            return "it has 3 to 63 characters";
        }

        if (!NameText.HasOnly(name, "-"))
        {
            return "it holds only lower-case letters, digits and hyphens";
        }

        if (!NameText.EndsProperly(name))
        {
            return "it starts and ends with a letter or a digit";
        }

        return name.Contains("--") ? "it holds no two hyphens in a row" : null;
    }
}
