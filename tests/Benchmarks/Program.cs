using Fluent.Buckets.Benchmarks;

switch (args)
{
    case ["generator"]:
        GeneratorCost.Run(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Say what to measure: generator");
        return 2;
}
