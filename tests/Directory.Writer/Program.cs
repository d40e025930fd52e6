using System.Globalization;
using Fluent.Buckets;
using Fluent.Buckets.DirectoryWriter;

// Commands: overwrite ROOT BUCKET | increment ROOT BUCKET KEY COUNT | churn ROOT BUCKET KEY, and with versions kept: history ROOT BUCKET | versions ROOT
// BUCKET KEY COUNT.
// Each line on standard output tells one step, so that a test which kills this program knows how far it came.
var driver = new DirectoryDriver(new DirectoryOptions { Path = args[1], KeepVersions = args[0] is "history" or "versions" });
string bucket = args[2];
switch (args[0])
{
    case "overwrite":
        await Task.WhenAll(VersionedContent.Keys.Select(key => Task.Run(() => Overwrite(key))));
        break;
    case "history":
        await Task.WhenAll(VersionedContent.Keys.Select(key => Task.Run(() => WriteHistory(key))));
        break;
    case "increment":
    case "versions":
        for (int done = 0, count = int.Parse(args[4], CultureInfo.InvariantCulture); done < count;)
        {
            done += await TryIncrement(args[3]) ? 1 : 0;
        }

        break;
    case "churn":
        await Churn(args[3]);
        break;
    default:
        return 2;
}

return 0;

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}

async Task Overwrite(string key)
{
    ObjectInfo? info = await driver.GetInfo(bucket, key, default);
    long version = info is null ? 0 : long.Parse(info.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture);
    while (true)
    {
        version++;
        Say($"begin\t{key}\t{version}");
        WriteRequest request = VersionedContent.Request(bucket, key, version);
        byte[] bytes = VersionedContent.Bytes(key, version);
        if (version % 4 == 0)
        {
            await WriteInParts(request, bytes);
        }
        else
        {
            await driver.Write(request, new BytesBody(bytes, tellsLength: version % 2 == 0), default);
        }

        Say($"done\t{key}\t{version}");
    }
}

// Each write is kept; now and then the object is deleted, and sometimes brought back by deleting the mark.
async Task WriteHistory(string key)
{
    var request = new VersionListRequest { Bucket = bucket, Prefix = key, Key = key };
    IReadOnlyList<ObjectVersion> kept = (await driver.ListVersions(request, default)).Versions;
    ObjectInfo? newest = kept.FirstOrDefault(version => !version.IsDeletion)?.Info;
    long version = newest is null ? 0 : long.Parse(newest.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture);
    while (true)
    {
        version++;
        Say($"begin\t{key}\t{version}");
        byte[] bytes = VersionedContent.Bytes(key, version);
        await driver.Write(VersionedContent.Request(bucket, key, version), new BytesBody(bytes), default);
        Say($"done\t{key}\t{version}");
        if (version % 2 == 0)
        {
            await driver.Delete(bucket, key, null, default);
            if (version % 4 == 0)
            {
                ObjectVersion mark = (await driver.ListVersions(request, default)).Versions[0];
                await driver.DeleteVersion(bucket, key, mark.Id, default);
            }
        }
    }
}

async Task WriteInParts(WriteRequest request, byte[] bytes)
{
    var upload = new UploadReference(bucket, request.Key, await driver.StartUpload(request, default));
    int half = bytes.Length / 2;
    UploadedPart second = await driver.UploadPart(upload, 2, new BytesBody(bytes[half..]), default);
    UploadedPart first = await driver.UploadPart(upload, 1, new BytesBody(bytes[..half]), default);
    await driver.CompleteUpload(upload, request, [first, second], default);
}

async Task<bool> TryIncrement(string key)
{
    ObjectInfo? info = await driver.GetInfo(bucket, key, default);
    long value = info is null ? 0 : long.Parse(info.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture);
    WriteRequest request = VersionedContent.Request(bucket, key, value + 1) with { IfAbsent = info is null, IfMatch = info?.ETag };
    try
    {
        await driver.Write(request, new BytesBody(BitConverter.GetBytes(value + 1)), default);
        return true;
    }
    catch (StorageException exception) when (exception.Code == StorageErrorCode.PreconditionFailed)
    {
        return false;
    }
}

// Writes and deletes one key for ever, in a bucket that others create and delete.
async Task Churn(string key)
{
    while (true)
    {
        try
        {
            await driver.Write(VersionedContent.Request(bucket, key, 1), new BytesBody([1, 2, 3]), default);
            await driver.Delete(bucket, key, null, default);
            await WriteInParts(VersionedContent.Request(bucket, key, 1), [1, 2, 3, 4]);
            await driver.Delete(bucket, key, null, default);
            Say("done");
        }
        catch (StorageException exception) when (exception.Code
            is StorageErrorCode.BucketNotFound or StorageErrorCode.Conflict or StorageErrorCode.UploadNotFound)
        {
            Say(exception.Code.ToString());
        }
    }
}
