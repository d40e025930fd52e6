namespace Fluent.Buckets.TestServers;

/// <summary>The addresses and credentials of the servers that the scripts beside this file start, from the environment.</summary>
internal static class TestServer
{
    /// <summary>A variable that a script prints when its server is ready. Without it the test fails: no server, no pass.</summary>
    /// <param name="script">The script, such as <c>swift.sh</c>.</param>
    /// <param name="variable">The variable, such as <c>TEST_SWIFT_URL</c>.</param>
    public static string Need(string script, string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"{variable} is not set, so the server of tests/servers/{script} does not run. Run ./test.sh, which starts it, "
            + $"or start it for this shell with: eval \"$(tests/servers/{script} start)\"");
}
