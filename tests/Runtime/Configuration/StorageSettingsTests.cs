using Microsoft.Extensions.Configuration;

namespace Fluent.Buckets.Tests.Configuration;

/// <summary>Stores and names by settings, and what is said of wrong ones.</summary>
public sealed class StorageSettingsTests : IAsyncDisposable
{
    private readonly FacadeOfTwo _media = new();

    public ValueTask DisposeAsync() => _media.DisposeAsync();

    [Fact]
    public void Stores_and_names_come_from_settings()
    {
        _media.Configure(("Store", "memory:"), ("Stores:archive", "file:///srv/archive"), ("Buckets:Photos", "photos-test"));
        Assert.Equal("memory", _media.Photos.Store.Name);
        Assert.StartsWith("directory:/srv/archive", _media.Films.Store.Name, StringComparison.Ordinal);
        Assert.Equal("photos-test", _media.Photos.Name);
        Assert.Equal("films", _media.Films.Name);
    }

    [Fact]
    public void Case_does_not_matter()
    {
        _media.Configure(("STORE", "memory:"), ("stores:ARCHIVE", "file:///srv/archive"), ("buckets:PHOTOS", "photos-test"));
        Assert.StartsWith("directory:", _media.Films.Store.Name, StringComparison.Ordinal);
        Assert.Equal("photos-test", _media.Photos.Name);
        Assert.Same(_media.Films.Store, _media.Stores.Get("Archive"));
    }

    [Fact]
    public void A_setting_that_is_null_is_as_good_as_absent()
    {
        _media.Configure(("Store", "memory:"), ("Stores:archive", "memory:"), ("Stores:old", null), ("Buckets:Photos", null));
        Assert.Equal("photos", _media.Photos.Name);
    }

    [Fact]
    public void A_later_source_overrides_an_earlier_one()
    {
        IConfigurationRoot root = new ConfigurationBuilder()
            .AddConfiguration(FacadeOfTwo.Root(("Storage:Store", "memory:"), ("Storage:Stores:archive", "memory:"), ("Storage:Buckets:Photos", "one")))
            .AddConfiguration(FacadeOfTwo.Root(("Storage:Buckets:Photos", "two")))
            .Build();
        _media.Stores.Configure(s => s.UseConfiguration(root.GetSection("Storage")));
        Assert.Equal("two", _media.Photos.Name);
    }

    [Fact]
    public void Settings_may_stand_at_the_root_beside_others()
    {
        _media.Stores.Configure(s => s.UseConfiguration(
            FacadeOfTwo.Root(("Store", "memory:"), ("Stores:archive", "memory:"), ("Logging:Level", "Debug"))));
        Assert.Equal("memory", _media.Photos.Store.Name);
    }

    [Fact]
    public async Task Stores_may_be_said_in_code_and_names_in_settings()
    {
        await using var store = new ObjectStore(new MemoryDriver());
        _media.Stores.Configure(s => s
            .Use(store).UseMemory("archive")
            .UseConfiguration(FacadeOfTwo.Section(("Buckets:Films", "films-test"))));
        Assert.Same(store, _media.Photos.Store);
        Assert.Equal("films-test", _media.Films.Name);
    }

    [Fact]
    public void What_is_missing_is_named_with_who_needs_it()
    {
        string[] problems = _media.ProblemsOf();
        Assert.Equal(2, problems.Length);
        Assert.StartsWith("Storage:Store is missing. It is the store of Media.Photos.", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("Storage:Stores:archive is missing. It is the store of Media.Films.", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_root_in_the_place_of_the_section_is_told()
    {
        string[] problems = _media.ProblemsOf(s => s.UseConfiguration(FacadeOfTwo.Root(("Storage:Store", "memory:"))));
        Assert.StartsWith("Store is missing.", problems[0], StringComparison.Ordinal);
        Assert.Contains("GetSection(\"Storage\")", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        string[] problems = _media.ProblemsOf(
            ("Store", "data"),
            ("Stores:archive", "s3://?secret=s3cret"),
            ("Stores:other", "s3://?region=x"),
            ("Buckets:Fotos", "x"),
            ("Bucket:Photos", "photos-test"));
        Assert.Equal(5, problems.Length);
        Assert.Single(problems, static problem => problem.StartsWith("Storage:Store: ", StringComparison.Ordinal));
        Assert.Single(problems, static problem => problem.StartsWith("Storage:Stores:archive: ", StringComparison.Ordinal));
        Assert.Single(problems, static problem => problem.StartsWith("Storage:Stores:other: ", StringComparison.Ordinal) && problem.Contains("Fluent.Buckets.S3"));
        Assert.Contains("Storage:Buckets:Fotos: Media has no bucket 'Fotos'. It has Films, Photos.", problems);
        Assert.Single(problems, static problem => problem.StartsWith("Storage:Bucket: there is no such setting.", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", string.Concat(problems), StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => _media.Photos.Store);
    }

    [Theory]
    [InlineData("Store", "", "Storage:Store: this is empty.")]
    [InlineData("Store:Url", "memory:", "Storage:Store: this is a store URL")]
    [InlineData("Stores:archive", " ", "Storage:Stores:archive: this is empty.")]
    [InlineData("Stores:archive:Url", "memory:", "Storage:Stores:archive: this is a store URL")]
    [InlineData("Stores", "memory:", "Storage:Stores: this is a section")]
    [InlineData("Stores:default", "memory:", "Storage:Stores:default: The store 'default' is set twice.")]
    [InlineData("Buckets", "photos", "Storage:Buckets: this is a section")]
    [InlineData("Buckets:Photos", "", "Storage:Buckets:Photos: this is empty.")]
    [InlineData("Buckets:Photos", "My Photos", "Storage:Buckets:Photos: the bucket name 'My Photos' is refused (memory).")]
    [InlineData("Buckets:Photos:Name", "x", "Storage:Buckets:Photos: this is the name of a bucket")]
    [InlineData("Buckets:Films", "f", "Storage:Buckets:Films: the bucket name 'f' is refused (memory).")]
    public void A_wrong_setting_is_named(string key, string value, string problem)
    {
        (string Key, string? Value)[] right = [("Store", "memory:"), ("Stores:archive", "memory:")];
        IEnumerable<(string Key, string? Value)> kept = right.Where(
            setting => setting.Key != key && !key.StartsWith(setting.Key + ":", StringComparison.Ordinal));
        Assert.StartsWith(problem, Assert.Single(_media.ProblemsOf([.. kept, (key, value)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_failed_may_be_done_again()
    {
        _media.ProblemsOf(("Store", "x"));
        _media.Configure(("Store", "memory:"), ("Stores:archive", "memory:"));
        Assert.Equal("memory", _media.Photos.Store.Name);
        Assert.Throws<InvalidOperationException>(() => _media.Configure(("Store", "memory:"), ("Stores:archive", "memory:")));
    }
}
