namespace Fluent.Buckets.Benchmarks;

/// <summary>The section of RESULTS.md that holds the figures of one store, between two marks.</summary>
internal static class ResultsFile
{
    public static void Replace(TransferOptions options, TransferTable table)
    {
        string path = Find();
        string text = File.ReadAllText(path);
        (string start, string end) = ($"<!-- transfers:{options.Store} -->", $"<!-- /transfers:{options.Store} -->");
        string section = $"{start}\n\n`{options.ToCommand()}`\n\n{table.Write(options).TrimEnd()}\n\n{end}";
        int from = text.IndexOf(start, StringComparison.Ordinal);
        int to = text.IndexOf(end, StringComparison.Ordinal);
        string replaced = from >= 0 && to > from
            ? text[..from] + section + text[(to + end.Length)..]
            : $"{text.TrimEnd()}\n\n### {options.Store}\n\n{section}\n";
        File.WriteAllText(path, replaced);
    }

    /// <summary>Upwards from the working directory and from the program, since both <c>dotnet run</c> and the program itself may be started anywhere.</summary>
    private static string Find()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string path = Path.Combine(folder.FullName, "tests", "Benchmarks", "RESULTS.md");
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        throw new FileNotFoundException("tests/Benchmarks/RESULTS.md was not found. Run this within the repository.");
    }
}
