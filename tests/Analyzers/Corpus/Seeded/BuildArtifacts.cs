using System.Security.Cryptography;
using Fluent.Buckets;

namespace Ci.Artifacts;

public sealed record Artifact(string Project, string Branch, int Build, string Path);

public sealed class ArtifactStore(ObjectStore store)
{
    private readonly Bucket _artifacts = store.Bucket("build-artifacts");

    public async Task<ObjectInfo> Store(Artifact artifact, CancellationToken cancellationToken)
    {
        byte[] hash;
        using (FileStream file = File.OpenRead(artifact.Path))
        {
            hash = await SHA256.HashDataAsync(file, cancellationToken);
        }

        return await _artifacts.Object(KeyOf(artifact)).UploadFrom(artifact.Path, cancellationToken)
            .WithMetadata("branch", artifact.Branch)
            .WithMetadata("build", artifact.Build.ToString())
            .WithMetadata("content-sha256", Convert.ToHexString(hash)) // expect FB0204
            .IfAbsent();
    }

    public async Task<string?> Fetch(Artifact artifact, string folder)
    {
        string path = Path.Combine(folder, Path.GetFileName(artifact.Path));
        try
        {
            await _artifacts.Object(KeyOf(artifact)).DownloadTo(path);
            return path;
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    public async Task Prune(string project, int keep)
    {
        var builds = await _artifacts.ListFolder($"{project}/")
            .Where(entry => entry.IsFolder)
            .Select(entry => entry.Key)
            .ToListAsync();
        await Task.WhenAll(builds.OrderDescending().Skip(keep).Select(prefix => _artifacts.DeleteAll(prefix).AsTask()));
    }

    private static string KeyOf(Artifact artifact) => $"{artifact.Project}/{artifact.Build:D8}/{Path.GetFileName(artifact.Path)}";
}
