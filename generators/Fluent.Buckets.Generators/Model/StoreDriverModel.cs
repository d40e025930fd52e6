namespace Fluent.Buckets.Generators;

/// <summary>A driver that a referenced assembly offers.</summary>
/// <param name="Scheme">The scheme of its store URLs.</param>
/// <param name="Driver">Its type, from <c>global::</c> on.</param>
internal sealed record StoreDriverModel(string Scheme, string Driver);
