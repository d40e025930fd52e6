using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Xml.Linq;
using Fluent.Buckets;

namespace Desktop.Settings
{
    /// <summary>Settings that roam with the user. Its callers are old and synchronous.</summary>
    public class LegacySettings : IDisposable
    {
        private static readonly object Gate = new object();
        private static LegacySettings? _instance;

        private readonly ObjectStore _store;
        private readonly BucketObject _file;
        private readonly ReaderWriterLockSlim _lock = new ReaderWriterLockSlim();
        private Dictionary<string, string>? _values;
        private ObjectInfo? _info;

        private LegacySettings(string storeUrl, string user)
        {
            _store = ObjectStore.Open(storeUrl);
            Bucket bucket = _store.Bucket("roaming-settings");
            bucket.EnsureExists().GetAwaiter().GetResult();
            _file = bucket.Object(user + "/settings.xml");
        }

        public static LegacySettings Instance
        {
            get
            {
                lock (Gate)
                {
                    return _instance ??= new LegacySettings(Environment.GetEnvironmentVariable("SETTINGS_STORE")!, Environment.UserName);
                }
            }
        }

        public string? this[string name]
        {
            get
            {
                _lock.EnterUpgradeableReadLock();
                try
                {
                    return Load().TryGetValue(name, out string? value) ? value : null;
                }
                finally
                {
                    _lock.ExitUpgradeableReadLock();
                }
            }
        }

        public void Save(string name, string value)
        {
            _lock.EnterWriteLock();
            try
            {
                Load()[name] = value;
                XElement root = new XElement("settings");
                foreach (KeyValuePair<string, string> pair in Load())
                {
                    root.Add(new XElement("setting", new XAttribute("name", pair.Key), pair.Value));
                }

                using (MemoryStream stream = new MemoryStream())
                {
                    root.Save(stream);
                    stream.Position = 0;
                    UploadOperation upload = _file.UploadFrom(stream).WithContentType("application/xml");
                    if (_info != null)
                    {
                        upload.IfMatch(_info.ETag);
                    }

                    _info = upload.AsTask().GetAwaiter().GetResult();
                }
            }
            finally
            {
                _lock.ExitWriteLock();
            }
        }

        public void Dispose()
        {
            _lock.Dispose();
            _store.DisposeAsync().AsTask().Wait();
            GC.SuppressFinalize(this);
        }

        private Dictionary<string, string> Load()
        {
            if (_values != null)
            {
                return _values;
            }

            _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            _info = _file.TryGetInfo().AsTask().Result;
            if (_info != null)
            {
                using (Stream stream = _file.OpenRead().AsTask().Result)
                {
                    foreach (XElement setting in XElement.Load(stream).Elements("setting"))
                    {
                        _values[setting.Attribute("name")!.Value] = setting.Value;
                    }
                }
            }

            return _values;
        }
    }
}
