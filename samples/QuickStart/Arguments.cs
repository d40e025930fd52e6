namespace QuickStart;

/// <summary>What the command line says.</summary>
internal sealed record Arguments(string Folder, string StoreUrl, string? TemporaryStore)
{
    public const string Usage = """
        Usage: dotnet run --project samples/QuickStart -- [FOLDER] [--store URL]
        URL: file:///path, memory:, s3://?region=eu-west-1, azure://account, gs://?project=name, swift:
        Credentials come from the provider's usual variables: AWS_*, AZURE_STORAGE_*, GOOGLE_APPLICATION_CREDENTIALS, OS_*, ST_*.
        """;

    /// <summary>Reads the command line. Null means that it is not understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        string? folder = null;
        string? store = null;
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--store" && i + 1 < args.Length && store is null)
            {
                store = args[++i];
            }
            else if (!args[i].StartsWith('-') && folder is null)
            {
                folder = args[i];
            }
            else
            {
                return null;
            }
        }

        folder ??= Path.Combine(AppContext.BaseDirectory, "files");
        if (store is not null)
        {
            return new Arguments(folder, store, null);
        }

        string temporary = Directory.CreateTempSubdirectory("fluent-buckets-").FullName;
        return new Arguments(folder, new Uri(temporary).AbsoluteUri, temporary);
    }
}
