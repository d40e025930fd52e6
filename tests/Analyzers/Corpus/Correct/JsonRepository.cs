using System.Linq.Expressions;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fluent.Buckets;

namespace Crm.Persistence;

public interface IEntity
{
    string Id { get; }
}

public sealed record Customer(string Id, string Name, string? Email) : IEntity;

public sealed record Contract(string Id, string CustomerId, DateOnly Start) : IEntity;

[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Contract))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class CrmJson : JsonSerializerContext;

public interface IRepository<T>
    where T : class, IEntity
{
    Task<T?> FindAsync(string id, CancellationToken cancellationToken = default);

    Task SaveAsync(T entity, CancellationToken cancellationToken = default);

    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);

    IAsyncEnumerable<T> AllAsync(Expression<Func<T, bool>>? filter = null, CancellationToken cancellationToken = default);
}

public abstract class BucketRepository<T>(Bucket bucket, JsonTypeInfo<T> json) : IRepository<T>
    where T : class, IEntity
{
    protected Bucket Bucket { get; } = bucket.WithDefaults(d => d.CacheControl("no-cache").Metadata("entity", typeof(T).Name.ToLowerInvariant()));

    public async Task<T?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Item(id).ReadJson(json, cancellationToken);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    public virtual async Task SaveAsync(T entity, CancellationToken cancellationToken = default)
    {
        _ = await Item(entity.Id).UploadJson(entity, json, cancellationToken);
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var item = Item(id);
        var existed = await item.Exists(cancellationToken);
        if (existed)
        {
            await item.Delete(cancellationToken);
        }

        return existed;
    }

    public async IAsyncEnumerable<T> AllAsync(
        Expression<Func<T, bool>>? filter = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Func<T, bool>? matches = filter?.Compile();
        await foreach (ObjectInfo info in Bucket.Find("*.json", cancellationToken))
        {
            T entity = await Bucket.Object(info.Key).ReadJson(json, cancellationToken);
            if (matches?.Invoke(entity) ?? true)
            {
                yield return entity;
            }
        }
    }

    protected BucketObject Item(string id) => Bucket.Object($"{id}.json");
}

public sealed class CustomerRepository(ObjectStore store) : BucketRepository<Customer>(store.Bucket("crm").Within("customers/"), CrmJson.Default.Customer);

public sealed class ContractRepository(ObjectStore store) : BucketRepository<Contract>(store.Bucket("crm").Within("contracts/"), CrmJson.Default.Contract)
{
    public override async Task SaveAsync(Contract entity, CancellationToken cancellationToken = default)
    {
        UploadOperation upload = Bucket.Create($"{entity.Id}.json").UploadJson(entity, CrmJson.Default.Contract, cancellationToken);
        await upload.WithMetadata("customer", entity.CustomerId).IfAbsent();
    }
}
