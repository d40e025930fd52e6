using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What the command line of <c>transfers</c> asks for.</summary>
internal sealed record TransferOptions
{
    public const string Usage =
        "transfers --store null|directory|ceph|azurite|swift [--case NAME[,NAME]] [--clients NAME[,NAME]] [--rounds 5] [--scale 1.0] [--work FOLDER] [--smoke]";

    /// <summary>The scale of a smoke run, which only shows that all works.</summary>
    private const double SmokeScale = 1.0 / 64;

    public required string Store { get; init; }

    public IReadOnlyList<TransferCase> Cases { get; init; } = TransferCases.All;

    /// <summary>Who is measured. Empty means all.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    public int Rounds { get; init; } = 5;

    public double Scale { get; init; } = 1;

    /// <summary>The folder for files. Null means one of the system.</summary>
    public string? Work { get; init; }

    /// <summary>One round at a small scale, which writes no results.</summary>
    public bool IsSmoke { get; init; }

    public static TransferOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new TransferOptions { Store = string.Empty };
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (name == "--smoke")
            {
                options = options with { IsSmoke = true, Rounds = 1, Scale = SmokeScale };
                continue;
            }

            string value = ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{name} needs a value.");
            options = name switch
            {
                "--store" => options with { Store = value },
                "--case" => options with { Cases = [.. value.Split(',').Select(TransferCases.Parse)] },
                "--clients" => options with { Clients = value.Split(',') },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--scale" => options with { Scale = double.Parse(value, CultureInfo.InvariantCulture) },
                "--work" => options with { Work = value },
                _ => throw new ArgumentException($"There is no option {name}."),
            };
        }

        return options.Store.Length > 0 ? options : throw new ArgumentException("Which store is measured?");
    }

    /// <summary>The command that makes the same run again.</summary>
    public string ToCommand() =>
        $"dotnet run -c Release --project tests/Benchmarks -- transfers --store {Store}"
        + (Cases.Count == TransferCases.All.Count ? string.Empty : $" --case {string.Join(',', Cases.Select(item => item.Name()))}")
        + (Clients.Count == 0 ? string.Empty : $" --clients {string.Join(',', Clients)}")
        + string.Create(CultureInfo.InvariantCulture, $" --rounds {Rounds}")
        + (Scale == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" --scale {Scale:0.####}"));
}
