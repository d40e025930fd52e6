using Fluent.Buckets;

namespace FreshApp.FB0106;

[Bucket("letters")]
public sealed partial record Letters;
