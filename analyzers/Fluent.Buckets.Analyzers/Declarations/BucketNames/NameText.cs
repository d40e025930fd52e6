namespace Fluent.Buckets.Analyzers;

/// <summary>What the providers' rules for names ask of a text.</summary>
internal static class NameText
{
    public static bool IsLowerOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    public static bool HasOnly(string name, string others) => name.All(c => IsLowerOrDigit(c) || others.Contains(c));

    public static bool EndsProperly(string name) => IsLowerOrDigit(name[0]) && IsLowerOrDigit(name[name.Length - 1]);

    /// <summary>Whether a name has the form of an IPv4 address: four numbers with dots between.</summary>
    public static bool LooksLikeAddress(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is > 0 and <= 3 && part.All(c => c is >= '0' and <= '9'));
    }
}
