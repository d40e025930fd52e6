using Fluent.Buckets;

namespace FreshApp.FB0001;

internal static class Drafts
{
    public static void Announce(Bucket bucket, TextWriter output)
    {
        NewObject draft = bucket.Create("draft.txt");
        output.WriteLine("There is a draft.");
    }
}
