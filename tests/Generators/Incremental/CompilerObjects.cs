using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>Looks for what a pipeline value must not hold: it differs after each edit, and keeps old compilations alive.</summary>
internal static class CompilerObjects
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(IOperation), typeof(Diagnostic),
    ];

    /// <summary>The path to the first one in an object's fields and elements. Null means that there is none.</summary>
    public static string? FindIn(object? value) => Find(value, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
        {
            return null;
        }

        Type type = value.GetType();
        if (Array.Find(Forbidden, forbidden => forbidden.IsAssignableFrom(type)) is { } found)
        {
            return $"{path} is a {found.Name}";
        }

        if (type.IsPrimitive || type.IsEnum || value is string || (!type.IsValueType && !seen.Add(value)))
        {
            return null;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                if (Find(item, path + "[]", seen) is { } inItem)
                {
                    return inItem;
                }
            }
        }

        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Find(field.GetValue(value), $"{path}.{field.Name}", seen) is { } inField)
                {
                    return inField;
                }
            }
        }

        return null;
    }
}
