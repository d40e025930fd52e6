using Fluent.Buckets.Benchmarks;

switch (args)
{
    case ["build-time"]:
        BuildTimeCost.Run(Console.Out);
        return 0;
    case ["generator"]:
        GeneratorCost.Run(Console.Out);
        return 0;
    case ["micro"]:
        MicroBenchmarks.Run();
        return 0;
    case ["unknown-length"]:
        await UnknownLength.Run(Console.Out);
        return 0;
    case ["listing"]:
        await LargeListing.Run(Console.Out);
        return 0;
    case ["transfers", .. string[] options]:
        return await TransferRunner.Run(options, Console.Out);
    case [TransferJob.Verb, ..]:
        return await TransferOne.Run(args, Console.Out);
    case ["web", .. string[] options]:
        return await WebRunner.Run(options, Console.Out);
    case [WebServer.Verb, string folder]:
        return await WebServer.Run(folder, Console.In, Console.Out);
    case ["null-server"]:
        return NullServer.Run(Console.In, Console.Out);
    default:
        Console.Error.WriteLine("Say what to measure: build-time, generator, micro, unknown-length, listing, transfers or web");
        return 2;
}
