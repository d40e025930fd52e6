using CsCheck;

namespace Fluent.Buckets.Models;

/// <summary>Random calls over a few keys.</summary>
internal static class StepGen
{
    private static readonly Gen<int> Cuts = Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 40]));

    private static readonly Gen<Body> Small = Gen.Select(
        Gen.Frequency((2, Gen.Const(0)), (8, Gen.Int[1, 20]), (2, Gen.Int[900, 1100]), (1, Gen.Int[100_000, 150_000])),
        Gen.Int[1, 9],
        (length, seed) => new Body(length, seed));

    private static readonly Gen<Body> Long = Gen.Select(
        Gen.Int[Body.LeastPart - 1, Body.LeastPart + 1], Gen.Int[1, 3], (length, seed) => new Body(length, seed));

    private static readonly Gen<Condition> WriteConditions = Gen.Frequency(
        (6, Condition.None), (2, Condition.IfAbsent), (2, Condition.IfMatchRight), (1, Condition.IfMatchStale));

    private static readonly Gen<Condition> MatchConditions = Gen.Frequency(
        (4, Condition.None), (1, Condition.IfMatchRight), (1, Condition.IfMatchStale));

    public static Gen<Step> Any(string[] keys)
    {
        Gen<string> key = Gen.OneOf(keys);
        return Gen.Frequency<Step>(
            (24, Uploads(key, Small)),
            (1, LongUploads(key)),
            (10, Reads(key)),
            (4, Gen.Select(key, Cuts, Step (k, cut) => new InfoStep(k, cut))),
            (6, Gen.Select(key, Cuts, MatchConditions, Step (k, cut, condition) => new DeleteStep(k, cut, condition))),
            (3, Gen.OneOf(keys).Array[1, 3].Select(Step (many) => new DeleteManyStep([.. many.Distinct()]))),
            (2, Gen.Select(Prefixes(key), Cuts, Step (prefix, cut) => new DeleteAllStep(prefix, cut))),
            (12, Copies(key)),
            (5, Gen.Select(
                key, Cuts, Gen.OneOf(Alphabet.Metadata), MatchConditions, Step (k, cut, metadata, condition) => new SetMetadataStep(k, cut, metadata, condition))),
            (3, Gen.Select(key, Cuts, Gen.OneOf(Alphabet.Tags), Step (k, cut, tags) => new SetTagsStep(k, cut, tags))),
            (2, Gen.Select(key, Cuts, Step (k, cut) => new GetTagsStep(k, cut))),
            (5, Gen.Select(key, Cuts, Small, MatchConditions, Step (k, cut, body, condition) => new AppendStep(k, cut, body, condition))),
            (4, Lists(key)),
            (3, Gen.Select(Prefixes(key), Cuts, PageSizes, Step (prefix, cut, size) => new ListFolderStep(prefix, cut, size))),
            (3, Gen.Select(Gen.OneOf(Alphabet.Globs), PageSizes, Step (glob, size) => new FindStep(glob, size))),
            (10, Multiparts(key)));
    }

    private static Gen<int?> PageSizes => Gen.OneOf<int?>(null, 1, 2, 3);

    private static Gen<string> Prefixes(Gen<string> key) => Gen.Frequency((3, Gen.OneOf(Alphabet.Prefixes)), (1, key));

    private static Gen<Step> Uploads(Gen<string> key, Gen<Body> bodies) => Gen.Select(
        Gen.Select(key, Cuts, bodies, Gen.Frequency(
            (5, Source.Memory), (2, Source.StreamOfKnownLength), (2, Source.StreamOfUnknownLength), (2, Source.Writer), (1, Source.AbortedWriter))),
        Gen.OneOf(Alphabet.ContentTypes),
        Gen.OneOf(Alphabet.Metadata),
        Gen.OneOf(Alphabet.Tags),
        WriteConditions,
        Step (upload, type, metadata, tags, condition) => new UploadStep(upload.Item1, upload.Item2, upload.Item3, upload.Item4)
        {
            ContentType = type,
            Metadata = metadata,
            Tags = tags,
            Condition = condition,
        });

    /// <summary>Bodies about as long as a part. Whether a condition on one of unknown length needs a second part is not asked here.</summary>
    private static Gen<Step> LongUploads(Gen<string> key) => Uploads(key, Long).Select(Step (step) =>
        step is UploadStep { Source: not Source.Memory and not Source.StreamOfKnownLength } upload ? upload with { Condition = Condition.None } : step);

    private static Gen<Step> Reads(Gen<string> key) => Gen.Select(
        Gen.Select(key, Cuts),
        Gen.Enum<Extent>(),
        Gen.Select(Gen.Int[0, 22], Gen.Int[0, 12]),
        Gen.Enum<Target>(),
        Gen.Frequency(
            (6, Condition.None), (1, Condition.IfMatchRight), (1, Condition.IfMatchStale), (1, Condition.IfNoneMatchRight), (1, Condition.IfNoneMatchStale)),
        Step (place, extent, range, target, condition) => new ReadStep(place.Item1, place.Item2, extent, range.Item1, range.Item2, target, condition));

    private static Gen<Step> Copies(Gen<string> key) => Gen.Select(
        Gen.Select(key, Cuts),
        Gen.Select(key, Cuts),
        Gen.Bool,
        Gen.Frequency((3, false), (1, true)),
        MatchConditions,
        Step (from, to, moves, ifAbsent, condition) => new CopyStep(from.Item1, from.Item2, to.Item1, to.Item2, moves, ifAbsent, condition));

    private static Gen<Step> Lists(Gen<string> key) => Gen.Select(
        Prefixes(key), Cuts, PageSizes, Gen.Bool, Gen.Frequency<string?>((2, Gen.Const(static string? () => null)), (1, key)),
        Step (prefix, cut, size, byToken, after) => new ListStep(prefix, cut, size, byToken && size is not null, after));

    private static Gen<Step> Multiparts(Gen<string> key) => Gen.Frequency<Step>(
        (4, Gen.Select(
            Gen.Int[0, 1], Gen.Select(key, Cuts), Gen.OneOf(Alphabet.Metadata), WriteConditions,
            Step (place, target, metadata, condition) => new StartUploadStep(place, target.Item1, target.Item2, metadata, condition))),
        (6, Gen.Select(
            Gen.Int[0, 1], Gen.Int[1, 3], Gen.Frequency((12, Small), (1, Long)), Step (place, number, body) => new UploadPartStep(place, number, body))),
        (4, Gen.Select(Gen.Int[0, 1], Gen.Bool, Step (place, reversed) => new CompleteUploadStep(place, reversed))),
        (1, Gen.Int[0, 1].Select(Step (place) => new AbortUploadStep(place))));
}
