namespace Fluent.Buckets.Models;

/// <summary>The store is not as the model says.</summary>
internal sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
