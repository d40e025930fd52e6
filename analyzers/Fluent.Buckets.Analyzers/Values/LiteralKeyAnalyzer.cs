using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0201: a key that is written in code and is surely a slip, or that a declared provider refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LiteralKeyAnalyzer : ValueRuleAnalyzer
{
    /// <summary>The property of a report that holds the text without its slips, as <see cref="KnownText"/>, for the fix.</summary>
    internal const string Mended = "Mended";

    private const string Title = "A key that a provider refuses, or that is a slip";

    private const string Description =
        "Keys are exact: a slash at the start, a backslash or '..' are part of the name, and what a provider cannot hold exactly is refused with InvalidKey.";

    private static readonly DiagnosticDescriptor Slip = new(
        RuleIds.LiteralKey,
        Title,
        "The key '{0}' {1}",
        RuleCategories.Values,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Description,
        helpLinkUri: RuleIds.HelpUri(RuleIds.LiteralKey));

    private static readonly DiagnosticDescriptor Refused = new(
        RuleIds.LiteralKey,
        Title,
        "The key '{0}' is refused by {1}, where '{2}' shall run: {3}",
        RuleCategories.Values,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Description,
        helpLinkUri: RuleIds.HelpUri(RuleIds.LiteralKey));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Slip, Refused];

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType.Name
            is not ("Bucket" or "ReadOnlyBucket" or "BucketObject" or "BucketObjectVersion"))
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            switch (argument.Parameter)
            {
                case { Name: "key", Type.SpecialType: SpecialType.System_String }:
                    Check(context, call, argument.Value, isPrefix: false);
                    break;
                case { Name: "keys" }:
                    foreach (IOperation key in Leaves.ElementsOf(argument.Value))
                    {
                        Check(context, call, Element(key), isPrefix: false);
                    }

                    break;
                case { Name: "prefix" } when call.TargetMethod.Name == "Within":
                    Check(context, call, argument.Value, isPrefix: true);
                    break;
            }
        }
    }

    /// <summary>What <c>new List&lt;string&gt; { key }</c> adds.</summary>
    private static IOperation Element(IOperation element) =>
        element is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ } added] } ? added.Value : element;

    private static void Check(OperationAnalysisContext context, IInvocationOperation call, IOperation value, bool isPrefix)
    {
        IOperation[] leaves = [.. Leaves.Of(value)];
        (IOperation Leaf, string Text)[] known = [.. leaves.Select(leaf => (leaf, KnownText.Of(leaf)!)).Where(leaf => leaf.Item2 is not null)];
        if (known.Length == 0)
        {
            return;
        }

        // A key that a condition chooses may be chosen by the provider.
        bool isCertain = leaves.Length == 1;
        BucketSource source = BucketSource.Of(call.Instance, context.CancellationToken);
        foreach ((IOperation leaf, string text) in known)
        {
            string? Slips(string key) => isPrefix ? KeySlips.FindInPrefix(source.Prefix, key) : KeySlips.FindInKey(source.Prefix, key);
            if (Slips(text) is { } slip)
            {
                Report(context, leaf, location => Diagnostic.Create(Slip, location, MendIn(text, Slips), KeySlips.Show(text), slip));
            }
            else if (isCertain && FindRefusal(source, text, isPrefix) is var (provider, why))
            {
                Report(
                    context, leaf, location => Diagnostic.Create(Refused, location, KeySlips.Show(text), provider.Name, source.Name, why));
            }
        }
    }

    private static ImmutableDictionary<string, string?> MendIn(string text, Func<string, string?> findSlip)
    {
        string mended = KeySlips.Mend(text);
        return mended != text && findSlip(mended) is null
            ? ImmutableDictionary<string, string?>.Empty.Add(Mended, mended)
            : ImmutableDictionary<string, string?>.Empty;
    }

    /// <summary>The first declared provider that refuses the whole key. What the prefix alone is refused for is reported there.</summary>
    private static (Provider Provider, string Why)? FindRefusal(BucketSource source, string text, bool isPrefix)
    {
        string rest = KnownText.Hole.ToString();
        string whole = source.Prefix + text + (isPrefix ? rest : string.Empty);
        foreach (Provider provider in ProviderTable.Of(source.Providers))
        {
            if (provider.RefuseKey(whole) is { } why && provider.RefuseKey(source.Prefix + rest) is null)
            {
                return (provider, why);
            }
        }

        return null;
    }
}
