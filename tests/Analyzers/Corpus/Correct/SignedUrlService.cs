using Fluent.Buckets;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Courses.Delivery;

[Storage]
public sealed partial class CourseStorage;

[Bucket("course-videos", Providers = Providers.S3)]
public sealed partial class CourseVideos;

[Bucket("homework", Providers = Providers.S3 | Providers.Google)]
public sealed partial class Homework;

public sealed class LinkOptions
{
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(2);
}

public sealed record UploadTicket(string Key, Uri Url, DateTimeOffset ExpiresAt);

public interface ILinkService
{
    ValueTask<Uri> Watch(string course, string video, CancellationToken cancellationToken = default);

    Task<UploadTicket> HandIn(string student, string fileName, string contentType, CancellationToken cancellationToken = default);
}

internal sealed class SignedLinkService(CourseVideos videos, Homework homework, IMemoryCache cache, IOptions<LinkOptions> options, TimeProvider clock) : ILinkService
{
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(7);

    public async ValueTask<Uri> Watch(string course, string video, CancellationToken cancellationToken = default)
    {
        string key = $"{course}/{video}.m3u8";
        return (await cache.GetOrCreateAsync(key, async entry =>
        {
            TimeSpan lifetime = options.Value.Lifetime;
            entry.AbsoluteExpirationRelativeToNow = lifetime / 2;
            return await videos.Object(key).SignDownloadUrl(lifetime, cancellationToken);
        }))!;
    }

    public async Task<UploadTicket> HandIn(string student, string fileName, string contentType, CancellationToken cancellationToken = default)
    {
        NewObject target = homework.Create($"{student}/{Guid.NewGuid():N}/{fileName}");
        TimeSpan lifetime = options.Value.Lifetime < LongestLink ? options.Value.Lifetime : LongestLink;
        Uri url = await target.SignUploadUrl(lifetime, cancellationToken).WithContentType(contentType);
        return new UploadTicket(target.Key, url, clock.GetUtcNow() + lifetime);
    }

    public Task<Uri> Certificate(string student) => homework.Object($"{student}/certificate.pdf").SignDownloadUrl(LongestLink);
}

public static class LinkServiceCollectionExtensions
{
    public static IServiceCollection AddLinks(this IServiceCollection services, Action<LinkOptions>? configure = null)
    {
        services.AddMemoryCache();
        services.AddStorage<CourseStorage>(s => s.UseS3(o => o.Region = "eu-central-1"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ILinkService, SignedLinkService>();
        return configure is null ? services : services.Configure(configure);
    }
}
