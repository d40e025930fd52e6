using Fluent.Buckets;

namespace FreshApp.FB0103;

[Storage]
public static partial class Storage;

[Bucket("pictures")]
public sealed partial class Pictures;

[Bucket("pictures")]
public sealed partial class Drawings;
