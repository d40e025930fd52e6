using System.Collections.Frozen;
using Fluent.Buckets;

namespace Localization;

[Storage]
public sealed partial class Texts;

[Bucket("translations", Providers = Providers.Azure)]
public sealed partial class Translations;

public sealed class TranslationFiles(Translations translations)
{
    private const string Marker = "published.";

    private readonly Dictionary<string, FrozenDictionary<string, string>> _loaded = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<string> Text(string language, string id)
    {
        if (!_loaded.TryGetValue(language, out var texts))
        {
            texts = await Load(language);
            _loaded[language] = texts;
        }

        return texts.GetValueOrDefault(id, id);
    }

    public async Task Publish(string language, IReadOnlyDictionary<string, string> texts, string release)
    {
        string file = string.Join('\n', texts.Select(pair => $"{pair.Key}={pair.Value}"));
        await translations.Object($"{language}/texts.properties").UploadText(file).WithContentLanguage(language);
        await translations.Object(language + "/" + Marker).UploadText(release); // expect FB0201
    }

    private async Task<FrozenDictionary<string, string>> Load(string language)
    {
        string text;
        try
        {
            text = await translations.Object($"{language}/texts.properties").ReadText();
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound && language.Contains('-'))
        {
            return await Load(language.Split('-')[0]);
        }

        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToFrozenDictionary(parts => parts[0], parts => parts[1]);
    }
}
