using StaticGen.Cli;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Cli.Commands;

public sealed class CommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Init_makes_a_site_that_builds_without_findings()
    {
        var init = await Run("init", "site");
        Assert.Equal(
            new ProgramRun(0, "Made a site in site. Next:\n  cd site\n  staticgen serve\n  staticgen new question \"How do you …?\" --topic basics --level easy\n", ""),
            init);
        Assert.Equal(
            [
                ".editorconfig", ".gitattributes", ".github/ISSUE_TEMPLATE/mistake.yml", ".github/ISSUE_TEMPLATE/question.yml", ".github/workflows/pages.yml", ".gitignore",
                ".vscode/extensions.json", ".vscode/settings.json", ".vscode/site.config.schema.json", "README.md", "content/guide/index.md",
                "content/questions/basics/find-answer.md", "content/questions/basics/good-answer.md", "site.config.yaml",
            ],
            _folder.Files("site"));

        // What depends on the program's version is filled in.
        Assert.Contains($"uses: example-owner/staticgen@v{StaticGenProgram.Version}\n", _folder.Read("site/.github/workflows/pages.yml"), StringComparison.Ordinal);
        Assert.Contains("requires: \">=0.1, <1\"\n", _folder.Read("site/site.config.yaml"), StringComparison.Ordinal);
        Assert.Equal(SiteConfigReader.JsonSchema(), _folder.Read("site/.vscode/site.config.schema.json"));
        Assert.DoesNotContain(_folder.Files("site"), f => _folder.Read("site/" + f).Contains("{version}", StringComparison.Ordinal) || _folder.Read("site/" + f).Contains("{requires}", StringComparison.Ordinal));

        var check = await ProgramRun.Of(_folder.At("site"), "check", "--strict");
        Assert.Equal((0, ""), (check.Code, check.Error));
        Assert.StartsWith("No findings in 2 questions, ", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_written_leaves_nothing_behind_and_the_site_published()
    {
        await Run("init", "site");
        _folder.Write("taken.zip/mine.txt", "x");

        var run = await ProgramRun.Of(_folder.At("site"), "build", "--zip", _folder.At("taken.zip"));

        Assert.Equal(2, run.Code);
        Assert.StartsWith("staticgen: the archive cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  hint: The site is published, and an archive of before is unchanged; name another file with --zip, on a disk with room\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], _folder.Files("taken.zip"));
        Assert.DoesNotContain(_folder.Files(""), static f => f.EndsWith(".part", StringComparison.Ordinal));
        Assert.Contains("index.html", _folder.Files("site/_site"));
    }

    [Fact]
    public async Task Init_refuses_a_folder_that_is_in_use()
    {
        _folder.Write("site/mine.txt", "x");

        var run = await Run("init", "site");

        Assert.Equal(
            new ProgramRun(2, "", "staticgen: 'site' is not empty\n  hint: Name a folder that does not exist yet; nothing was changed\nRun 'staticgen init --help' for what it understands.\n"),
            run);
        Assert.Equal(["mine.txt"], _folder.Files("site"));
    }

    [Fact]
    public async Task Init_accepts_a_repository_that_was_just_made()
    {
        _folder.Write("site/.git/HEAD", "ref: x");

        Assert.Equal(0, (await Run("init", "site")).Code);
    }

    [Fact]
    public async Task Build_publishes_and_tells_what_it_did()
    {
        await Run("init", "site");

        var run = await Run("build", "--source", "site");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches(
            "^Built [0-9]+ pages \\(2 questions\\) and [0-9]+ other files, [0-9.]+ [kM]B, in .+\\. Largest page .+; search index .+\\.\n[0-9]+ files written, 0 removed, 0 unchanged in site/_site\n$",
            run.Output);
        Assert.Contains("<h1", _folder.Read("site/_site/questions/good-answer/index.html"), StringComparison.Ordinal);

        var again = await Run("build", "--source", "site");
        Assert.Matches("\n0 files written, 0 removed, [0-9]+ unchanged in site/_site\n$", again.Output);
    }

    [Fact]
    public async Task Build_says_when_there_is_nothing_to_build()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux can tell.");
        await Run("init", "site");
        for (var i = 0; i < 250; i++) _folder.Write($"site/static/f{i}.txt", "x");
        Assert.StartsWith("Built ", (await Run("build", "--source", "site")).Output, StringComparison.Ordinal);

        var again = await Run("build", "--source", "site");
        Assert.Equal(0, again.Code);
        Assert.Matches(
            "^Nothing has changed since the last build: [0-9]+ pages \\(2 questions\\) and [0-9]+ other files, [0-9.]+ [kM]B, checked in .+\\.\n0 files written, 0 removed, [0-9]+ unchanged in site/_site\n$",
            again.Output);
        Assert.StartsWith("Built ", (await Run("build", "--source", "site", "--no-cache")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_with_errors_keeps_the_last_good_site_and_names_the_place()
    {
        await Run("init", "site");
        await Run("build", "-s", "site");
        var page = _folder.Read("site/content/questions/basics/good-answer.md");
        _folder.Write("site/content/questions/basics/good-answer.md", page.Replace("level: easy", "level: esay", StringComparison.Ordinal));

        var run = await ProgramRun.Of(_folder.At("site/content"), "build", "-s", "..");

        Assert.Equal(1, run.Code);
        Assert.Contains("questions/basics/good-answer.md:4:8: error SG2", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n    4 | level: esay\n      |        ^^^^\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("'easy'", run.Error, StringComparison.Ordinal);
        Assert.Equal("1 error: nothing was published; the last good site is still in ../_site.\n", run.Output);
        Assert.True(File.Exists(_folder.At("site/_site/index.html")));
    }

    [Fact]
    public async Task A_folder_without_a_config_is_no_fault()
    {
        var run = await Run("check");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("site.config.yaml: error SG1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_question_makes_a_stub_that_can_be_read_again()
    {
        await Run("init", "site");
        const string Question = "How do you \"quote\": a #hash, a \\ and 'naïve' text?";

        var run = await ProgramRun.Of(_folder.At("site"), "new", "question", Question, "--topic", "basics", "--level", "hard");

        const string File = "content/questions/basics/quote-hash-naive-text.md";
        Assert.Equal(
            new ProgramRun(0, $"Created {File}\nNext: write the answer below the headings, set 'status: answered', add tags, and run 'staticgen check'.\n", ""),
            run);
        var config = SiteConfigReader.Read(SourceScanner.ReadConfig(_folder.At("site")).Value);
        var source = new SourceText(File, _folder.Read("site/" + File));
        var read = FrontMatterReader.Read(source, config.Value.Collections[0]);
        Assert.Empty(read.Diagnostics);
        var front = Assert.IsType<QuestionFrontMatter>(read.Value.FrontMatter);
        Assert.Equal((Question, "Quote hash naive text", "hard", AnswerStatus.Stub), (front.Question.Value, front.Title.Value, front.Level.Value, front.Status));
        Assert.Equal(0, (await ProgramRun.Of(_folder.At("site"), "check", "--strict")).Code);
    }

    [Theory]
    [InlineData("lists", true)]
    [InlineData("talk", false)]
    public async Task New_question_has_an_example_only_where_the_topic_has_code(string topic, bool hasExample)
    {
        _folder.Write("site.config.yaml", """
            title: Site
            base_url: https://example.org/
            collections:
              - id: qa
                kind: question
                title: Questions
                levels: [{id: easy, title: Easy}]
                topics: [{id: lists, title: Lists}, {id: talk, title: Talk, no_code: true}]

            """);

        var run = await Run("new", "question", "What is to be said of it?", "--topic", topic, "--level", "easy", "--slug", "said");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var headings = _folder.Read($"content/qa/{topic}/said.md").Split('\n').Where(static l => l.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(
            hasExample
                ? ["## Short answer", "## Explanation", "## Example", "## Common mistakes", "## Follow-up questions", "## In an interview", "## Sources"]
                : ["## Short answer", "## Explanation", "## Common mistakes", "## Follow-up questions", "## In an interview", "## Sources"],
            headings);
    }

    [Fact]
    public async Task New_question_never_overwrites_and_warns_of_a_near_duplicate()
    {
        await Run("init", "site");

        var taken = await New("What makes an answer a good one?", "--topic", "basics", "--level", "easy", "--slug", "good-answer");
        Assert.Equal(2, taken.Code);
        Assert.StartsWith(
            "staticgen: 'content/questions/basics/good-answer.md' has the slug 'good-answer' already\n  hint: Choose another one with --slug; nothing was changed\n",
            taken.Error,
            StringComparison.Ordinal);

        var similar = await New("What makes good answers?", "--topic", "basics", "--level", "easy");
        Assert.Equal((0, "content/questions/basics/good-answer.md: warning: asks nearly the same: 'What makes an answer a good one?'\n"), (similar.Code, similar.Error));
    }

    [Theory]
    [InlineData("--topic is missing here?", "staticgen: '--topic' is needed\n  hint: There are: basics\n")]
    [InlineData("What of a wrong topic?|--topic|basic|--level|easy", "staticgen: 'basic' is not a topic of the site\n  hint: Did you mean 'basics'? There are: basics\n")]
    [InlineData("What of a wrong level?|--topic|basics|--level|medium", "staticgen: 'medium' is not a level of the site\n  hint: There are: easy, hard\n")]
    [InlineData("What of a wrong slug?|--topic|basics|--level|easy|--slug|My Slug", "staticgen: 'My Slug' is not a slug: lower-case letters, digits and single hyphens\n  hint: Did you mean 'my-slug'?\n")]
    [InlineData("Short?|--topic|basics|--level|easy", "staticgen: a question has 10 to 240 characters; this one has 6\n  hint: Put the whole question in quotes\n")]
    [InlineData("日本語の質問は何ですか、何?|--topic|basics|--level|easy", "staticgen: the question has no words that a slug can be made of\n  hint: Give one with --slug: lower-case letters, digits and hyphens\n")]
    public async Task New_question_explains_what_it_cannot_take(string arguments, string expected)
    {
        await Run("init", "site");

        var run = await New([.. arguments.Split('|')]);

        Assert.Equal(2, run.Code);
        Assert.Equal(expected + "Run 'staticgen new question --help' for what it understands.\n", run.Error);
        Assert.Equal(2, _folder.Files("site/content/questions").Length);
    }

    private Task<ProgramRun> Run(params string[] arguments) => ProgramRun.Of(_folder.Path, arguments);

    private Task<ProgramRun> New(params string[] arguments) =>
        ProgramRun.Of(_folder.At("site"), ["new", "question", .. arguments[0].StartsWith("--", StringComparison.Ordinal) ? ["--", .. arguments] : arguments]);
}
