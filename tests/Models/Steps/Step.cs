namespace Fluent.Buckets.Models;

/// <summary>One call of a sequence. It means something whatever went before, so that a sequence may lose any of its steps.</summary>
internal abstract record Step
{
    /// <summary>Makes the call, asserts what it gave, and does the same to the model.</summary>
    public abstract Task Run(World world);

    /// <summary>The call as a line of C#.</summary>
    public abstract override string ToString();

    /// <summary>Simpler calls to try instead when the sequence fails.</summary>
    public virtual IEnumerable<Step> Simpler() => [];

    protected static string At(string key, int cut)
    {
        (string view, string rest) = World.Cut(key, cut);
        return view.Length == 0 ? $"bucket.Object({Show.Text(rest)})" : $"bucket.Within({Show.Text(view)}).Object({Show.Text(rest)})";
    }

    protected static string From(string prefix, int cut, string verb)
    {
        (string view, string rest) = World.Cut(prefix, cut);
        return view.Length == 0 ? $"bucket.{verb}({Show.Text(rest)})" : $"bucket.Within({Show.Text(view)}).{verb}({Show.Text(rest)})";
    }

    /// <summary>What the store told of an object that the step has just written.</summary>
    protected static void Told(string key, ObjectInfo info, long size)
    {
        if (info.Key != key || info.Size != size || string.IsNullOrEmpty(info.ETag))
        {
            throw new ModelException($"It told {info}, not the key {Show.Text(key)} and {size} bytes with an ETag.");
        }
    }
}
