using System.Globalization;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

/// <content>Store URLs: <c>azure://account?endpoint=…&amp;versions=true&amp;retries=5</c>, with credentials from the environment.</content>
public sealed partial class AzureDriver : IStoreUrlDriver
{
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url)
    {
        url.AllowOptions("endpoint", "versions", "retries");
        if (url.Path.Trim('/').Length > 0)
        {
            throw url.Invalid("It has a path, but names an account only. Write azure://ACCOUNT, and open the bucket by its name.");
        }

        if (url.Host.Length > 0 && !AccountNames.IsName(url.Host))
        {
            throw url.Invalid("What follows azure:// is an account's name, 3 to 24 lower-case letters and digits. An address goes into the option endpoint.");
        }

        var options = new AzureOptions { KeepsVersions = url.GetSwitch("versions") ?? false };
        if (url.GetOption("endpoint") is { } endpoint)
        {
            options.Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address)
                ? address
                : throw url.Invalid("Its option 'endpoint' is no address. Write for example http://127.0.0.1:10000/devstoreaccount1.");
        }

        if (url.GetOption("retries") is { } retries)
        {
            options.MaxRetries = int.TryParse(retries, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? count
                : throw url.Invalid("Its option 'retries' is a number from 0 to 20.");
        }

        AccountEnvironment.Apply(options, url.Host.Length > 0 ? url.Host : null);
        return new AzureDriver(options);
    }
}
