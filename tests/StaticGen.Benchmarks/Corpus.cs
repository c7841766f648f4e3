using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StaticGen.Benchmarks;

/// <summary>
/// A site of questions like real ones: about 4 kB a page with links, a table, two blocks of Python. Page i is the same in a corpus of any size, and
/// the same for Hugo but for its front matter and the form of its links.
/// </summary>
internal static partial class Corpus
{
    private const int Topics = 30;
    private const int Tags = 200;

    /// <summary>Grows with every change of the pages, so that none of a former form is measured.</summary>
    private const int Form = 2;

    /// <summary>Writes a site with this many questions, unless it is there already.</summary>
    /// <returns>Full path of its folder.</returns>
    public static string Make(int pages)
    {
        var root = Path.Combine(Path.GetTempPath(), $"staticgen-corpus{Form}-{pages.ToString(CultureInfo.InvariantCulture)}");
        var complete = Path.Combine(root, ".complete");
        if (File.Exists(complete)) return root;
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        for (var topic = 0; topic < Topics; topic++) Directory.CreateDirectory(Path.Combine(root, "content/qa", $"topic-{topic}"));
        File.WriteAllText(Path.Combine(root, "site.config.yaml"), Config());
        Parallel.For(0, pages, i => File.WriteAllText(Path.Combine(root, "content/qa", $"topic-{TopicOf(i)}", $"{Slug(i)}.md"), Page(i)));
        File.WriteAllText(complete, "");
        return root;
    }

    /// <summary>Writes the same pages for Hugo, unless they are there already.</summary>
    /// <returns>Full path of the folder to be given to Hugo as its content.</returns>
    public static string MakeForHugo(int pages)
    {
        var content = Path.Combine(Make(pages), "for-hugo");
        var complete = Path.Combine(content, ".complete");
        if (File.Exists(complete)) return content;
        for (var topic = 0; topic < Topics; topic++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(content, $"topic-{topic}")).FullName;
            File.WriteAllText(Path.Combine(folder, "_index.md"), string.Create(CultureInfo.InvariantCulture, $"---\ntitle: \"Topic {topic}\"\nweight: {topic + 1}\n---\n\nQuestions about topic {topic}.\n"));
        }
        Parallel.For(0, pages, i => File.WriteAllText(Path.Combine(content, $"topic-{TopicOf(i)}", $"{Slug(i)}.md"), ForHugo(i)));
        File.WriteAllText(complete, "");
        return content;
    }

    /// <summary>Address of a page on the site that this program makes, and on Hugo's.</summary>
    public static (string Own, string Hugo) AddressOf(int page) => ($"/qa/{Slug(page)}/", $"/topic-{TopicOf(page)}/{Slug(page)}/");

    private static string ForHugo(int i)
    {
        var text = Page(i).Replace("status: answered\n", "date: 2026-01-01\n", StringComparison.Ordinal).Replace("\nquestion:", "\nsummary:", StringComparison.Ordinal);
        return SourceLink().Replace(text, link => $"](/{(link.Groups[1].Length > 0 ? link.Groups[1].Value : $"topic-{TopicOf(i)}")}/{link.Groups[2].Value}/)");
    }

    [GeneratedRegex(@"\]\((?:\.\./(topic-\d+)/)?(q\d+)\.md\)")]
    private static partial Regex SourceLink();

    /// <summary>Path of a page below the corpus, for builds after an edit.</summary>
    public static string PathOf(int page) => $"content/qa/topic-{TopicOf(page)}/{Slug(page)}.md";

    /// <summary>The text of a page.</summary>
    public static string Page(int i)
    {
        var words = new Words(((ulong)i * 2) + 1);
        var text = new StringBuilder(5000);
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: \"{Capital(words.Next())} {words.Next()} number {i}\"\nquestion: \"How does {words.Next()} {words.Next()} {words.Next()} work with {words.Next()} number {i}?\"\n");
        text.Append(CultureInfo.InvariantCulture, $"level: {(i % 7) switch { 0 => "bonus", < 4 => "basic", _ => "advanced" }}\ntags: [tag-{words.Next(Tags / 10)}, tag-{(Tags / 10) + words.Next(Tags * 9 / 10)}]\nstatus: answered\n---\n\n## Short answer\n\n");
        Sentence(text, words, 38).Append("\n\n## Explanation\n\n");
        for (var paragraph = 0; paragraph < 2; paragraph++)
        {
            Sentence(text, words, 38).Append(' ');
            if (i > 0) text.Append(CultureInfo.InvariantCulture, $"See [{words.Next()} {words.Next()}]({LinkTo(i, words.Next(Math.Min(i, 500)))}). ");
            Sentence(text, words, 30).Append("\n\n");
        }
        text.Append("| Name | Cost | Use |\n| --- | ---: | --- |\n");
        for (var row = 0; row < 4; row++) text.Append(CultureInfo.InvariantCulture, $"| `{words.Name()}` | {words.Next(1000)} | {words.Next()} {words.Next()} {words.Next()} |\n");
        text.Append("\n### In depth\n\n");
        for (var item = 0; item < 4; item++) Sentence(text.Append("- "), words, 10).Append('\n');
        text.Append("\n## Example\n\n");
        Code(text, words);
        Sentence(text, words, 20).Append("\n\n");
        Code(text, words);
        text.Append("## Common mistakes\n\n> [!WARNING]\n> ");
        Sentence(text, words, 20).Append("\n\n## Follow-up questions\n\n");
        for (var item = 0; item < 3; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **Why does {words.Next()} {words.Next()} {words.Next()}?** - ");
            Sentence(text, words, 15).Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture, $"\n## Sources\n\n- [{words.Next()} {words.Next()}](https://docs.example.org/{words.Name()}.html#{words.Name()})\n").ToString();
    }

    private static StringBuilder Sentence(StringBuilder text, Words words, int length)
    {
        text.Append(Capital(words.Next()));
        for (var i = 1; i < length; i++)
        {
            text.Append(i % 13 == 0 ? ". " + Capital(words.Next()) : " " + words.Next());
            switch (words.Next(30))
            {
                case 0: text.Append(" `").Append(words.Name()).Append("()`"); break;
                case 1: text.Append(" *").Append(words.Next()).Append('*'); break;
                case 2: text.Append(" **").Append(words.Next()).Append("**"); break;
            }
        }
        return text.Append('.');
    }

    private static void Code(StringBuilder text, Words words)
    {
        var (function, argument, item) = (words.Name(), words.Name(), words.Name());
        text.Append(CultureInfo.InvariantCulture, $"""
            ```python
            from dataclasses import dataclass, field


            @dataclass(frozen=True)
            class {Capital(words.Name())}:
                # {words.Next()} {words.Next()} {words.Next()}
                {item}: list[int] = field(default_factory=list)
                limit: int = {words.Next(1000)}

                def {function}(self, {argument}: int) -> str:
                    total = sum(x * {argument} for x in self.{item} if x > 0)
                    return f"{words.Next()} {Braces(argument + "!r")}: {Braces("total:>5")}"


            print("{words.Next()}")
            ```


            """).Replace("\r\n", "\n");
    }

    private static string Braces(string name) => "{" + name + "}";

    private static string LinkTo(int from, int back)
    {
        var to = from - 1 - back;
        var folder = TopicOf(from) == TopicOf(to) ? "" : $"../topic-{TopicOf(to)}/";
        return $"{folder}{Slug(to)}.md";
    }

    private static int TopicOf(int page) => new Words((ulong)page * 2).Next(Topics);

    private static string Slug(int page) => $"q{page.ToString("000000", CultureInfo.InvariantCulture)}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Config()
    {
        var text = new StringBuilder("""
            title: A large site
            tagline: For measuring
            description: Questions that a generator made.
            base_url: https://example.org/large/
            repository:
              url: https://github.com/example-owner/large
            runners:
              python: {command: [python3, "{file}"], file_name: example.py}
            collections:
              - id: qa
                kind: question
                title: Questions
                levels:
                  - {id: basic, title: Basic}
                  - {id: advanced, title: Advanced}
                  - {id: bonus, title: Bonus}
                topics:

            """);
        for (var i = 0; i < Topics; i++) text.Append(CultureInfo.InvariantCulture, $"      - {{id: topic-{i}, title: Topic {i}}}\n");
        text.Append("    tags:\n");
        for (var i = 0; i < Tags; i++) text.Append(CultureInfo.InvariantCulture, $"      - {{id: tag-{i}, title: Tag {i}}}\n");
        return text.ToString();
    }
}
