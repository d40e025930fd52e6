using Fluent.Buckets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Weather;

[Storage]
public sealed partial class WeatherStorage;

[Bucket("weather-observations", Providers = Providers.S3)]
public sealed partial class Observations;

public static class Program
{
    public static async Task Main(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddStorage<WeatherStorage>(s => s.UseS3(o =>
        {
            o.Endpoint = new Uri("https://objects.weather.example.org");
            o.Region = "eu-north-1";
            o.Credentials = S3Credentials.AccessKey("WX7QPL2M4TNB8KZD", "p0Tq9vJm3ZrWc5xLkY7uN2hBs8GdEa1RfVi6oKjX"); // expect FB0205
        }));
        builder.Services.AddHostedService<WeatherUploader>();
        await builder.Build().RunAsync();
    }
}

public sealed class WeatherUploader(Observations observations) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            DateTime now = DateTime.UtcNow;
            string line = $"{now:O};{Random.Shared.NextDouble() * 30:F1}\n";
            string key = $"{Environment.MachineName}/{now:yyyy/MM/dd/HH}.csv";
            BucketObject hour = observations.Object(key);
            string before = await hour.Exists(stoppingToken) ? await hour.ReadText(stoppingToken) : "";
            await hour.UploadText(before + line, stoppingToken).WithContentType("text/csv");
        }
    }
}
