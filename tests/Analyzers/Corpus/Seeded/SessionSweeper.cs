using System.Collections.Generic;
using System.Linq;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Portal.Sessions
{
    public class SessionSweeper
    {
        private readonly Bucket _sessions;
        private readonly ILogger _logger;

        public SessionSweeper(ObjectStore store, ILogger logger)
        {
            _sessions = store.Bucket("portal-sessions");
            _logger = logger;
        }

        public async Task<int> SweepAsync(DateTimeOffset now)
        {
            List<string> expired = new List<string>();
            await foreach (ObjectInfo info in _sessions.List())
            {
                DateTimeOffset? until = Until(info);
                if (until.HasValue && until.Value < now)
                {
                    expired.Add(info.Key);
                }
            }

            expired.ForEach(key => _sessions.Object(key).Delete()); // expect FB0002
            _logger.LogInformation("{Count} sessions swept", expired.Count);
            return expired.Count;
        }

        public async Task TouchAsync(string session, DateTimeOffset until)
        {
            BucketObject item = _sessions.Object(session);
            await item.SetMetadata(new Dictionary<string, string> { { "until", until.ToUnixTimeSeconds().ToString() } });
        }

        private static DateTimeOffset? Until(ObjectInfo info)
        {
            if (info.Metadata != null && info.Metadata.TryGetValue("until", out string? text) && long.TryParse(text, out long seconds))
            {
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
            }

            return info.LastModified?.AddDays(1);
        }
    }
}
