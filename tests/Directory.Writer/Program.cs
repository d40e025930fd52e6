using System.Globalization;
using Fluent.Buckets;
using Fluent.Buckets.DirectoryWriter;

// Commands: overwrite ROOT BUCKET | increment ROOT BUCKET KEY COUNT | churn ROOT BUCKET KEY.
// Each line on standard output tells one step, so that a test which kills this program knows how far it came.
var driver = new DirectoryDriver(args[1]);
string bucket = args[2];
switch (args[0])
{
    case "overwrite":
        await Task.WhenAll(VersionedContent.Keys.Select(key => Task.Run(() => Overwrite(key))));
        break;
    case "increment":
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
            Say("done");
        }
        catch (StorageException exception) when (exception.Code is StorageErrorCode.BucketNotFound or StorageErrorCode.Conflict)
        {
            Say(exception.Code.ToString());
        }
    }
}
