using System.Text;
using System.Text.RegularExpressions;
using StaticGen.Cli;
using StaticGen.Tests.Cli;
using Xunit;

namespace StaticGen.Tests.Guide;

/// <summary>
/// Every command of the guide is run, in the order of its page, and must print what the page shows. On a page, <c>```console</c> holds lines that begin with <c>$ </c> and what they print; a line of
/// <c>...</c>, or one that ends with it, stands for anything.
/// </summary>
public sealed partial class GuideCommandsTests : IDisposable
{
    /// <summary>Commands that are not run here, by how they begin, and why not.</summary>
    private static readonly Dictionary<string, string> NotRun = new(StringComparer.Ordinal)
    {
        ["dotnet run "] = "compiles the program, which the tests are running; after '--' stand commands that are run elsewhere on the pages",
        ["dotnet publish "] = "takes minutes; the release workflow does it, and tries the program",
        ["~/staticgen/staticgen "] = "needs what 'dotnet publish' made",
        ["dotnet pack "] = "tests/web/publishing/tool.test.mjs runs it",
        ["dotnet tool "] = "tests/web/publishing/tool.test.mjs runs it, into a home of its own",
        ["git diff "] = "needs the history of a pull request",
        ["curl "] = "needs a published site",
        ["staticgen verify "] = "needs interpreters; tests/run executes all examples of the first site",
        ["staticgen check --strict --changed changed"] = "needs what 'git diff' made; its tests are in ChangedFilesTests",
        ["staticgen check --against "] = "needs what 'curl' made; its tests have site maps of their own",
        ["tests/verify/record"] = "needs several versions of Python",
        ["sudo apt install "] = "an example of a transcript, of a program that does not exist",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(GuidePages.PathOf(""), "*.md", SearchOption.AllDirectories)
        .Where(static file => Commands(File.ReadAllText(file)).Any())
        .Select(static file => Path.GetRelativePath(GuidePages.PathOf(""), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_commands_of_a_page_do_what_it_says(string page)
    {
        var text = await File.ReadAllTextAsync(GuidePages.PathOf(page), TestContext.Current.CancellationToken);
        var folder = _folder.At("");
        // A page that does not make a site of its own speaks of the reader's.
        if (!text.Contains("$ staticgen init", StringComparison.Ordinal))
        {
            Assert.Equal(0, (await ProgramRun.Of(folder, "init", "site")).Code);
            folder = _folder.At("site");
        }
        var count = 0;
        foreach (var (command, expected) in Commands(text))
        {
            if (NotRun.Keys.Any(start => command.StartsWith(start, StringComparison.Ordinal))) continue;
            foreach (var edit in EditsBefore(page, text, ++count)) edit(folder);
            var words = Words(command);
            if (words[0] == "cd")
            {
                folder = Path.Join(folder, words[1]);
                Assert.True(Directory.Exists(folder), $"{page}: {command}");
                continue;
            }
            Assert.True(words[0] == "staticgen", $"{page}: '{command}' is neither run nor listed with the reason why not");
            AssertPrints(expected, await Run(folder, words[1..]), $"{page}: {command}");
        }
    }

    [Fact]
    public void Every_reason_for_not_running_a_command_is_needed()
    {
        var commands = Pages.SelectMany(static page => Commands(File.ReadAllText(GuidePages.PathOf(page.Data)))).Select(static c => c.Command).ToArray();
        Assert.All(NotRun.Keys, start => Assert.Contains(commands, c => c.StartsWith(start, StringComparison.Ordinal)));
        Assert.Contains(commands, static c => c == "staticgen build");
    }

    [Theory]
    [InlineData("Built # pages, ...", "Built 3 pages, and more", false)]
    [InlineData("Built 3 pages, ...", "Built 3 pages, and more", true)]
    [InlineData("Built 3 pages in 2.1 s", "Built 3 pages in 93 ms", true)]
    [InlineData("Built 3 pages", "Built 4 pages", false)]
    [InlineData("a\n...\nd", "a\nb\nc\nd", true)]
    [InlineData("a\nb", "a", false)]
    public void What_is_shown_is_compared_but_for_times_and_sizes(string expected, string printed, bool isSame) =>
        Assert.Equal(isSame, Pattern(expected).IsMatch(Plain(printed)));

    /// <summary>What the tutorial asks its reader to do in an editor, before a command, counted from 1.</summary>
    private static IEnumerable<Action<string>> EditsBefore(string page, string text, int command)
    {
        const string Question = "content/questions/basics/keep-secret-out-git-repository.md";
        if (page != "first-site.md") yield break;
        if (command == 5)
        {
            var answer = Answer().Match(text);
            Assert.True(answer.Success);
            yield return folder => File.WriteAllText(Path.Join(folder, Question), answer.Groups["text"].Value);
        }
        if (command == 6) yield return folder => Replace(folder, "tags: [writing]", "tags: [writting]");
        if (command == 7) yield return folder => Replace(folder, "tags: [writting]", "tags: [writing]");

        static void Replace(string folder, string before, string after)
        {
            var file = Path.Join(folder, Question);
            var content = File.ReadAllText(file);
            Assert.Contains(before, content, StringComparison.Ordinal);
            File.WriteAllText(file, content.Replace(before, after, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string Command, string Expected)> Commands(string text)
    {
        foreach (Match fence in Fence().Matches(text.ReplaceLineEndings("\n")))
        {
            var isTranscript = fence.Groups["language"].Value == "console";
            string? command = null;
            var expected = new StringBuilder();
            foreach (var line in fence.Groups["lines"].Value.TrimEnd('\n').Split('\n'))
            {
                if (isTranscript && !line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    expected.Append(line).Append('\n');
                    continue;
                }
                if (command is not null) yield return (command, expected.ToString());
                command = isTranscript ? line[2..] : line;
                expected.Clear();
            }
            if (command is not null) yield return (command, expected.ToString());
        }
    }

    /// <summary>Runs the program; the server, until it serves.</summary>
    private static async Task<string> Run(string folder, string[] arguments)
    {
        if (arguments[0] != "serve")
        {
            var run = await ProgramRun.Of(folder, arguments);
            Assert.True(run.Code is 0 or 1, $"staticgen {string.Join(' ', arguments)} ended with {run.Code}: {run.Error}");
            return run.Error + run.Output;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new StringWriter { NewLine = "\n" };
        var shared = TextWriter.Synchronized(output);
        var surroundings = new Surroundings { Output = shared, Error = shared, CurrentFolder = folder };
        var server = StaticGenProgram.RunAsync([.. arguments, "--port", "0"], surroundings, stop.Token);
        while (!server.IsCompleted && !Printed().Contains("Serving ", StringComparison.Ordinal)) await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        await server;
        return Printed();

        string Printed()
        {
            // What the synchronised writer locks.
            lock (shared) return output.ToString();
        }
    }

    private static void AssertPrints(string expected, string printed, string what)
    {
        if (expected.Length == 0) return;
        Assert.True(Pattern(expected).IsMatch(Plain(printed)), $"{what}\nThe page shows:\n{expected}\nThe program printed:\n{printed}");
    }

    /// <summary>The text without what differs from machine to machine and with every change of the theme: times, sizes, ports, counts of files, the largest page.</summary>
    private static string Plain(string text) => Largest().Replace(Port().Replace(Files().Replace(Measure().Replace(text.TrimEnd('\n'), "#"), "# ${what}"), "http://127.0.0.1:#/"), "Largest page");

    private static Regex Pattern(string expected) => new(
        "^" + Regex.Escape(Plain(expected)).Replace(@"\n\.\.\.\n", @"\n(.*\n)*", StringComparison.Ordinal).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string[] Words(string command) => [.. Word().Matches(command).Select(static m => m.Value.Trim('"'))];

    [GeneratedRegex("""^```(?<language>console|shell)[^\n]*\n(?<lines>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex("""^````markdown\n(?<text>---\ntitle: Keep secrets.*?)^````$""", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Answer();

    [GeneratedRegex("""[0-9][0-9.,]* (ms|s|bytes|kB|MB)\b""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Measure();

    [GeneratedRegex("""[0-9,]+ (?<what>other files|files written|unchanged)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Files();

    [GeneratedRegex("""Largest page \S+""", RegexOptions.None, 10_000)]
    private static partial Regex Largest();

    [GeneratedRegex("""http://127\.0\.0\.1:[0-9]+/""", RegexOptions.None, 10_000)]
    private static partial Regex Port();

    [GeneratedRegex("""("[^"]*"|[^\s"]+)+""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Word();
}
