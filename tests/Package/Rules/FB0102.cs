using Fluent.Buckets;

namespace FreshApp.FB0102;

[Bucket("Holiday_Photos")]
public sealed partial class Photos;
