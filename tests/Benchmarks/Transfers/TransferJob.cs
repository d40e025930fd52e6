using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>One measurement: who does what on which store. A process of its own runs it, and gets it as its arguments.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Client">Who is measured.</param>
/// <param name="Case">What is done.</param>
/// <param name="Scale">The part of the full sizes.</param>
/// <param name="Round">The round, from 1.</param>
/// <param name="Work">The folder for files.</param>
internal sealed record TransferJob(string Store, string Client, TransferCase Case, double Scale, int Round, string Work)
{
    public const string Verb = "transfer-one";

    /// <summary>The bucket that all is done in.</summary>
    public const string Bucket = "transfers";

    public TransferSizes Sizes => new(Scale);

    /// <summary>The large file that is uploaded.</summary>
    public string LargeFile => Path.Combine(Work, string.Create(CultureInfo.InvariantCulture, $"large-{Sizes.Large}"));

    /// <summary>The folder of the small files that are uploaded.</summary>
    public string SmallFolder => Path.Combine(Work, string.Create(CultureInfo.InvariantCulture, $"small-{Sizes.Small}"));

    public string WarmUpFile => Path.Combine(Work, "warm-up");

    public string WarmUpFolder => Path.Combine(Work, "warm-up-folder");

    /// <summary>Where a download goes.</summary>
    public string Target => Path.Combine(Work, $"target-{Own}");

    /// <summary>Where a download that warms up goes.</summary>
    public string WarmUpTarget => Path.Combine(Work, $"warm-up-target-{Own}");

    /// <summary>The large object that is downloaded and copied.</summary>
    public string LargeKey => string.Create(CultureInfo.InvariantCulture, $"size-{Sizes.Large}");

    public static string WarmUpKey => string.Create(CultureInfo.InvariantCulture, $"size-{TransferSizes.WarmUp}");

    /// <summary>The key or prefix that is written to.</summary>
    public string OwnKey => $"up-{Own}";

    /// <summary>The key or prefix that is written to by what warms up.</summary>
    public string OwnWarmUpKey => $"warm-up-{Own}";

    /// <summary>The small objects that are downloaded and listed.</summary>
    public string SmallSet => NullSet.Name(Sizes.Small, TransferSizes.SmallSize);

    public static string WarmUpSet => NullSet.Name(TransferSizes.SmallWarmUp, TransferSizes.SmallSize);

    /// <summary>The small objects that are deleted.</summary>
    public string DeletedSet => NullSet.Name(Sizes.Small, TransferSizes.SmallSize, Own);

    public string DeletedWarmUpSet => NullSet.Name(TransferSizes.SmallWarmUp, TransferSizes.SmallSize, Own);

    public string ListedSet => NullSet.Name(Sizes.Listed, 0);

    private string Own => string.Create(CultureInfo.InvariantCulture, $"{Client}-{Round}");

    public string[] ToArguments() =>
    [
        Verb, Store, Client, Case.Name(), Scale.ToString("R", CultureInfo.InvariantCulture), Round.ToString(CultureInfo.InvariantCulture), Work,
    ];

    public static TransferJob FromArguments(string[] arguments) => new(
        arguments[1],
        arguments[2],
        TransferCases.Parse(arguments[3]),
        double.Parse(arguments[4], CultureInfo.InvariantCulture),
        int.Parse(arguments[5], CultureInfo.InvariantCulture),
        arguments[6]);
}
