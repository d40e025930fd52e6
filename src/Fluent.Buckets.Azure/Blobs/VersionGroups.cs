using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Gathers versions by key, since those of one key may lie in two pages of the service.</summary>
/// <param name="onlyKey">The one key that is asked for. Null means every key of the prefix.</param>
/// <param name="done">The last key that earlier pages told whole. Null means none.</param>
internal sealed class VersionGroups(string? onlyKey, string? done)
{
    private readonly List<ObjectVersion> _whole = [];
    private readonly List<ObjectVersion> _last = [];
    private string? _lastKey;
    private string? _lastToken;
    private string? _wholeKey;

    /// <summary>Whether at least one key is told whole.</summary>
    public bool HasWholeKey => _whole.Count > 0;

    /// <summary>Adds a page of the service.</summary>
    /// <param name="items">Its blobs, in order.</param>
    /// <param name="token">The token that it was asked for with.</param>
    public void Add(IEnumerable<BlobItem> items, string? token)
    {
        foreach (BlobItem item in items)
        {
            if ((onlyKey is not null && item.Name != onlyKey)
                || (done is not null && string.CompareOrdinal(item.Name, done) <= 0)
                || item.Name.StartsWith(UploadMarker.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (item.Name != _lastKey)
            {
                Finish();
                _lastKey = item.Name;
                _lastToken = token;
            }

            _last.Add(new ObjectVersion
            {
                Key = item.Name,
                Id = item.VersionId,
                IsLatest = item.IsLatestVersion == true,
                CreatedAt = item.Properties.CreatedOn,
                Info = Infos.Of(item),
            });
        }
    }

    public VersionPage ToPage(bool isLast)
    {
        if (isLast)
        {
            Finish();
            return new VersionPage(_whole, null);
        }

        return new VersionPage(_whole, VersionToken.Make(_lastToken, _wholeKey!));
    }

    private void Finish()
    {
        if (_lastKey is not null)
        {
            _whole.AddRange(Enumerable.Reverse(_last));
            _last.Clear();
            _wholeKey = _lastKey;
        }
    }
}
