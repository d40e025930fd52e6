using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Lab.Experiments;

[Storage]
public sealed partial class LabStorage;

[Bucket("lab-measurements")]
public sealed partial class Measurements;

[Bucket("lab-notebooks")]
public sealed partial class Notebooks(ILogger<Notebooks> logger) // expect FB0106
{
    public string NameOf(string scientist, DateOnly day)
    {
        logger.LogDebug("The notebook of {Scientist}", scientist);
        return $"{scientist}/{day:yyyy-MM-dd}.md";
    }
}

public sealed class ExperimentData(Measurements measurements, TimeProvider clock)
{
    public async Task<string> Record(string experiment, IEnumerable<double> values, CancellationToken cancellationToken)
    {
        string key = $"{experiment}/{clock.GetUtcNow():yyyyMMddTHHmmssfff}.bin";
        double[] array = values.ToArray();
        var bytes = new byte[array.Length * sizeof(double)];
        Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
        await measurements.Object(key).Upload(bytes, cancellationToken).WithMetadata("count", array.Length.ToString());
        return key;
    }

    public async Task<double> Average(string experiment)
    {
        double sum = 0;
        long count = 0;
        await foreach (ObjectInfo info in measurements.List($"{experiment}/"))
        {
            byte[] bytes = await measurements.Object(info.Key).ReadBytes();
            for (int i = 0; i + sizeof(double) <= bytes.Length; i += sizeof(double))
            {
                sum += BitConverter.ToDouble(bytes, i);
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
