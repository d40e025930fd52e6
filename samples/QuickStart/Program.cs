using Fluent.Buckets;
using QuickStart;
using Spectre.Console;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

if (!Directory.Exists(arguments.Folder))
{
    Console.Error.WriteLine($"The folder '{arguments.Folder}' does not exist.");
    return 2;
}

try
{
    // Some providers have one space of bucket names for everybody.
    Storage.Configure(s => s.Open(arguments.StoreUrl).NameBucket(nameof(Storage.Files), $"quick-start-{Guid.NewGuid():N}"));
    AnsiConsole.MarkupLineInterpolated($"[bold]Fluent Buckets[/]: bucket '{Storage.Files.Name}' on {Storage.Files.Store.Name}");
    return await Tour.Run(arguments.Folder) ? 0 : 1;
}
catch (StorageException fault)
{
    AnsiConsole.MarkupLineInterpolated($"[red]{fault.Code}[/]: {fault.Message}");
    return 1;
}
finally
{
    if (arguments.TemporaryStore is { } temporary)
    {
        Directory.Delete(temporary, recursive: true);
    }
}
