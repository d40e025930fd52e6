using Fluent.Buckets;

namespace Editor.Workspaces;

[Storage]
public static partial class Storage;

[Bucket("workspace-scratch")]
public sealed partial class Scratch;

/// <summary>The files of one editing session. They are gone when the session is.</summary>
public sealed class WorkspaceSession : IDisposable
{
    private readonly Bucket _files;
    private readonly Timer _autosave;
    private readonly Dictionary<string, string> _unsaved = [];
    private bool _disposed;

    public WorkspaceSession(Guid id, TimeSpan autosave)
    {
        Id = id;
        _files = Storage.Scratch.Within($"{id:N}/");
        _autosave = new Timer(async _ => await SaveAsync(), null, autosave, autosave);
    }

    public Guid Id { get; }

    public void Edit(string file, string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_unsaved)
        {
            _unsaved[file] = text;
        }
    }

    public async Task SaveAsync()
    {
        KeyValuePair<string, string>[] pending;
        lock (_unsaved)
        {
            pending = [.. _unsaved];
            _unsaved.Clear();
        }

        await Task.WhenAll(pending.Select(file => _files.Object(file.Key).UploadText(file.Value).AsTask()));
    }

    public async Task<string> LoadAsync(string file) => await _files.Object(file).ReadText();

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _autosave.Dispose();
        _files.DeleteAll(""); // expect FB0002
    }
}
