using Fluent.Buckets;

namespace Reporting.Contracts;

/// <summary>The buckets that the reporting services share. Each service opens what it needs in a store of its own.</summary>
[Bucket("report-inputs")]
public sealed partial class ReportInputs;

[Bucket("report-results")]
public sealed partial class ReportResults;

[Bucket("report-templates")]
public sealed class ReportTemplates // expect FB0101
{
    public const string DefaultName = "default.html";

    public static string NameFor(string language) => string.IsNullOrEmpty(language) ? DefaultName : $"{language}/{DefaultName}";
}

public sealed record ReportRequest(string Name, string Language, DateOnly Day);

public static class Reports
{
    public static async Task<string> Render(ObjectStore store, ReportRequest request, CancellationToken cancellationToken = default)
    {
        var inputs = new ReportInputs(store);
        var results = new ReportResults(store);
        string data = await inputs.Object($"{request.Name}/{request.Day:yyyyMMdd}.txt").ReadText(cancellationToken);
        string template = await Template(store, request.Language, cancellationToken);

        string key = $"{request.Name}/{request.Day:yyyyMMdd}.{request.Language}.html";
        await results.Object(key)
            .UploadText(template.Replace("{{data}}", data, StringComparison.Ordinal), cancellationToken)
            .WithContentType("text/html; charset=utf-8");
        return key;
    }

    private static async Task<string> Template(ObjectStore store, string language, CancellationToken cancellationToken)
    {
        Bucket templates = store.Bucket("report-templates");
        string name = ReportTemplates.NameFor(language);
        return await templates.Object(name).Exists(cancellationToken)
            ? await templates.Object(name).ReadText(cancellationToken)
            : await templates.Object(ReportTemplates.DefaultName).ReadText(cancellationToken);
    }
}
