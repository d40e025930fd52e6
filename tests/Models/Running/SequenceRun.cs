namespace Fluent.Buckets.Models;

/// <summary>Runs one sequence where nothing else is, and cleans up.</summary>
internal sealed class SequenceRun(ModelStore store, Bucket shared)
{
    private static int _count;

    /// <summary>The fault that the sequence ends with. Null when store and model agree to its end.</summary>
    public async Task<SequenceFault?> Run(Sequence sequence)
    {
        int number = Interlocked.Increment(ref _count);
        if (sequence.InView)
        {
            return await RunInView(sequence, number);
        }

        Bucket bucket = store.Store.Bucket($"model-{Guid.NewGuid():N}");
        await bucket.CreateBucket();
        try
        {
            return await RunSteps(new World(store, bucket), sequence);
        }
        finally
        {
            await bucket.DeleteBucket().WithContents();
        }
    }

    /// <summary>In a view, beside objects that no key of it may reach: at its very prefix, and at the name before its slash.</summary>
    private async Task<SequenceFault?> RunInView(Sequence sequence, int number)
    {
        bool isFolder = number % 2 == 0;
        string prefix = isFolder ? $"view-{number}/" : $"view-{number}-";
        string[] neighbours = isFolder ? [$"view-{number}"] : [prefix, $"view-{number}"];
        foreach (string neighbour in neighbours)
        {
            await shared.Object(neighbour).UploadText(neighbour);
        }

        try
        {
            if (await RunSteps(new World(store, shared.Within(prefix)), sequence) is { } fault)
            {
                return fault;
            }

            foreach (string neighbour in neighbours)
            {
                if (!await shared.Object(neighbour).Exists())
                {
                    return new SequenceFault(sequence, sequence.Steps.Count, new ModelException($"The object {neighbour} outside the view is gone."));
                }
            }

            return null;
        }
        finally
        {
            await shared.DeleteAll(prefix);
            await shared.DeleteMany(neighbours);
        }
    }

    private static async Task<SequenceFault?> RunSteps(World world, Sequence sequence)
    {
        int at = 0;
        try
        {
            for (; at < sequence.Steps.Count; at++)
            {
                await sequence.Steps[at].Run(world);
                await Comparison.AfterStep(world);
            }

            await Comparison.AtEnd(world, sequence.Keys);
            return null;
        }
        catch (Exception fault) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return new SequenceFault(sequence, at, fault);
        }
        finally
        {
            await AbortUploads(world);
        }
    }

    private static async Task AbortUploads(World world)
    {
        foreach (OpenUpload upload in world.Uploads.Values.Where(upload => !upload.IsClosed))
        {
            try
            {
                await upload.Upload.Abort();
            }
            catch (StorageException)
            {
                // The fault of the sequence is told; this would hide it.
            }
        }
    }
}

/// <summary>A sequence on which store and model differ, and where.</summary>
internal sealed record SequenceFault(Sequence Sequence, int At, Exception Fault)
{
    public override string ToString()
    {
        string where = At < Sequence.Steps.Count ? Sequence.Steps[At].ToString() : "the end";
        return $"{Sequence}{Environment.NewLine}// Fails at: {where}{Environment.NewLine}// {Fault.Message}{Environment.NewLine}{Fault}";
    }
}
