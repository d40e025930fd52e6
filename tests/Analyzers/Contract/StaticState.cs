using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Contract;

/// <summary>Finds static fields that can change, or whose values can.</summary>
internal static class StaticState
{
    /// <summary>Types of others whose values never change. <c>object</c> is a name without content.</summary>
    private static readonly Type[] Immutable =
    [
        typeof(string), typeof(object), typeof(decimal), typeof(TimeSpan), typeof(Regex), typeof(UTF8Encoding), typeof(DiagnosticDescriptor),
        typeof(SuppressionDescriptor), typeof(LocalizableString),
    ];

    /// <summary>Types of others that are as immutable as what they hold.</summary>
    private static readonly Type[] ImmutableContainers =
    [
        typeof(ImmutableArray<>), typeof(ImmutableHashSet<>), typeof(ImmutableDictionary<,>), typeof(Nullable<>),
        typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>),
    ];

    public static IEnumerable<string> FindIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !IsMadeByCompiler(type)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !(field.IsInitOnly && (IsCache(field.FieldType) || IsImmutable(field.FieldType, [])))
        select $"{type.FullName}.{field.Name}";

    /// <summary>The lambdas that the compiler keeps, and the types that stand in for newer ones of the framework.</summary>
    private static bool IsMadeByCompiler(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || (type.DeclaringType is { } outer && IsMadeByCompiler(outer));

    /// <summary>What is computed from a compilation, and goes with it: it can be looked up, but holds nothing that another compilation sees.</summary>
    private static bool IsCache(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>)
        && type.GenericTypeArguments[0] == typeof(Compilation);

    private static bool IsImmutable(Type type, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsSubclassOf(typeof(Delegate)) || Immutable.Contains(type) || !seen.Add(type))
        {
            return true;
        }

        if (type.IsGenericType && ImmutableContainers.Contains(type.GetGenericTypeDefinition()))
        {
            return type.GenericTypeArguments.All(argument => IsImmutable(argument, seen));
        }

        return IsOurs(type)
            && !type.IsInterface
            && Instances(type).All(field => field.IsInitOnly && IsImmutable(field.FieldType, seen));
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(RuleIds).Assembly;

    private static IEnumerable<FieldInfo> Instances(Type type)
    {
        for (Type? current = type; current is not null && IsOurs(current); current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
