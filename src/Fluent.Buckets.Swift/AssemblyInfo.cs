using Fluent.Buckets;

[assembly: StoreDriver("swift", typeof(SwiftDriver))]
