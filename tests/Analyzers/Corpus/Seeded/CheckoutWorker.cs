using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout;

[Storage]
public sealed partial class CheckoutStorage;

[Bucket("checkout-messages")]
public sealed partial class Messages;

public interface IMessageSource
{
    IAsyncEnumerable<(string Id, string Body)> Receive(CancellationToken cancellationToken);

    Task Acknowledge(string id);
}

public class CheckoutWorker : BackgroundService
{
    private readonly IMessageSource _source;
    private readonly Messages _messages;
    private readonly ILogger<CheckoutWorker> _logger;

    public CheckoutWorker(IMessageSource source, Messages messages, ILogger<CheckoutWorker> logger)
    {
        _source = source;
        _messages = messages;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, body) in _source.Receive(stoppingToken))
        {
            try
            {
                await Handle(id, body, stoppingToken);
                await _source.Acknowledge(id);
            }
            catch (FormatException e)
            {
                _logger.LogError(e, "The message {Id} is set aside", id);
                _messages.Object($"poison/{id}.txt").UploadText(body, stoppingToken) // expect FB0002
                    .WithContentType("text/plain")
                    .WithMetadata("reason", e.GetType().Name);
                await _source.Acknowledge(id);
            }
        }
    }

    private async Task Handle(string id, string body, CancellationToken cancellationToken)
    {
        if (!body.StartsWith("order:", StringComparison.Ordinal))
        {
            throw new FormatException("Not an order.");
        }

        ObjectInfo stored = await _messages.Object($"done/{id}.txt").UploadText(body, cancellationToken);
        _logger.LogInformation("{Key} is stored", stored.Key);
    }
}
