using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fluent.Buckets;

/// <summary>What a host validates at its start for a façade: that the façade can be made. It has no content of its own.</summary>
internal sealed class FacadeCheck<TFacade>;

/// <summary>Makes the façade, which checks its configuration.</summary>
internal sealed class FacadeValidator<TFacade>(IServiceProvider services) : IValidateOptions<FacadeCheck<TFacade>>
    where TFacade : class
{
    public ValidateOptionsResult Validate(string? name, FacadeCheck<TFacade> options)
    {
        try
        {
            services.GetRequiredService<TFacade>();
            return ValidateOptionsResult.Success;
        }
        catch (StorageException fault)
        {
            IEnumerable<StorageException> problems = fault.Failures.Count > 0 ? fault.Failures : [fault];
            return ValidateOptionsResult.Fail(problems.Select(static problem => problem.Message));
        }
    }
}

/// <summary>What a host validates at its start for static façades: that they are configured. It has no content of its own.</summary>
internal sealed class StaticCheck;

/// <summary>The stores of a static façade, which the container must not dispose.</summary>
internal sealed class StaticStores(StoreRegistry stores) : IStoreSource, IValidateOptions<StaticCheck>
{
    public StoreRegistry Stores => stores;

    public string Facade => stores.Facade;

    public IEnumerable<ObjectStore> All => stores.All;

    public ObjectStore? Find(string name) => stores.TryGet(name)?.Lend();

    public ValidateOptionsResult Validate(string? name, StaticCheck options)
    {
        string[] problems = [.. stores.FindMissingStores().Select(static problem => problem.Message)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
