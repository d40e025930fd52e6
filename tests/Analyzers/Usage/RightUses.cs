namespace Fluent.Buckets.Analyzers.Tests.Usage;

/// <summary>A program of many shapes in which every object is uploaded and every operation awaited.</summary>
internal static class RightUses
{
    public const string Source = """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        class Program
        {
            NewObject? _f; event Action? E;
            public async Task M(Bucket bucket, string path, bool flag, List<string> keys)
            {
                // while with out var / pattern
                NewObject? cur = null; int i = 0;
                do { cur = bucket.Create($"{i}"); i++; if (i > 3) break; await cur.UploadText("x"); } while (true);
                await cur.UploadText("y");
                // swap
                var a = bucket.Create("a"); var b = bucket.Create("b");
                (a, b) = (b, a);
                await a.UploadText("1"); await b.UploadText("2");
                // using + try nested
                var d = bucket.Create("d");
                try { using (var s = File.OpenRead(path)) { try { await d.UploadFrom(s); } finally { i++; } } } catch (IOException) when (flag) { } finally { i--; }
                // local func discharges
                var e = bucket.Create("e");
                await Up(); async Task Up() => await e.UploadText("z");
                // operation in array of tasks
                Task[] ts = [bucket.Object("a").Delete(), bucket.Object("b").Delete().AsTask()];
                await Task.WhenAll(ts);
                Task<Done>[] ts2 = keys.Select<string, Task<Done>>(k => bucket.Object(k).Delete()).ToArray();
                await Task.WhenAll(ts2);
                await Task.WhenAny(bucket.Object("a").Delete(), bucket.Object("b").Delete());
                var op = bucket.Object("x").UploadText("t");
                if (flag) op = op.IfAbsent(); else op.WithContentType("a/b");
                await op;
                StorageOperation<ObjectInfo>? pend = null;
                foreach (var k in keys) { if (pend is { } p) await p; pend = bucket.Object(k).UploadText("x"); }
                if (pend != null) await pend;
                StorageOperation<ObjectInfo> prev = bucket.Object("0").UploadText("x");
                foreach (var k in keys) { var next = bucket.Object(k).UploadText("x"); await prev; prev = next; }
                await prev;
                // switch on type
                var w = bucket.Create("w");
                switch (flag) { case true when keys.Count > 1: await w.UploadText(""); break; case false: goto case true; case true: break; }
                // coalesce op
                DeleteOperation? del = flag ? bucket.Object("q").Delete() : null;
                if (del is null) return;
                await del;
                // null-conditional await
                UploadOperation? maybe = flag ? bucket.Object("q").UploadText("") : null;
                await (maybe?.AsTask() ?? Task.FromResult<ObjectInfo>(null!));
                // timeouts
                await bucket.Object("q").Delete().AsTask().WaitAsync(TimeSpan.FromSeconds(1));
                // listing enumerators
                var en = bucket.List().GetAsyncEnumerator();
                try { while (await en.MoveNextAsync()) { } } finally { await en.DisposeAsync(); }
                var l = bucket.List(); if (flag) l = l.PageSize(2);
                await foreach (var (x, y) in l.Select(o => (o.Key, o.Size))) { }
                var l2 = flag ? bucket.List() : bucket.Find("*");
                await foreach (var o in l2.WithCancellation(default).ConfigureAwait(false)) { }
                ObjectListing l3; await foreach (var o in (l3 = bucket.List())) { }
                _ = bucket.Object("q").Delete() is var dd ? await dd : default;
                var r = await (bucket.Object("q").Exists() switch { var q => q });
                ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(new Dictionary<string, NewObject?>(), "a", out _);
                slot = bucket.Create("slot");
                Span<int> sp = stackalloc int[1];
                var z = bucket.Create("z"); { NewObject? zz = z; for (;;) { if (zz is null) break; await zz.UploadText(""); zz = null; } }
                lock (keys) { _f ??= bucket.Create("l"); }
                E += async () => await bucket.Object("a").Delete();
                var t = Task.Run(() => bucket.Object("a").Delete()); var inner = await t; await inner;
                var t2 = Task.Run(() => bucket.Object("a").Delete()); await t2.ContinueWith(x => x.Result.AsTask()).Unwrap();
                var t3 = Task.Run(() => bucket.Object("a").Delete()); (await Task.WhenAll(t3))[0].AsTask().Wait();
                var h = bucket.Create("h"); retry: try { await h.UploadText(""); } catch (StorageException) { if (i++ < 3) goto retry; throw; }
                var n = bucket.Create("n"); if (n.Key is "n" and not null && await n.UploadText("") is { Size: > 1 } info) { }
                var dl = bucket.Object("a").DownloadTo(path); Func<Task> f = () => dl; await f();
                var g = bucket.Object("g").GetInfo(); Console.WriteLine((await g).Size + (await g).Key);
                Lazy<Task<Done>> lz = new(() => bucket.Object("a").Delete());
                async ValueTask<Done> V() => await bucket.Object("a").Delete(); await V();
                IAsyncEnumerable<Bucket> bs = bucket.Store.ListBuckets(); 
                bool ok = await bucket.Exists() && await bucket.Object("a").Exists() || !await bucket.EnsureExists();
                await using var wr = await bucket.Create("wr").OpenWrite().WithContentType("a/b").ConfigureAwait(false); await wr.CompleteAsync();
                dynamic dy = bucket.Create("dy");
                checked { await bucket.Create("ck").UploadText($"{i}"); }
                var arr = new NewObject[2]; arr[0] = bucket.Create("0"); await arr[0].UploadText("");
                (NewObject First, int) tup = (bucket.Create("t"), 1); await tup.First.UploadText("");
                NewObject q1, q2; (q1, q2) = (bucket.Create("q1"), bucket.Create("q2")); await q1.UploadText(""); await q2.UploadText("");
                if (!TryMake(bucket, out var made)) return; await made.UploadText("");
                await Parallel.ForEachAsync(keys, async (k, c) => { var o = bucket.Create(k); await o.UploadText("", c); });
            }
            static bool TryMake(Bucket b, out NewObject o) { o = b.Create("o"); return true; }
            static async Task Retry(Func<StorageOperation<Done>> f) => await f();
            static Task N(Bucket b) => Retry(() => b.Object("x").Delete());
            static async IAsyncEnumerable<ObjectInfo> It(Bucket b, [EnumeratorCancellation] CancellationToken c = default)
            { var l = b.List(cancellationToken: c); await foreach (var o in l) yield return o; }
        }
        """;
}
