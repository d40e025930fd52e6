using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Checks options before any request.</summary>
internal static class OptionsCheck
{
    private const int GreatestRetries = 20;

    /// <summary>A copy of options that make sense.</summary>
    /// <exception cref="StorageException">InvalidArgument: they do not.</exception>
    public static SwiftOptions Copy(SwiftOptions options)
    {
        if (options.Credentials is null)
        {
            throw SwiftFaults.Refused(
                "SwiftOptions.Credentials is not set. Use SwiftCredentials.Password, ApplicationCredential, KeystoneToken, V1 or Token.");
        }

        if (options.Credentials is TokenCredentials token)
        {
            CheckAddress("The storage URL of SwiftCredentials.Token", token.StorageUrl, "https://swift.example.com/v1/AUTH_ab12");
        }
        else if (options.AuthUrl is null)
        {
            throw SwiftFaults.Refused(
                "SwiftOptions.AuthUrl is not set. Set Keystone's address, such as https://keystone.example.com:5000/v3, or for SwiftCredentials.V1 "
                + "one that ends in /auth/v1.0.");
        }

        CheckAddress(nameof(options.AuthUrl), options.AuthUrl, "https://keystone.example.com:5000/v3");
        CheckAddress(nameof(options.StorageUrl), options.StorageUrl, "https://swift.example.com/v1/AUTH_ab12");
        if (options.SegmentsContainer is { } container
            && new SwiftBucketNameRules(SwiftBucketNameRules.GreatestLength).Check(container) is { } why)
        {
            throw SwiftFaults.Refused($"SwiftOptions.SegmentsContainer is no name of a container. {why}");
        }

        if (options.MaxRetries is < 0 or > GreatestRetries)
        {
            throw SwiftFaults.Refused($"SwiftOptions.MaxRetries is {options.MaxRetries}; it is 0 to {GreatestRetries}.");
        }

        if (options.TemporaryUrlKey is { } key && (key.Length == 0 || Encoding.UTF8.GetByteCount(key) > 256))
        {
            throw SwiftFaults.Refused("SwiftOptions.TemporaryUrlKey has 1 to 256 bytes in UTF-8. Leave it null where no URL is signed.");
        }

        if (!Enum.IsDefined(options.Interface))
        {
            throw SwiftFaults.Refused("SwiftOptions.Interface is Public, Internal or Admin.");
        }

        return new SwiftOptions
        {
            AuthUrl = options.AuthUrl,
            Credentials = options.Credentials,
            StorageUrl = options.StorageUrl,
            Region = options.Region,
            Interface = options.Interface,
            SegmentsContainer = options.SegmentsContainer,
            TemporaryUrlKey = options.TemporaryUrlKey,
            ReadsTemporaryUrlKey = options.ReadsTemporaryUrlKey,
            MaxRetries = options.MaxRetries,
            ClientFactory = options.ClientFactory,
            TimeProvider = options.TimeProvider
                ?? throw SwiftFaults.Refused("SwiftOptions.TimeProvider is null. Leave it as it is for the system's clock."),
        };
    }

    private static void CheckAddress(string what, Uri? address, string example)
    {
        if (address is null)
        {
            return;
        }

        // What is refused may hold a credential, so it is not repeated.
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0
            || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw SwiftFaults.Refused($"{what} is no http or https address without user, query and fragment. Write for example {example}.");
        }
    }
}
