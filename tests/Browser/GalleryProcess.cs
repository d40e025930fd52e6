using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fluent.Buckets.Browser.Tests;

/// <summary>The gallery, as a process on a free port of the loopback.</summary>
internal sealed class GalleryProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private GalleryProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it on a store and waits until it is healthy.</summary>
    public static async Task<GalleryProcess> Start(string store, params (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Gallery.dll"), "--urls", address.GetLeftPart(UriPartial.Authority), "--store", store, "--telemetry", "true" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var gallery = new GalleryProcess(Process.Start(start)!, address);
        try
        {
            await gallery.WaitUntilHealthy();
            return gallery;
        }
        catch
        {
            await gallery.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilHealthy()
    {
        var time = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await Client.GetAsync(new Uri("/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.True(time.Elapsed < StartTime && !_process.HasExited, $"The gallery did not start.\n{Output}");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
