using System.Text.RegularExpressions;
using Fluent.Buckets;
using Microsoft.AspNetCore.Http;

namespace Saas.Files;

[Storage]
public sealed partial class SaasStorage;

[Bucket("tenant-files")]
public sealed partial class TenantBucket;

public interface ITenantAccessor
{
    string TenantId { get; }

    bool IsReadOnly { get; }
}

public sealed class HttpTenantAccessor(IHttpContextAccessor http) : ITenantAccessor
{
    public string TenantId => http.HttpContext?.User.FindFirst("tenant")?.Value ?? throw new UnauthorizedAccessException("No tenant.");

    public bool IsReadOnly => http.HttpContext?.User.IsInRole("writer") != true;
}

public sealed partial class TenantFiles(TenantBucket bucket, ITenantAccessor tenant)
{
    private Bucket Mine => bucket.Within($"{Checked(tenant.TenantId)}/");

    public ReadOnlyBucket Browse() => Mine.AsReadOnly();

    public async Task<long> UsedBytes(CancellationToken cancellationToken = default)
    {
        long sum = 0;
        await foreach (ObjectInfo info in Mine.List(cancellationToken: cancellationToken))
        {
            sum += info.Size;
        }

        return sum;
    }

    public async Task<ObjectInfo> Save(string name, Stream content, CancellationToken cancellationToken = default)
    {
        if (tenant.IsReadOnly)
        {
            throw new InvalidOperationException("You may only read.");
        }

        NewObject created = Mine.Create(Checked(name));
        return await created.UploadFrom(content, cancellationToken);
    }

    public async Task Rename(string from, string to) => await Mine.Object(Checked(from)).MoveTo(Checked(to)).IfAbsent();

    public async Task<bool> Share(string name, string otherTenant)
    {
        BucketObject source = Mine.Object(Checked(name));
        if (!await source.Exists())
        {
            return false;
        }

        await source.CopyTo(bucket.Object($"{Checked(otherTenant)}/shared/{name}"));
        return true;
    }

    public async IAsyncEnumerable<string> Names()
    {
        await foreach (ObjectInfo info in Browse().List())
        {
            yield return info.Key;
        }
    }

    private static string Checked(string part) =>
        SafePart().IsMatch(part) ? part : throw new ArgumentException("Letters, digits, dots and hyphens only.", nameof(part));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$")]
    private static partial Regex SafePart();
}
