using Fluent.Buckets;

namespace Game.Saves;

public sealed class CloudSaves : IAsyncDisposable
{
    private const string SlotFolder = @"saves\slots";

    private readonly ObjectStore _store;
    private readonly Bucket _player;

    public CloudSaves(string url, string player)
    {
        _store = ObjectStore.Open(url);
        _player = _store.Bucket("game-saves").Within($"{player}/");
    }

    public async Task Save(int slot, byte[] state, string level)
    {
        await Slot(slot).Upload(state).WithMetadata("level", level).WithMetadata("saved_at", DateTimeOffset.UtcNow.ToString("O"));
        await _player.Object("last-slot").UploadText(slot.ToString());
    }

    public async Task<byte[]?> Continue()
    {
        BucketObject last = _player.Object("last-slot");
        if (!await last.Exists() || !int.TryParse(await last.ReadText(), out int slot))
        {
            return null;
        }

        return await Slot(slot).ReadBytes();
    }

    public async Task<IReadOnlyList<(int Slot, string? Level)>> Slots()
    {
        ObjectInfo?[] infos = await Task.WhenAll(Enumerable.Range(1, 10).Select(slot => Slot(slot).TryGetInfo().AsTask()));
        return [.. infos.Index().Where(pair => pair.Item is not null).Select(pair => (pair.Index + 1, pair.Item!.Metadata?.GetValueOrDefault("level")))];
    }

    public async Task Delete(int slot)
    {
        await Slot(slot).Delete();
        if (await _player.Object("last-slot").ReadText() == slot.ToString())
        {
            await _player.Object("last-slot").Delete();
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private BucketObject Slot(int number) => _player.Object($@"{SlotFolder}\{number}.sav"); // expect FB0201
}
