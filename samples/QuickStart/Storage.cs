using Fluent.Buckets;

namespace QuickStart;

/// <summary>The façade: one for the program, with a property for each bucket.</summary>
[Storage]
internal static partial class Storage;

/// <summary>The bucket of this sample.</summary>
[Bucket("quick-start")]
internal sealed partial class Files;
