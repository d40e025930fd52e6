using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gallery;

/// <summary>Traces and metrics on the console, with <c>--telemetry true</c>.</summary>
internal static class Telemetry
{
    private const string Storage = "Fluent.Buckets";

    public static void AddTelemetry(this IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(static traces => traces.AddSource("Microsoft.AspNetCore", Storage).AddConsoleExporter())
        .WithMetrics(static metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", Storage).AddConsoleExporter());
}
