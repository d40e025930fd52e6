using System.Text.Json.Serialization;
using Fluent.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var app = WebApplication.CreateBuilder(args).Build();
Storage.Configure(app.Configuration.GetSection("Storage"));

app.MapPost("/surveys/{survey}/answers", async (string survey, Answer answer) =>
{
    var key = new AnswerKey(survey, Guid.CreateVersion7());
    await Storage.Answers.Object(key).Write(answer).IfAbsent();
    return Results.Created($"/surveys/{survey}/answers/{key.Id}", answer);
});

app.MapGet("/surveys/{survey}/answers", (string survey) => All(survey));
app.MapGet("/surveys/{survey}", async (string survey) => await Storage.Surveys.Object(survey).TryRead() is { } found ? Results.Ok(found) : Results.NotFound());

await app.RunAsync();

static async IAsyncEnumerable<Answer> All(string survey)
{
    await foreach (var entry in Storage.Answers.List(survey))
    {
        if (await Storage.Answers.Object(entry.Key).TryRead() is { } answer)
        {
            yield return answer;
        }
    }
}

public sealed record Question(string Text, IReadOnlyList<string> Choices);

public sealed record Survey(string Title, IReadOnlyList<Question> Questions);

public sealed record Answer(string Participant, IReadOnlyList<int> Choices);

[ObjectKey("surveys/{Name}.json")]
public readonly partial record struct SurveyKey(string Name);

[ObjectKey("answers/{Survey}/{Id}.json")]
public readonly partial record struct AnswerKey(string Survey, Guid Id);

[JsonSerializable(typeof(Survey))]
internal sealed partial class SurveyJson : JsonSerializerContext;

[Storage]
internal static partial class Storage;

[Bucket<SurveyKey, Survey>("surveys")]
internal sealed partial class Surveys;

[Bucket<AnswerKey, Answer>("survey-answers")]
internal sealed partial class Answers; // expect FB0108
