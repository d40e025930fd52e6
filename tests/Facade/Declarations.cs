namespace Fluent.Buckets.Facade.Tests;

[Storage]
internal static partial class Storage;

[Bucket("holiday-photos", Facade = typeof(Storage))]
internal sealed partial class Photos;

[Bucket("old-photos", Facade = typeof(Storage), Store = "archive", Accessor = "OldPhotos")]
internal sealed partial class Archive;

[Storage]
internal static partial class Unconfigured;

[Bucket("nowhere", Facade = typeof(Unconfigured))]
internal sealed partial class Nowhere;

[Storage]
internal sealed partial class Media;

internal static partial class Outer
{
    [Bucket("sounds", Facade = typeof(Media))]
    internal sealed partial class Sounds
    {
        public BucketObject Chime => Object("chime.wav");
    }
}

[Bucket("films", Facade = typeof(Media), Store = "archive")]
internal sealed partial class Films;
