using System.Diagnostics;
using System.Net.Http.Headers;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Measures a web app: how fast it serves an object beside a static file of the same bytes, and how much memory many uploads at once take.</summary>
internal static class WebRunner
{
    private const int ObjectLength = 64 * 1024 * 1024;
    private const int Uploads = 200;
    private const int UploadLength = 20 * 1024 * 1024;
    private const double MiB = 1024 * 1024;

    /// <summary>200 uploads, each with a buffer of the library and what the server holds of a body that comes faster than it is written (1 MiB in Kestrel).</summary>
    private const long GreatestMemory = 400L * 1024 * 1024;

    public static async Task<int> Run(string[] options, TextWriter output)
    {
        bool smoke = options.Contains("--smoke");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fluent-buckets-web-");
        try
        {
            await Prepare(folder.FullName);
            using Process server = ChildProcess.Start([WebServer.Verb, folder.FullName]);
            using var client = new HttpClient { BaseAddress = new Uri((await server.StandardOutput.ReadLineAsync())!), Timeout = TimeSpan.FromMinutes(10) };
            await Serve(client, smoke ? 1 : 5, output);
            bool isBounded = await Take(client, server, smoke ? UploadLength / 10 : UploadLength, output);
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            return isBounded ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Prepare(string folder)
    {
        byte[] content = new byte[ObjectLength];
        new Random(1).NextBytes(content);
        Directory.CreateDirectory(Path.Combine(folder, "static"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "static", WebServer.Name), content);
        await using var store = new ObjectStore(new DirectoryDriver(Path.Combine(folder, "store")));
        Bucket bucket = await store.CreateBucket(WebServer.Bucket);
        await bucket.Object(WebServer.Name).Upload(content);
    }

    private static async Task Serve(HttpClient client, int rounds, TextWriter output)
    {
        foreach (int parallelism in new[] { 1, 4 })
        {
            var times = new Dictionary<string, List<double>> { ["static"] = [], ["object"] = [] };
            for (int round = 0; round <= rounds; round++)
            {
                foreach ((string path, List<double> all) in times)
                {
                    double seconds = await Download(client, $"/{path}/{WebServer.Name}", parallelism);
                    if (round > 0)
                    {
                        all.Add(seconds);
                    }
                }
            }

            double file = Median(times["static"]);
            double served = Median(times["object"]);
            await output.WriteLineAsync(
                $"64 MiB, {parallelism} at once: static file {Rate(file, parallelism):F0} MiB/s, BucketResults.Object {Rate(served, parallelism):F0} MiB/s, ratio {file / served:F2}");
        }
    }

    private static double Rate(double seconds, int parallelism) => ObjectLength / MiB * 4 * parallelism / seconds;

    /// <summary>Downloads it four times, so many at once, and gives how long that took.</summary>
    private static async Task<double> Download(HttpClient client, string path, int parallelism)
    {
        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, parallelism).Select(async _ =>
        {
            byte[] buffer = new byte[256 * 1024];
            for (int i = 0; i < 4; i++)
            {
                await using Stream body = await client.GetStreamAsync(new Uri(path, UriKind.Relative));
                long length = 0;
                while (await body.ReadAsync(buffer) is int count && count > 0)
                {
                    length += count;
                }

                if (length != ObjectLength)
                {
                    throw new InvalidDataException($"{path} gave {length} bytes.");
                }
            }
        }));
        return time.Elapsed.TotalSeconds;
    }

    private static async Task<bool> Take(HttpClient client, Process server, int length, TextWriter output)
    {
        string[] urls = new string[Uploads + 1];
        for (int i = 0; i < urls.Length; i++)
        {
            await server.StandardInput.WriteLineAsync($"uploads/{i}");
            urls[i] = (await server.StandardOutput.ReadLineAsync())!;
        }

        await Upload(client, urls[Uploads], 1024);
        await File.WriteAllTextAsync($"/proc/{server.Id}/clear_refs", "5");
        long idle = MemoryPeak.Of($"{server.Id}");
        var time = Stopwatch.StartNew();
        await Task.WhenAll(urls.Take(Uploads).Select(url => Upload(client, url, length)));
        double seconds = time.Elapsed.TotalSeconds;
        long above = MemoryPeak.Of($"{server.Id}") - idle;
        await output.WriteLineAsync(
            $"{Uploads} uploads at once of {length / MiB:F0} MiB: {seconds:F1} s, {Uploads * (length / MiB) / seconds:F0} MiB/s, server idle {idle / MiB:F0} MiB, peak {above / MiB:F0} MiB above that, bound {GreatestMemory / MiB:F0} MiB");
        return above <= GreatestMemory;
    }

    private static async Task Upload(HttpClient client, string url, int length)
    {
        using var content = new StreamContent(new ZeroStream(length));
        content.Headers.ContentLength = length;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await client.PutAsync(new Uri(url, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
