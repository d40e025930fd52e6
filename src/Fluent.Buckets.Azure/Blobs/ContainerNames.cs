namespace Fluent.Buckets.AzureBlobs;

/// <summary>Names of containers (Azure Storage REST, "Naming and referencing containers, blobs, and metadata").</summary>
internal sealed class ContainerNames : BucketNameRules
{
    public static ContainerNames Instance { get; } = new();

    public override string? Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name is "$root" or "$web" or "$logs")
        {
            return null;
        }

        if (name.Length is < 3 or > 63)
        {
            return "A container's name has 3 to 63 characters.";
        }

        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return "A container's name holds only lower-case ASCII letters, digits and hyphens.";
        }

        return name[0] == '-' || name[^1] == '-' ? "A container's name starts and ends with a letter or a digit."
            : name.Contains("--", StringComparison.Ordinal) ? "A container's name holds no two hyphens in a row."
            : null;
    }
}
