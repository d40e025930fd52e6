using Fluent.Buckets;

namespace FreshApp.FB0101;

[Bucket("holiday-photos")]
public sealed class Photos;
