using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Names as C# text.</summary>
internal static class Identifiers
{
    /// <summary>A name with <c>@</c> before it where it is a keyword, or lower case and so may become one (CS8981).</summary>
    public static string Escape(string name) => name.All(static character => character is >= 'a' and <= 'z') ? "@" + name : name;

    /// <summary>A parameter's name with <c>@</c> before it where it is a keyword.</summary>
    public static string EscapeParameter(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A namespace with each part escaped.</summary>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>A type from <c>global::</c> on.</summary>
    public static string Qualify(TypeModel type)
    {
        string path = "global::";
        if (type.Namespace.Length > 0)
        {
            path += EscapeNamespace(type.Namespace) + ".";
        }

        foreach (ContainingType outer in type.Containers)
        {
            path += Escape(outer.Name) + ".";
        }

        return path + Escape(type.Name);
    }
}
