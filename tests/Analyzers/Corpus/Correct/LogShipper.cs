using System.IO.Compression;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Operations.Logs;

[Storage]
public static partial class Storage;

[Bucket("raw-logs", Providers = Providers.S3 | Providers.Directory)]
public sealed partial class RawLogs;

public class LogShipperOptions
{
    public string Folder { get; set; } = "/var/log/app";

    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}

public class LogShipper : BackgroundService
{
    private readonly LogShipperOptions _options;
    private readonly ILogger<LogShipper> _logger;

    public LogShipper(IOptions<LogShipperOptions> options, ILogger<LogShipper> logger)
    {
        _options = options.Value;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Interval);
        do
        {
            foreach (FileInfo file in new DirectoryInfo(_options.Folder).EnumerateFiles("*.log.*").OrderBy(f => f.LastWriteTimeUtc))
            {
                try
                {
                    ObjectInfo stored = await Ship(file, stoppingToken);
                    _logger.LogInformation("{File} is stored as {Key}, {Size} bytes", file.Name, stored.Key, stored.Size);
                    file.Delete();
                }
                catch (IOException e)
                {
                    _logger.LogWarning(e, "{File} is skipped", file.FullName);
                }
                catch (StorageException e)
                {
                    _logger.LogError(e, "{File} stays until the next round ({Code})", file.FullName, e.Code);
                    break;
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<ObjectInfo> Ship(FileInfo file, CancellationToken cancellationToken)
    {
        string key = $"{Environment.MachineName}/{file.LastWriteTimeUtc:yyyy/MM/dd}/{file.Name}.gz";
        await using FileStream source = file.OpenRead();
        await using ObjectWriter target = await Storage.RawLogs.Object(key)
            .OpenWrite(cancellationToken)
            .WithContentType("text/plain")
            .WithContentEncoding("gzip");
        await using (var zip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await source.CopyToAsync(zip, cancellationToken);
        }

        return await target.CompleteAsync(cancellationToken);
    }
}
