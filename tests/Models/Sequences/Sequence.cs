using CsCheck;

namespace Fluent.Buckets.Models;

/// <summary>Calls over a few keys, in a bucket of their own or in the view of a shared one.</summary>
internal sealed record Sequence(bool InView, IReadOnlyList<string> Keys, IReadOnlyList<Step> Steps)
{
    /// <summary>Sequences for a store, without keys that its server is known to change.</summary>
    public static Gen<Sequence> Of(ModelStore store)
    {
        string[] near = Known(store, Alphabet.Near);
        string[] odd = Known(store, Alphabet.Odd);
        string[] lengthy = Known(store, Alphabet.Long);
        Gen<string> key = Gen.Frequency((6, Gen.OneOf(near)), (4, Gen.OneOf(odd)), (1, Gen.OneOf(lengthy)));
        string[] family = Known(store, Alphabet.Family);
        Gen<string[]> few = Gen.Select(
            Gen.OneOf(family).Array[2, 3], key.Array[1, 3], (related, others) => related.Concat(others).Distinct().ToArray());
        return Gen.Select(Gen.Frequency((2, true), (1, false)), few)
            .SelectMany((inView, keys) => StepGen.Any(keys).Array[6, 18].Select(steps => new Sequence(inView, keys, steps)));
    }

    public override string ToString() => string.Join(
        Environment.NewLine,
        [InView ? "bucket = store.Bucket(…).Within(…);" : "bucket = await store.CreateBucket(…);", .. Steps.Select(step => step.ToString())]);

    private static string[] Known(ModelStore store, string[] keys) => [.. keys.Where(key => !store.AvoidsKey(key))];
}
