using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StaticGen.Cli.History;

/// <summary>Asks git, once for the whole site, when its Markdown files were changed and by whom.</summary>
internal static class GitHistory
{
    /// <summary>Longer than git needs for a hundred thousand commits on a slow disk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Neither can be in a name or a path that git prints with -z: names end at control characters.
    private const char CommitMark = '\u0002';
    private const char NameMark = '\u0003';

    /// <summary>What git knows of the site.</summary>
    /// <param name="History">By file; empty when git is absent, or the site is not in a repository.</param>
    /// <param name="Note">What the publisher should know when the history is left out for another reason; null otherwise.</param>
    public readonly record struct Found(SourceHistory History, string? Note);

    /// <summary>Reads the history of the Markdown files below <paramref name="siteRoot"/>.</summary>
    public static Found Read(string siteRoot)
    {
        if (!MayBeInRepository(siteRoot)) return new(SourceHistory.None, null);
        if (Ask(siteRoot, "rev-parse", "--is-shallow-repository") is not { } shallow) return new(SourceHistory.None, null);
        if (shallow.StartsWith("true", StringComparison.Ordinal))
        {
            return new(
                SourceHistory.None,
                "This is a shallow clone: pages show neither dates nor contributors. 'git fetch --unshallow' brings the history; in GitHub Actions, fetch-depth: 0 of actions/checkout.");
        }
        var log = Ask(
            siteRoot, "-c", "log.showSignature=false", "log", "-z", "--relative", "--no-merges", "--find-renames", "--name-status", "--no-ext-diff", "--no-color",
            $"--format={CommitMark}%as{NameMark}%aN", "--", "*.md");
        return log is null
            ? new(SourceHistory.None, "git could not tell the history: pages show neither dates nor contributors.")
            : new(Parse(log), null);
    }

    /// <summary>
    /// Whether git might find a repository: false only when it would not. Starting a program to hear that there is none costs as much as a third of a small site's build.
    /// </summary>
    private static bool MayBeInRepository(string folder)
    {
        if (Environment.GetEnvironmentVariable("GIT_DIR") is { Length: > 0 }) return true;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            // A link leads to where git looks on, and a folder of this kind is a repository without a working tree.
            if (Path.Exists(Path.Join(at.FullName, ".git")) || File.Exists(Path.Join(at.FullName, "HEAD")) || at.LinkTarget is not null) return true;
        }
        return false;
    }

    /// <summary>Reads what <c>git log -z --name-status</c> printed, from the newest commit to the oldest; a renamed file keeps its history.</summary>
    internal static SourceHistory Parse(string log)
    {
        var files = new Dictionary<string, Draft>(StringComparer.Ordinal);
        // Where a file of the past is today.
        var today = new Dictionary<string, string>(StringComparer.Ordinal);
        var (day, author) = (default(DateOnly), "");
        var tokens = log.Split('\0');
        for (var i = 0; i < tokens.Length; i++)
        {
            // The first status of a commit comes after a line break.
            var token = tokens[i].TrimStart('\n');
            if (token.StartsWith(CommitMark))
            {
                var name = token.IndexOf(NameMark, StringComparison.Ordinal);
                day = DateOnly.ParseExact(token.AsSpan(1, name - 1), "yyyy-MM-dd", CultureInfo.InvariantCulture);
                author = token[(name + 1)..];
                continue;
            }
            if (token.Length == 0 || i + 1 >= tokens.Length) continue;
            var path = tokens[++i];
            if (token[0] is 'R' or 'C' && i + 1 < tokens.Length)
            {
                var to = tokens[++i];
                var now = today.GetValueOrDefault(to, to);
                Record(now);
                if (token[0] == 'R') today[path] = now;
                continue;
            }
            if (token[0] != 'D') Record(today.GetValueOrDefault(path, path));
        }
        return new SourceHistory(files.ToFrozenDictionary(f => f.Key, f => f.Value.Finish(), StringComparer.Ordinal));

        void Record(string path)
        {
            if (!files.TryGetValue(path, out var draft)) files.Add(path, draft = new Draft(day));
            draft.Add(day, author);
        }
    }

    /// <summary>The standard output of git, or null when it is absent or complains.</summary>
    internal static string? Ask(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["--no-pager", "-C", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        // In a partial clone, comparing renamed files would otherwise fetch them one by one.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var complaints = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            Task.WaitAll(output, complaints);
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private sealed class Draft(DateOnly changed)
    {
        private readonly Dictionary<string, int> _changesBy = new(StringComparer.Ordinal);
        private DateOnly _created = changed;
        private DateOnly _changed = changed;

        public void Add(DateOnly day, string author)
        {
            // Commits are in the order of the graph, which is not that of their days.
            if (day < _created) _created = day;
            if (day > _changed) _changed = day;
            if (author.Length > 0 && !author.EndsWith("[bot]", StringComparison.Ordinal)) _changesBy[author] = _changesBy.GetValueOrDefault(author) + 1;
        }

        public FileHistory Finish() => new(
            _created, _changed, [.. _changesBy.OrderByDescending(static a => a.Value).ThenBy(static a => a.Key, StringComparer.Ordinal).Select(static a => a.Key)]);
    }
}
