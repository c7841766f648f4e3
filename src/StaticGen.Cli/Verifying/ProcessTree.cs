using System.Globalization;

namespace StaticGen.Cli.Verifying;

/// <summary>The processes that came of one example, wherever they have gone.</summary>
/// <param name="root">The example's own process, which leads a session.</param>
/// <param name="user">The user that only this example is, or null.</param>
/// <param name="token">Stands in the environment of what it starts.</param>
/// <remarks>
/// Orphans become children of this program (it is a "subreaper"), so that none gets lost; that they are an example's, and not something else that
/// this program has started, is seen by the filter that no process can take off.
/// </remarks>
internal sealed class ProcessTree(int root, uint? user, string token)
{
    /// <summary>The variable that holds an example's token.</summary>
    public const string TokenVariable = "STATICGEN_EXAMPLE";

    private const string All = "/proc";

    private readonly record struct Seen(int Id, int Parent, int Session, char State, uint User);

    /// <summary>Ends all processes of the tree.</summary>
    /// <returns>How many of them were alive.</returns>
    public async Task<int> EndAsync(bool withRoot)
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var ended = new HashSet<int>();
        // What multiplies is stopped before it is killed: a process that sleeps starts no other.
        for (var round = 0; round < 200; round++)
        {
            var alive = Find(withRoot);
            if (alive.Count == 0) break;
            foreach (var process in alive) _ = LinuxCalls.SendSignal(process, LinuxCalls.SignalStop);
            if (round % 2 == 1 || alive.Count < 20)
            {
                foreach (var process in alive)
                {
                    ended.Add(process);
                    _ = LinuxCalls.SendSignal(process, LinuxCalls.SignalKill);
                }
                await Task.Delay(2);
            }
            foreach (var process in ended)
            {
                // The root is for its Process to wait for, which ends this program when somebody else has done so.
                if (process != root) Bury(process);
            }
        }
        return ended.Count;
    }

    /// <summary>Those of the tree that live, without the root unless wished for.</summary>
    public List<int> Find(bool withRoot)
    {
        var found = new List<int>();
        if (!OperatingSystem.IsLinux()) return found;
        var all = new Dictionary<int, Seen>();
        foreach (var folder in Directory.EnumerateDirectories(All))
        {
            if (int.TryParse(folder.AsSpan(All.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } seen) all[id] = seen;
        }
        var verdicts = new Dictionary<int, bool> { [root] = true };
        foreach (var process in all.Values)
        {
            if (process.State is 'Z' or 'X' || (process.Id == root && !withRoot)) continue;
            if (Belongs(process, all, verdicts, 0)) found.Add(process.Id);
        }
        return found;
    }

    /// <summary>How many threads the current user has in all.</summary>
    public static int CountThreadsOfUser()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var self = LinuxCalls.CurrentUser();
        var count = 0;
        foreach (var folder in Directory.EnumerateDirectories(All))
        {
            if (!char.IsAsciiDigit(folder[All.Length + 1])) continue;
            try
            {
                var status = File.ReadAllText(folder + "/status");
                if (Field(status, "Uid:") == self) count += (int)Field(status, "Threads:");
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
        return count;
    }

    private bool Belongs(Seen process, Dictionary<int, Seen> all, Dictionary<int, bool> verdicts, int depth)
    {
        if (verdicts.TryGetValue(process.Id, out var known)) return known;
        // An example that is a user of its own can be told by that alone.
        if (user is { } owner) return verdicts[process.Id] = process.User == owner;
        // 64 generations: nobody's family is older, and the recursion stays shallow.
        var belongs = process.Session == root
            || (depth < 64 && process.Parent != Environment.ProcessId && all.TryGetValue(process.Parent, out var parent) && Belongs(parent, all, verdicts, depth + 1))
            || (process.Parent == Environment.ProcessId && IsOrphanOfExample(process.Id));
        verdicts[process.Id] = belongs;
        return belongs;
    }

    private bool IsOrphanOfExample(int id)
    {
        try
        {
            var status = File.ReadAllText($"{All}/{id.ToString(CultureInfo.InvariantCulture)}/status");
            if (Field(status, "Seccomp:") != 2 || Field(status, "NoNewPrivs:") != 1) return false;
            var environment = File.ReadAllText($"{All}/{id.ToString(CultureInfo.InvariantCulture)}/environ");
            // One that has emptied its environment belongs to whoever finds it.
            return environment.Contains(token, StringComparison.Ordinal) || !environment.Contains(TokenVariable, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static unsafe void Bury(int process)
    {
        int status;
        // No child of ours, or not dead yet: then there is nothing to do.
        _ = LinuxCalls.Reap(process, &status, 1);
    }

    private static Seen? Read(int id)
    {
        try
        {
            var status = File.ReadAllText($"{All}/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            // The name, in parentheses, may hold anything.
            var rest = status.AsSpan(status.LastIndexOf(')') + 2);
            Span<Range> fields = stackalloc Range[6];
            if (rest.Split(fields, ' ') < 5) return null;
            var user = 0u;
            if (OperatingSystem.IsLinux()) user = (uint)Field(File.ReadAllText($"{All}/{id.ToString(CultureInfo.InvariantCulture)}/status"), "Uid:");
            return new Seen(
                id,
                int.Parse(rest[fields[1]], CultureInfo.InvariantCulture),
                int.Parse(rest[fields[3]], CultureInfo.InvariantCulture),
                rest[fields[0]][0],
                user);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Field(string status, string name)
    {
        var at = status.IndexOf("\n" + name, StringComparison.Ordinal);
        if (at < 0) return -1;
        var rest = status.AsSpan(at + 1 + name.Length).TrimStart();
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }
}
