using System.Reflection;

namespace Fluent.Buckets.Tests.Buckets;

/// <summary>What a view without write verbs offers: a verb that is added to it by mistake is found here.</summary>
public sealed class ReadOnlyViewTests
{
    private static readonly Type[] Writable = [typeof(ObjectStore), typeof(Bucket), typeof(UploadTarget), typeof(BucketObject), typeof(NewObject), typeof(BucketObjectVersion)];

    [Fact]
    public void A_bucket_has_the_verbs_that_read() => Assert.Equal(
        ["DownloadFolder", "Exists", "Find", "List", "ListFolder", "ListVersions", "Object", "Within"], Verbs(typeof(ReadOnlyBucket)));

    [Fact]
    public void An_object_has_the_verbs_that_read() => Assert.Equal(
        [
            "DownloadTo", "Exists", "GetInfo", "GetTags", "ListVersions", "OpenRead", "ReadBytes", "ReadJson", "ReadText", "SignDownloadUrl",
            "TryGetInfo", "Version",
        ],
        Verbs(typeof(ReadOnlyObject)));

    [Fact]
    public void A_version_has_the_verbs_that_read() => Assert.Equal(
        ["DownloadTo", "Exists", "GetInfo", "GetTags", "OpenRead", "ReadBytes", "ReadJson", "ReadText", "TryGetInfo"],
        Verbs(typeof(ReadOnlyObjectVersion)));

    [Theory]
    [InlineData(typeof(ReadOnlyBucket))]
    [InlineData(typeof(ReadOnlyObject))]
    [InlineData(typeof(ReadOnlyObjectVersion))]
    public void Nothing_leads_back_to_what_can_be_written(Type view)
    {
        Assert.Empty(view.GetConstructors());
        Assert.Empty(view.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.DoesNotContain(view.GetProperties(), property => Writable.Contains(property.PropertyType));
        Assert.DoesNotContain(view.GetMethods(), method => Writable.Contains(method.ReturnType));
    }

    private static IEnumerable<string> Verbs(Type view) => view
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.Name is not (nameof(Equals) or nameof(GetHashCode) or nameof(ToString)))
        .Select(method => method.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
