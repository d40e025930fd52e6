using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>A request that is answered with an error.</summary>
/// <param name="status">The status.</param>
/// <param name="reason">The reason of the JSON API, or the code of the XML API.</param>
/// <param name="message">What is said.</param>
internal sealed class Refusal(int status, string reason, string message) : Exception(message)
{
    public int Status => status;

    public string Reason => reason;

    /// <summary>Refuses what is not as it is documented.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
        {
            throw new Refusal(400, "invalid", message);
        }
    }
}
