using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Output;

namespace StaticGen.Tests.Sites;

/// <summary>A small site in one string, with <c>-- path --</c> before each file, built in memory from a folder of its own.</summary>
internal sealed class TestSite : IDisposable
{
    /// <summary>A config with one collection of questions (two topics, two levels, three tags) and one of ordinary pages.</summary>
    public const string Config = """
        -- site.config.yaml --
        title: Test Site
        description: A site for tests.
        base_url: https://example.org/repo/
        repository:
          url: https://github.com/example-owner/example
        collections:
          - id: qa
            kind: question
            title: Questions
            levels:
              - {id: basic, title: Basic}
              - {id: advanced, title: Advanced}
            topics:
              - {id: lists, title: Lists}
              - {id: maps, title: Maps}
            tags:
              - {id: one, title: One}
              - {id: two, title: Two}
              - {id: three, title: Three}
          - id: guide
            kind: page
            title: Guide
        runners:
          python:
            command: [python3, "{file}"]
            file_name: example.py

        """;

    /// <summary>A first page for the collection of ordinary pages.</summary>
    public const string GuideIndex = """
        -- content/guide/index.md --
        ---
        title: The guide
        ---
        Start here.

        """;

    private readonly SiteBuilder _builder = new();

    private TestSite(string root) => Root = root;

    public string Root { get; }

    public MemoryOutput Output { get; private set; } = new();

    public BuildResult Result { get; private set; } = null!;

    /// <summary>Writes the files of <paramref name="text"/> to a new folder and builds it.</summary>
    public static TestSite Build(string text, Func<BuildRequest, BuildRequest>? with = null)
    {
        var site = Create(text);
        site.Rebuild(with);
        return site;
    }

    /// <summary>Writes the files of <paramref name="text"/> to a new folder.</summary>
    public static TestSite Create(string text)
    {
        var site = new TestSite(Directory.CreateTempSubdirectory("staticgen-test-").FullName);
        site.Write(text);
        return site;
    }

    /// <summary>The usual config and first page, and <paramref name="text"/>.</summary>
    public static TestSite BuildUsual(string text, Func<BuildRequest, BuildRequest>? with = null) => Build(Config + GuideIndex + text, with);

    public void Write(string text)
    {
        foreach (var (path, content) in Split(text))
        {
            var full = Path.Combine(Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content);
        }
    }

    public void WriteBytes(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public TestSite Rebuild(Func<BuildRequest, BuildRequest>? with = null)
    {
        Output = new MemoryOutput();
        // On a machine with much else to do the other limits are to be seen.
        var request = new BuildRequest(Root) { PagePatience = TimeSpan.FromMinutes(10) };
        Result = _builder.Build(with is null ? request : with(request), Output);
        return this;
    }

    /// <summary>Renders edited pages before the next build.</summary>
    public ImmutableArray<PageAhead> RenderAhead(params string[] changed) => _builder.RenderAhead(changed);

    public string Html(string outputPath) => Encoding.UTF8.GetString(Output.Files[outputPath]);

    public ImmutableArray<string> Messages => [.. Result.Diagnostics.Select(d => d.ToString())];

    public IEnumerable<Diagnostic> Errors => Result.Diagnostics.Where(d => d.Severity == Severity.Error);

    /// <summary>A question with all required parts.</summary>
    public static string Question(string path, string title = "A title", string frontMatter = "", string body = "", string level = "basic") => $"""
        -- {path} --
        ---
        title: {title}
        question: {Ask(path, title)}
        level: {level}
        tags: [one]
        status: answered
        {frontMatter}
        ---
        ## Short answer
        This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

        ## Explanation
        Because.
        {body}

        ## Example
        ```python
        print(1)
        ```

        ```output
        1
        ```

        ## Sources
        - [Docs](https://example.org/docs)

        """;

    /// <summary>A question like no other of the site.</summary>
    private static string Ask(string path, string title)
    {
        var name = StaticGen.Sources.Slugs.OfFile(path);
        return $"What does {title} ask for in {name}1, {name}2 and {name}3?";
    }

    public static IEnumerable<(string Path, string Content)> Split(string text)
    {
        string? path = null;
        var content = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                if (path is not null) yield return (path, content.ToString());
                path = line[3..^3];
                content.Clear();
            }
            else if (path is not null)
            {
                content.Append(line).Append('\n');
            }
        }
        if (path is not null) yield return (path, content.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
