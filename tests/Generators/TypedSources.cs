namespace Fluent.Buckets.Generators.Tests;

/// <summary>What typed buckets need in a project: keys, content and a context, as their own generators would have completed them.</summary>
internal static class TypedSources
{
    /// <summary>A key of three values with prefixes, written by hand.</summary>
    public const string Key = """
        namespace App
        {
            using System;
            using System.Diagnostics.CodeAnalysis;

            /// <summary>The key of an order.</summary>
            /// <param name="Year">The year, as <see cref="Order"/> has it.</param>
            /// <param name="Month">
            /// The month,
            /// from 1.
            /// </param>
            /// <param name="Id">Which one, of <c>a &lt; b</c>.</param>
            public readonly record struct OrderKey(int Year, int Month, Guid Id) : IObjectKey<OrderKey>
            {
                public static string Prefix(int year) => $"{year}/";
                public static string Prefix(int year, int month) => $"{year}/{month}/";
                public static OrderKey Parse(string s, IFormatProvider? p) => throw new FormatException();
                public static OrderKey Parse(ReadOnlySpan<char> s, IFormatProvider? p) => throw new FormatException();
                public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, out OrderKey key) { key = default; return false; }
                public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out OrderKey key) { key = default; return false; }
                public string ToString(string? format, IFormatProvider? p) => $"{Year}/{Month}/{Id}";
                public bool TryFormat(Span<char> d, out int written, ReadOnlySpan<char> f, IFormatProvider? p) { written = 0; return false; }
            }

            public sealed record Order(string Customer);
        }
        """;

    /// <summary>The context that knows the content.</summary>
    public static readonly string Context = ContextOf("AppJson", "Order");

    /// <summary>A context of namespace <c>App</c> that knows a type.</summary>
    public static string ContextOf(string name, string type) => $$"""
        namespace App
        {
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;

            [JsonSerializable(typeof({{type}}))]
            internal sealed partial class {{name}}() : JsonSerializerContext(null)
            {
                public static {{name}} Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override JsonTypeInfo? GetTypeInfo(System.Type type) => null;
            }
        }
        """;
}
