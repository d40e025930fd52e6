using Fluent.Buckets;

namespace Cookbook;

[Storage]
public static partial class RecipeStorage
{
    /// <summary>Small pictures lie beside the large ones.</summary>
    public static Bucket Thumbnails { get; } = Pictures.Within("thumbnails/");

    public static Bucket DraftsOf(string author) => Recipes.Within($"drafts/{author}/");
}

[Bucket("recipes")]
public sealed partial class Recipes;

[Bucket("recipe-pictures")]
public sealed partial class Pictures;

[Bucket("recipe-thumbnails")]
public sealed partial class Thumbnails; // expect FB0105

public sealed record Recipe(string Name, string Text, string? PicturePath);

public static class Publisher
{
    public static async Task Publish(string author, Recipe recipe, CancellationToken cancellationToken = default)
    {
        string key = $"{author}/{Uri.EscapeDataString(recipe.Name)}.md";
        if (recipe.PicturePath is { } picture)
        {
            string name = Path.ChangeExtension(key, Path.GetExtension(picture));
            await RecipeStorage.Pictures.Object(name).UploadFrom(picture, cancellationToken);
            await RecipeStorage.Thumbnails.Object(name).Upload(Shrink(await File.ReadAllBytesAsync(picture, cancellationToken)), cancellationToken);
        }

        await RecipeStorage.Recipes.Object(key).UploadText(recipe.Text, cancellationToken).WithContentType("text/markdown");
        await RecipeStorage.DraftsOf(author).Object($"{recipe.Name}.md").Delete(cancellationToken);
    }

    public static async Task<int> CountDrafts(string author) => await RecipeStorage.DraftsOf(author).List().CountAsync();

    private static byte[] Shrink(byte[] image) => image.Length < 20_000 ? image : image[..20_000];
}
