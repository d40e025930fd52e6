namespace Gallery;

/// <summary>Headers that keep the page to itself and the store.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app, Uri? store)
    {
        string connect = store is null ? "'self'" : $"'self' {store.GetLeftPart(UriPartial.Authority)}";
        string policy = $"default-src 'self'; connect-src {connect}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                IHeaderDictionary headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.TryAdd("Referrer-Policy", "no-referrer");

                // What comes from the store has a stricter policy of its own.
                headers.TryAdd("Content-Security-Policy", policy);
                return Task.CompletedTask;
            });
            return next();
        });
    }
}
