using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>Reads the type of a typed bucket's keys: what a key is made of, and the prefixes that it has.</summary>
internal static class BucketKeyReader
{
    /// <summary>Whether a type is declared to be a key, in source.</summary>
    public static bool IsDeclared(INamedTypeSymbol type) => FindDeclaration(type) is not null;

    /// <summary>Reads a type. Null means that it is no key, or one whose own declaration cannot be served.</summary>
    /// <param name="type">The type.</param>
    /// <param name="fault">Why it is no key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static BucketKey? Read(INamedTypeSymbol type, out DeclarationFault fault, CancellationToken cancellationToken)
    {
        if (FindDeclaration(type) is { } declaration)
        {
            BucketKey? declared = ReadDeclared(type, ObjectKeyReader.Read(type, declaration, cancellationToken), cancellationToken);
            fault = declared is null ? DeclarationFault.KeyNotServed : DeclarationFault.None;
            return declared;
        }

        bool isKey = type.AllInterfaces.Any(implemented =>
            KnownNames.IsDeclared(implemented, "IObjectKey") && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type));
        fault = isKey ? DeclarationFault.None : DeclarationFault.NotAKey;
        return isKey ? ReadWritten(type, cancellationToken) : null;
    }

    /// <summary>Reads a declared key. Null means that it cannot be served.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="model">Its declaration.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static BucketKey? ReadDeclared(INamedTypeSymbol type, KeyModel model, CancellationToken cancellationToken)
    {
        if (!model.IsServed)
        {
            return null;
        }

        KeyPart[] holes = [.. model.Parts.Where(static part => part.Kind != KeyPartKind.Literal)];
        bool byInitializer = model.Parameters.Any(static parameter => parameter.Argument is null);
        Dictionary<string, string> texts = KeyDocumentation.Read(type, FindConstructor, cancellationToken);
        BucketKeyParameter[] parameters = MakeParameters(
            [.. model.Parameters.Select(parameter => (
                parameter.Member, parameter.Argument ?? parameter.Member, holes.First(hole => hole.Text == parameter.Member).Type))],
            texts);
        var prefixes = new List<BucketKeyPrefix>();
        for (int count = 1; count < holes.Length && (model.Taken & GeneratedMembers.KeyPrefix) == 0; count++)
        {
            BucketKeyParameter[] leading = [.. holes.Take(count).Select(hole => parameters.First(parameter => parameter.Member == hole.Text))];
            prefixes.Add(new BucketKeyPrefix(new EquatableArray<BucketKeyParameter>(leading), IsText: true));
        }

        return new BucketKey(
            TypeNames.Of(type),
            byInitializer,
            new EquatableArray<BucketKeyParameter>(parameters),
            new EquatableArray<BucketKeyPrefix>([.. prefixes]));
    }

    // The part that makes it a key is generated in the same run, so only its declaration can tell what will be there.
    private static AttributeData? FindDeclaration(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty ? null : type.GetAttributes().FirstOrDefault(KnownNames.IsObjectKeyAttribute);

    /// <summary>A key that is written by hand, or compiled already.</summary>
    private static BucketKey ReadWritten(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        IMethodSymbol? constructor = FindConstructor(type);
        Dictionary<string, string> texts = KeyDocumentation.Read(type, _ => constructor, cancellationToken);
        return new BucketKey(
            TypeNames.Of(type),
            ByInitializer: false,
            new EquatableArray<BucketKeyParameter>(constructor is null ? [] : MakeParameters(constructor, texts)),
            new EquatableArray<BucketKeyPrefix>([.. FindPrefixes(type, texts)]));
    }

    /// <summary>The constructor of a record's parameters, else the one public constructor that has any. Null means that there is none.</summary>
    private static IMethodSymbol? FindConstructor(INamedTypeSymbol type)
    {
        IMethodSymbol[] constructors =
        [
            .. type.InstanceConstructors.Where(static constructor => constructor is
                {
                    DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false, Parameters.IsEmpty: false,
                }
                && constructor.Parameters.All(static parameter => parameter.RefKind is RefKind.None or RefKind.In)),
        ];
        return constructors.FirstOrDefault(static constructor =>
                constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax)
            ?? (constructors.Length == 1 ? constructors[0] : null);
    }

    private static IEnumerable<BucketKeyPrefix> FindPrefixes(INamedTypeSymbol type, Dictionary<string, string> texts)
    {
        foreach (IMethodSymbol method in type.GetMembers("Prefix").OfType<IMethodSymbol>().OrderBy(static method => method.Parameters.Length))
        {
            bool isText = method.ReturnType.SpecialType == SpecialType.System_String;
            if (method is { IsStatic: true, Arity: 0, DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: false }
                && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
                && (isText || KnownNames.IsDeclared(method.ReturnType as INamedTypeSymbol, "KeyPrefix")))
            {
                yield return new BucketKeyPrefix(new EquatableArray<BucketKeyParameter>(MakeParameters(method, texts)), isText);
            }
        }
    }

    private static BucketKeyParameter[] MakeParameters(IMethodSymbol method, Dictionary<string, string> texts) => MakeParameters(
        [.. method.Parameters.Select(static parameter => (parameter.Name, parameter.Name, TypeNames.Of(parameter.Type)))], texts);

    private static BucketKeyParameter[] MakeParameters((string Member, string Argument, string Type)[] members, Dictionary<string, string> texts)
    {
        string[] names = ParameterNames.Of([.. members.Select(static member => member.Member)]);
        return
        [
            .. members.Select((member, i) => new BucketKeyParameter(
                member.Type,
                names[i],
                member.Member,
                texts.TryGetValue(member.Argument, out string? text) ? text : $"The key's <c>{member.Member}</c>.")),
        ];
    }
}
