using Fluent.Buckets;

[assembly: StoreDriver("azure", typeof(AzureDriver))]
