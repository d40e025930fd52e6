using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Which types may stand in a key, and in which formats.</summary>
internal static class KeyFormats
{
    private const int GreatestDigits = 64;

    /// <summary>Finds how a hole is written.</summary>
    /// <param name="hole">The hole.</param>
    /// <param name="type">Its parameter's type.</param>
    /// <param name="fault">Why it cannot be written, as a whole sentence. Null means that it can.</param>
    public static KeyPart Find(TemplatePiece hole, ITypeSymbol type, out string? fault)
    {
        (KeyPartKind kind, int width, string? format) = Choose(type, hole.Format);
        bool takesSlashes = kind is KeyPartKind.Text or KeyPartKind.Value;
        fault = kind == KeyPartKind.Literal ? $"'{hole}' is of type '{Show(type)}', which does not implement ISpanParsable<{Show(type)}> and ISpanFormattable."
            : width < 0 ? $"'{hole}' has a format that {Describe(type, kind)}."
            : hole.Slashes && !takesSlashes ? $"'{hole}' is of type '{Show(type)}', which holds no slash. Remove '**'."
            : null;
        return new KeyPart(kind, hole.Text)
        {
            Type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            IsReference = type.IsReferenceType,
            Format = format,
            Width = Math.Max(width, 0),
            Slashes = hole.Slashes,
        };
    }

    /// <summary>Whether a type formats and parses itself.</summary>
    public static bool FormatsItself(ITypeSymbol type)
    {
        bool parses = false;
        bool formats = false;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                formats |= implemented.Name == "ISpanFormattable";
                parses |= implemented.Name == "ISpanParsable" && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type);
            }
        }

        return parses && formats;
    }

    /// <summary>
    /// Whether a type may be about to get the interfaces from a source generator, this one or another, whose work no generator sees.
    /// </summary>
    public static bool IsUnfinished(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
        && named.GetAttributes().Length > 0
        && named.DeclaringSyntaxReferences.Length > 0
        && DeclarationCheck.IsPartial(named, CancellationToken.None);

    /// <summary>Kind, width and format. The kind of a literal means a type that cannot be written, the width -1 a format that its type does not have.</summary>
    private static (KeyPartKind Kind, int Width, string? Format) Choose(ITypeSymbol type, string? format)
    {
        int none = format is null ? 0 : -1;
        switch (type.SpecialType)
        {
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
                return (KeyPartKind.Number, WidthOfNumber(format), format);
            case SpecialType.System_String:
                return (KeyPartKind.Text, none, null);
            case SpecialType.System_Boolean:
                return (KeyPartKind.Special, none, null);
            case SpecialType.System_DateTime:
                return (KeyPartKind.Special, format is null or "O" ? 0 : -1, "O");
            default:
                break;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return (KeyPartKind.Name, none, null);
        }

        if (type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            switch (type.Name)
            {
                case "Guid":
                    return (KeyPartKind.Exact, format switch { null or "D" => 36, "N" => 32, _ => -1 }, format ?? "D");
                case "DateOnly":
                    return (KeyPartKind.Exact, format switch { null or "O" => 10, "yyyyMMdd" => 8, _ => -1 }, format ?? "O");
                case "TimeOnly":
                    return (KeyPartKind.Exact, format is null or "O" ? 16 : -1, "O");
                case "DateTimeOffset":
                    return (KeyPartKind.Exact, format is null or "O" ? 33 : -1, "O");
                default:
                    break;
            }
        }

        return FormatsItself(type) || IsUnfinished(type) ? (KeyPartKind.Value, none, null) : (KeyPartKind.Literal, 0, null);
    }

    private static string Show(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static int WidthOfNumber(string? format)
    {
        if (format is null or "D" or "X")
        {
            return 0;
        }

        string digits = format.Substring(1);
        bool isWidth = format[0] is 'D' or 'X' && digits[0] != '0' && digits.Length <= 2 && digits.All(static digit => digit is >= '0' and <= '9');
        return isWidth && int.Parse(digits) is var width && width <= GreatestDigits ? width : -1;
    }

    private static string Describe(ITypeSymbol type, KeyPartKind kind) => kind switch
    {
        KeyPartKind.Number => $"integers do not have. Use D or X, alone or with a number of digits up to {GreatestDigits}, as in D4",
        KeyPartKind.Exact when type.Name == "Guid" => "GUIDs do not have. Use N or D",
        KeyPartKind.Exact when type.Name == "DateOnly" => "dates do not have. Use O or yyyyMMdd",
        KeyPartKind.Exact => "times do not have. Use O",
        KeyPartKind.Special when type.SpecialType == SpecialType.System_DateTime => "times do not have. Use O",
        _ => "its type does not take. Remove it",
    };
}
