using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>How a local gets disposed.</summary>
/// <param name="Statement">Its declaration.</param>
/// <param name="IsAsync">Whether it is disposed asynchronously.</param>
internal sealed record UsingPlan(LocalDeclarationStatementSyntax Statement, bool IsAsync);
