// A native program: no runtime to install, no reflection. It stores, finds, compares and deletes.
//   Native                 on a directory; then it shows, without a network, that each cloud driver and its SDK work in here
//   Native --store URL     on s3://?region=eu-west-1, azure://account, swift:, …, with credentials from the provider's usual variables
using Fluent.Buckets;
using Native;

try
{
    switch (args)
    {
        case []:
            await OnDirectory();
#if !CORE_ONLY
            await CloudDrivers.Show(Console.Out);
#endif
            return 0;
        case ["--store", var url]:
            await Tour.Run(url, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine("Usage: Native [--store URL]");
            return 2;
    }
}
catch (StorageException fault)
{
    Console.Error.WriteLine($"{fault.Code}: {fault.Message}");
    return 1;
}
catch (InvalidDataException difference)
{
    Console.Error.WriteLine(difference.Message);
    return 1;
}

static async Task OnDirectory()
{
    DirectoryInfo folder = Directory.CreateTempSubdirectory("fluent-buckets-native-");
    try
    {
        await Tour.Run(new Uri(folder.FullName).AbsoluteUri, Console.Out);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
