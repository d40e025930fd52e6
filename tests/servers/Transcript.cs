using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fluent.Buckets.TestServers;

/// <summary>
/// Writes down every exception that is thrown in the test run, also those that somebody catches, and every trace, so that <c>test.sh</c> can look in them for the
/// credentials in use. Does nothing without the variable <c>TEST_TRANSCRIPT</c>, a folder.
/// </summary>
internal static class Transcript
{
    private static readonly Lock Turn = new();

    /// <summary>Most exceptions and traces are alike: one of each is enough.</summary>
    private static readonly HashSet<int> Written = [];

    [ThreadStatic]
    private static bool _writing;

    private static StreamWriter? _file;

    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable("TEST_TRANSCRIPT") is not { Length: > 0 } folder)
        {
            return;
        }

        string name = $"{typeof(Transcript).Assembly.GetName().Name}-{Environment.ProcessId}.log";
        _file = new StreamWriter(Path.Combine(folder, name), append: true, Encoding.UTF8) { AutoFlush = true };
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => Write(Describe(thrown.Exception));
        ActivitySource.AddActivityListener(new ActivityListener
        {
            // .NET's own traces of HTTP leave queries out, and cost more than all others.
            ShouldListenTo = source => !source.Name.Contains("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Write(Describe(activity)),
        });
    }

    /// <summary>Without the stack, which holds no data.</summary>
    private static string Describe(Exception? fault)
    {
        var text = new StringBuilder("exception");
        for (; fault is not null; fault = fault.InnerException)
        {
            text.Append(' ').Append(fault.GetType().FullName).Append(": ").Append(fault.Message);
        }

        return text.ToString();
    }

    private static string Describe(Activity activity)
    {
        var text = new StringBuilder("trace ").Append(activity.Source.Name).Append(' ').Append(activity.DisplayName).Append(' ').Append(activity.StatusDescription);
        foreach ((string key, object? value) in activity.TagObjects)
        {
            text.Append(' ').Append(key).Append('=').Append(value);
        }

        foreach (ActivityEvent told in activity.Events)
        {
            text.Append(' ').Append(told.Name).AppendJoin(' ', told.Tags.Select(tag => $" {tag.Key}={tag.Value}"));
        }

        return text.ToString();
    }

    private static void Write(string line)
    {
        // Writing may throw itself.
        if (_writing)
        {
            return;
        }

        _writing = true;
        try
        {
            lock (Turn)
            {
                if (Written.Add(string.GetHashCode(line, StringComparison.Ordinal)))
                {
                    _file!.WriteLine(line);
                }
            }
        }
        finally
        {
            _writing = false;
        }
    }
}
