// What is told of retries is counted for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
