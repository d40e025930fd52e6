using Fluent.Buckets;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic;

/// <summary>What may leave the house.</summary>
[Storage]
public sealed partial class PublicStorage;

/// <summary>What stays in the house.</summary>
[Storage]
public sealed partial class PatientStorage;

[Bucket("clinic-brochures", Facade = typeof(PublicStorage))]
public sealed partial class Brochures;

[Bucket("patient-images", Facade = typeof(PatientStorage))]
public sealed partial class PatientImages;

[Bucket("patient-letters")]
public sealed partial class PatientLetters; // expect FB0107

public static class ClinicServices
{
    public static IServiceCollection AddClinicStorage(this IServiceCollection services, string folder) => services
        .AddStorage<PublicStorage>("PublicStorage")
        .AddStorage<PatientStorage>(s => s.UseDirectory(folder))
        .AddTransient<ImageViewer>();
}

public sealed class ImageViewer(PatientImages images, Brochures brochures)
{
    public async Task<Stream?> Show(int patient, string image, CancellationToken cancellationToken)
    {
        BucketObject item = images.Object($"{patient:D8}/{image}");
        return await item.Exists(cancellationToken) ? await item.OpenRead(cancellationToken) : null;
    }

    public async Task<IReadOnlyDictionary<string, long>> Index(int patient)
    {
        var sizes = new SortedDictionary<string, long>();
        await foreach (ObjectInfo info in images.List($"{patient:D8}/"))
        {
            sizes.Add(info.Key, info.Size);
        }

        return sizes;
    }

    public Task Print(string name, string path) => brochures.Object($"{name}.pdf").DownloadTo(path);
}
