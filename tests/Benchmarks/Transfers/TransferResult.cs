using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What one who was measured needed once.</summary>
/// <param name="Seconds">The time on the clock.</param>
/// <param name="ProcessorSeconds">The time of processors, of the program and the system.</param>
/// <param name="PeakBytes">The greatest resident memory of the process.</param>
/// <param name="Busy">The part of the machine's processors that worked meanwhile, for the client, the server and everyone else.</param>
/// <param name="IdleBytes">The resident memory before the transfer, once all is warm; 0 for a tool.</param>
/// <param name="Latencies">The median and the 99th percentile, in milliseconds: one at a time, then many.</param>
internal sealed record TransferResult(
    double Seconds, double ProcessorSeconds, long PeakBytes, double Busy, long IdleBytes = 0, IReadOnlyList<double>? Latencies = null)
{
    public string ToLine() => JsonSerializer.Serialize(this, TransferResultContext.Default.TransferResult);

    public static TransferResult FromLine(string line) => JsonSerializer.Deserialize(line, TransferResultContext.Default.TransferResult)!;
}

[JsonSerializable(typeof(TransferResult))]
internal sealed partial class TransferResultContext : JsonSerializerContext;
