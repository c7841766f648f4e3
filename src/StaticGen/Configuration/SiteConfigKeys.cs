using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>The keys of <c>site.config.yaml</c>: to add one, add a line here and a property to the draft and the record.</summary>
internal static class SiteConfigKeys
{
    private static readonly LineType Title = new(1, 100);
    private static readonly LineType Description = new(1, 600);
    private static readonly LinesType Command = new(new LineType(1, 500), 1, 50, separator: ' ');

    private static readonly KeyTable<RepositoryDraft> Repository = new("a repository",
    [
        new Key<RepositoryDraft, string>("url", new ParsedType<string>("an https address", 300, "^https://", SiteConfigValues.ParseRepositoryUrl), static (d, v) => d.Url = v, required: true,
            "Address of the public repository.", static _ => "https://github.com/OWNER/NAME"),
        new Key<RepositoryDraft, string>("branch", new ParsedType<string>("the name of a branch", 200, SiteConfigValues.BranchPattern, SiteConfigValues.ParseBranch), static (d, v) => d.Branch = v, required: false,
            "The branch that edit links name; `main` unless given."),
        new Key<RepositoryDraft, string>("folder", new ParsedType<string>("a folder of the repository", 200, SiteConfigValues.SitePathPattern, SiteConfigValues.ParseSitePath), static (d, v) => d.Folder = v, required: false,
            "The folder that holds `site.config.yaml`, when that is not the repository's own."),
        new Key<RepositoryDraft, bool>("issue_forms", new BooleanType(), static (d, v) => d.HasIssueForms = v, required: false,
            "Whether the repository has the issue forms `mistake.yml` and `question.yml`, which links then fill in; `false` unless given."),
    ]);

    private static readonly KeyTable<TermDraft> Term = new("a level or tag",
    [
        new Key<TermDraft, YamlScalar>("id", SlugType.Instance, static (d, v) => d.Id = v, required: true,
            "Short name in addresses and front matter; never change it.", static _ => "my-id"),
        new Key<TermDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v.Text, required: true,
            "As readers see it.", static d => YamlText.Value(TitleFor(d))),
        new Key<TermDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v.Text, required: false,
            "One sentence."),
    ]);

    private static readonly KeyTable<TermDraft> Topic = new("a topic",
    [
        new Key<TermDraft, YamlScalar>("id", SlugType.Instance, static (d, v) => d.Id = v, required: true,
            "Name of the topic's folder, and its part of addresses.", static _ => "my-topic"),
        new Key<TermDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v.Text, required: true,
            "As readers see it.", static d => YamlText.Value(TitleFor(d))),
        new Key<TermDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v.Text, required: false,
            "One sentence."),
        new Key<TermDraft, bool>("no_code", new BooleanType(), static (d, v) => d.NoCode = v, required: false,
            "Whether answers of this topic need no example; `false` unless given."),
        new Key<TermDraft, ImmutableArray<string>>("learn", new LinesType(new LineType(1, 120), 1, 6), static (d, v) => d.Learn = v, required: false,
            "What readers can do after it, one short phrase each; shown on the topic's page."),
    ]);

    private static readonly KeyTable<SectionsDraft> Sections = new("the sections",
    [
        .. SiteConfigValues.PartNames.Select((name, i) => (Key<SectionsDraft>)new Key<SectionsDraft, YamlScalar>(
            name, new LineType(1, 60), (d, v) => d.Headings[i] = v, required: false, $"Heading of this part; `{AnswerSections.Default.Headings[i]}` unless given.")),
    ]);

    private static readonly KeyTable<WantedDraft> Wanted = new("a wanted question",
    [
        new Key<WantedDraft, YamlScalar>("question", new LineType(10, 240), static (d, v) => d.Question = v, required: true,
            "The question as an interviewer asks it.", static _ => "How do you merge two dictionaries?"),
        new Key<WantedDraft, YamlScalar>("topic", SlugType.Instance, static (d, v) => d.Topic = v, required: true,
            "One of the collection's topics.", static _ => "my-topic"),
        new Key<WantedDraft, YamlScalar>("level", SlugType.Instance, static (d, v) => d.Level = v, required: true,
            "One of the collection's levels.", static _ => "basic"),
    ]);

    private static readonly KeyTable<CollectionDraft> Collection = new("a collection",
    [
        new Key<CollectionDraft, YamlScalar>("id", SlugType.Instance, static (d, v) => d.Id = v, required: true,
            "First part of the addresses of its pages; never change it.", static _ => "python"),
        new Key<CollectionDraft, CollectionKind>("kind", new ChoiceType<CollectionKind>(("question", CollectionKind.Question), ("page", CollectionKind.Page)), static (d, v) => d.Kind = v, required: true,
            "`question` for questions with answers, `page` for ordinary pages in nested folders.", static _ => "question"),
        new Key<CollectionDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v.Text, required: true,
            "Name of the collection as readers see it.", static _ => "Python"),
        new Key<CollectionDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v.Text, required: false,
            "A sentence or two."),
        new Key<CollectionDraft, YamlScalar>("folder", new ParsedType<YamlScalar>("a folder of the site", 200, SiteConfigValues.FolderPattern, SiteConfigValues.ParseFolder), static (d, v) => d.Folder = v, required: false,
            "Where its pages are; `content/` and the id unless given."),
        new Key<CollectionDraft, ImmutableArray<TopicConfig>>("levels", Terms(Term, 1, 20), static (d, v) => d.Levels = v, required: false,
            "From easy to hard. Required in a question collection."),
        new Key<CollectionDraft, ImmutableArray<TopicConfig>>("topics", Terms(Topic, 1, 500), static (d, v) => d.Topics = v, required: false,
            "In reading order. Required in a question collection."),
        new Key<CollectionDraft, ImmutableArray<TopicConfig>>("tags", Terms(Term, 0, 1000), static (d, v) => d.Tags = v, required: false,
            "The tags that questions may have."),
        new Key<CollectionDraft, ImmutableArray<WantedDraft>>("wanted", new ListType<WantedDraft>(new MappingType<WantedDraft, WantedDraft>(Wanted, static () => new WantedDraft(), SiteConfigValues.FinishWanted, "{question: How do you merge two dictionaries?, topic: my-topic, level: basic}"), 0, 500), static (d, v) => d.Wanted = v, required: false,
            "Questions that should be asked here and have no file yet. They stand on the board, each with a button that starts the file."),
        new Key<CollectionDraft, AnswerSections>("sections", new MappingType<SectionsDraft, AnswerSections>(Sections, static () => new SectionsDraft(), SiteConfigValues.FinishSections, "{short_answer: In short}"), static (d, v) => d.Sections = v, required: false,
            "The headings of an answer's parts, when they are not the English ones."),
    ])
    {
        SchemaRules = static json => YamlSchema.WriteRules(
            json,
            new SchemaRule("kind", ["question"], ["levels", "topics"], []),
            new SchemaRule("kind", ["page"], [], ["levels", "topics", "tags", "wanted", "sections"])),
    };

    private static readonly ImmutableArray<Key<RunnerDraft>> RunnerKeys =
    [
        new Key<RunnerDraft, ImmutableArray<string>>("command", Command, static (d, v) => d.Command = v, required: true,
            "Program and arguments; `{file}` stands for the example's file, `{site}` for the site's root.", static _ => "[python3, \"{file}\"]"),
        new Key<RunnerDraft, ImmutableArray<string>>("version_command", Command, static (d, v) => d.VersionCommand = v, required: false,
            "Program and arguments that print name and version, such as `CPython 3.14.1`."),
        new Key<RunnerDraft, string>("separator", new ParsedType<string>("a statement with {marker}", 300, @"\{marker\}", SiteConfigValues.ParseSeparator), static (d, v) => d.Separator = v, required: false,
            "A statement that prints `{marker}`; it separates blocks that share a process. Without it there is no `continue`."),
        new Key<RunnerDraft, ImmutableArray<(string, SourceLocation, ImmutableArray<string>)>>("environments", new NamedType<ImmutableArray<string>>(Command, SiteConfigValues.IsLanguageName, SiteConfigValues.LanguageNameForm, SiteConfigValues.LanguageNamePattern), static (d, v) => d.Environments = v, required: false,
            "For each environment that a fence may name: program and arguments that exit with 0, and print its version, when it is to be had."),
        new Key<RunnerDraft, ImmutableArray<(string, SourceLocation, YamlScalar)>>("variables", new NamedType<YamlScalar>(new LineType(0, 500), SiteConfigValues.IsVariableName, SiteConfigValues.VariableNameForm, SiteConfigValues.VariableNamePattern), static (d, v) => d.Variables = v, required: false,
            "Environment variables that examples see beside `PATH`, `HOME`, `TMPDIR`, `LANG` and `LC_ALL`."),
        new Key<RunnerDraft, string>("uncaught_error", new ParsedType<string>("a line with {name}", 100, @"\{name\}", SiteConfigValues.ParseUncaughtError), static (d, v) => d.UncaughtError = v, required: false,
            "The line of standard error that names an uncaught error; `{name}: {message}` unless given."),
        new Key<RunnerDraft, string>("error_location", new ParsedType<string>("a text with {file} and {line}", 100, @"\{file\}.*\{line\}", SiteConfigValues.ParseErrorLocation), static (d, v) => d.ErrorLocation = v, required: false,
            "How standard error names a line of the example, with `{file}` and `{line}`; findings then stand at that line."),
        new Key<RunnerDraft, ImmutableArray<(string, SourceLocation, YamlScalar)>>("lacks", new NamedType<YamlScalar>(new LineType(1, 300), SiteConfigValues.IsLanguageName, SiteConfigValues.LanguageNameForm, SiteConfigValues.LanguageNamePattern), static (d, v) => d.Lacks = v, required: false,
            "What this runner cannot do, each with the text by which an example that failed is recognised: in what it printed or, behind `code:`, in its code. It then counts as skipped."),
        new Key<RunnerDraft, ImmutableArray<string>>("related_languages", new LinesType(new LineType(1, 60), 0, 20), static (d, v) => d.RelatedLanguages = v, required: false,
            "Other languages of fences with the same code that are not executed, such as transcripts. A block in one is reported unless it says `skip`; so are other names of the language itself."),
        new Key<RunnerDraft, ImmutableArray<string>>("readable", new LinesType(new LineType(1, 500), 0, 50), static (d, v) => d.Readable = v, required: false,
            "Files and folders that an example may read beside those of the system, of the interpreter's installation and its own; `{site}` stands for the site's root."),
        new Key<RunnerDraft, ImmutableArray<string>>("writable", new LinesType(new LineType(1, 500), 0, 20), static (d, v) => d.Writable = v, required: false,
            "Files and folders outside its own that an example may write to."),
        new Key<RunnerDraft, int>("timeout_seconds", new IntegerType(1, 600), static (d, v) => d.TimeoutSeconds = v, required: false,
            "Seconds before an example is ended; 10 unless given."),
        new Key<RunnerDraft, int>("memory_mebibytes", new IntegerType(16, 65_536), static (d, v) => d.MemoryMebibytes = v, required: false,
            "Mebibytes of memory that an example may use; 1024 unless given."),
        new Key<RunnerDraft, bool>("limit_reserved_memory", new BooleanType(), static (d, v) => d.LimitsReservedMemory = v, required: false,
            "Whether memory counts that is reserved and not used; `true` unless given. `false` for engines that reserve much, such as Node."),
        new Key<RunnerDraft, int>("processes", new IntegerType(1, 4096), static (d, v) => d.Processes = v, required: false,
            "Processes and threads that an example may have at the same time; 64 unless given."),
        new Key<RunnerDraft, int>("output_kilobytes", new IntegerType(1, 100_000), static (d, v) => d.OutputKilobytes = v, required: false,
            "Thousands of bytes that an example may print; 1000 unless given."),
        new Key<RunnerDraft, int>("file_mebibytes", new IntegerType(1, 65_536), static (d, v) => d.FileMebibytes = v, required: false,
            "Mebibytes that a file may have which an example writes; 64 unless given."),
    ];

    /// <summary>They count mebibytes and always did; a person who read a thousand thousands was given more.</summary>
    private static readonly ImmutableArray<FormerKey> FormerRunnerKeys =
    [
        new FormerKey("memory_megabytes", "memory_mebibytes", Since: new Version(0, 1)),
        new FormerKey("file_megabytes", "file_mebibytes", Since: new Version(0, 1)),
    ];

    private static readonly Key<RunnerDraft, string> FileName = new(
        "file_name", new ParsedType<string>("a file name", 100, @"^(?!\.\.?$)[^/\\:]+$", SiteConfigValues.ParseFileName), static (d, v) => d.FileName = v, required: true,
        "The name under which an example is written into its fresh folder.", static _ => "example.py");

    private static readonly KeyTable<LintDraft> Lint = new("the lint rules",
    [
        new Key<LintDraft, ImmutableArray<string>>("words", new LinesType(new LineType(2, 60), 0, 500), static (d, v) => d.Words = v, required: false,
            "Words and phrases that prose does without. Code does not count."),
        new Key<LintDraft, ImmutableArray<string>>("primary_sources", new LinesType(new LineType(3, 200), 0, 1000), static (d, v) => d.PrimarySources = v, required: false,
            "Where an answer's primary sources are: hosts, with their subdomains, or a host with the beginning of a path. An answer then needs one, and it stands first."),
        new Key<LintDraft, ImmutableArray<(string, SourceLocation, Severity?)>>("rules", new NamedType<Severity?>(new ChoiceType<Severity?>(("ignore", null), ("warning", Severity.Warning), ("error", Severity.Error)), LintRules.IsCode, LintRules.CodeForm, LintRules.CodePattern), static (d, v) => d.Rules = v, required: false,
            "How serious a rule is here, by its code."),
    ]);

    private static readonly KeyTable<ExportsDraft> Exports = new("the exports",
    [
        new Key<ExportsDraft, bool>("feeds", new BooleanType(), static (d, v) => d.Config = d.Config with { Feeds = v }, required: false,
            "Whether there are feeds of new and changed answers, `feed.xml` (Atom) and `feed.json`; `true` unless given. Dates come from git: without a history there is no feed."),
        new Key<ExportsDraft, bool>("topic_feeds", new BooleanType(), static (d, v) => d.Config = d.Config with { TopicFeeds = v }, required: false,
            "Whether each topic has feeds of its own as well; `false` unless given."),
        new Key<ExportsDraft, int>("feed_entries", new IntegerType(1, 500), static (d, v) => d.Config = d.Config with { FeedEntries = v }, required: false,
            "The most answers that a feed lists; 30 unless given."),
        new Key<ExportsDraft, bool>("structured_data", new BooleanType(), static (d, v) => d.Config = d.Config with { StructuredData = v }, required: false,
            "Whether pages say in JSON-LD what they are, and have tags for the cards of social networks; `true` unless given."),
        new Key<ExportsDraft, bool>("markdown", new BooleanType(), static (d, v) => d.Config = d.Config with { Markdown = v }, required: false,
            "Whether each question and each ordinary page also is a Markdown file, `index.md` beside it; `false` unless given, since it doubles the number of files."),
        new Key<ExportsDraft, bool>("llms_txt", new BooleanType(), static (d, v) => d.Config = d.Config with { LlmsTxt = v }, required: false,
            "Whether there is a list of all pages for language models, `llms.txt`; `false` unless given."),
        new Key<ExportsDraft, bool>("questions_json", new BooleanType(), static (d, v) => d.Config = d.Config with { QuestionsJson = v }, required: false,
            "Whether there is a list of all questions for programs, `api/questions.json`; `false` unless given."),
        new Key<ExportsDraft, bool>("anki", new BooleanType(), static (d, v) => d.Config = d.Config with { Anki = v }, required: false,
            "Whether each collection of questions can be had as a deck for Anki; `false` unless given."),
        new Key<ExportsDraft, string>("identity", new ParsedType<string>("a domain and a date such as example.org,2026", 260, SiteConfigValues.IdentityPattern, SiteConfigValues.ParseIdentity), static (d, v) => d.Identity = v, required: false,
            "Who names the entries of feeds and the notes of decks: a domain and a date on which it was yours. The host of `base_url` and 2026 unless given; write it down before the site moves to another host, or every entry is new to its readers."),
    ]);

    private static readonly KeyTable<BrowserRuntimeDraft> BrowserRuntime = new("a runtime for browsers",
    [
        new Key<BrowserRuntimeDraft, string>("worker", new ParsedType<string>("a file of the site", 300, SiteConfigValues.SitePathPattern, SiteConfigValues.ParseSitePath), static (d, v) => d.Worker = v, required: true,
            "Script that runs in a worker of the browser.", static _ => "runtimes/worker.js"),
        new Key<BrowserRuntimeDraft, string>("folder", new ParsedType<string>("a folder of the site", 300, SiteConfigValues.SitePathPattern, SiteConfigValues.ParseSitePath), static (d, v) => d.Folder = v, required: true,
            "Folder with the files that the script needs.", static _ => "runtimes/files"),
        new Key<BrowserRuntimeDraft, ImmutableArray<string>>("files", new LinesType(new LineType(1, 100), 0, 100), static (d, v) => d.Files = v, required: false,
            "Names of these files. They are published beside the script."),
        new Key<BrowserRuntimeDraft, bool>("optional", new BooleanType(), static (d, v) => d.IsOptional = v, required: false,
            "Whether the site may be built without the folder, and then without buttons to run examples; `false` unless given."),
    ]);

    private static readonly KeyTable<RunnerDraft> Alternative = new("an alternative", RunnerKeys) { SchemaRules = CommandNamesTheFile, Former = FormerRunnerKeys };

    private static readonly KeyTable<RunnerDraft> Runner = new("a runner",
    [
        .. RunnerKeys,
        FileName,
        new Key<RunnerDraft, BrowserRuntimeConfig>("run_in_browser", new MappingType<BrowserRuntimeDraft, BrowserRuntimeConfig>(BrowserRuntime, static () => new BrowserRuntimeDraft(), SiteConfigValues.FinishBrowserRuntime, "{worker: FILE, folder: FOLDER}"), static (d, v) => d.InBrowser = v, required: false,
            "What executes the language in readers' browsers. Without it pages have no buttons to run examples."),
        new Key<RunnerDraft, ImmutableArray<(string, SourceLocation, RunnerDraft)>>("alternatives", new NamedType<RunnerDraft>(new MappingType<RunnerDraft, RunnerDraft>(Alternative, static () => new RunnerDraft(), SiteConfigValues.FinishAlternative, "{command: [PROGRAM, \"{file}\"]}"), SiteConfigValues.IsLanguageName, SiteConfigValues.LanguageNameForm, SiteConfigValues.LanguageNamePattern), static (d, v) => d.Alternatives = v, required: false,
            "Other ways to execute the language, chosen by `staticgen verify --with NAME`. What they do not say is as the runner has it, but for `environments` and `lacks`."),
    ])
    {
        SchemaRules = CommandNamesTheFile,
        Former = FormerRunnerKeys,
    };

    /// <summary>The keys of the whole config.</summary>
    public static KeyTable<SiteConfigDraft> Site { get; } = new("the config",
    [
        new Key<SiteConfigDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v.Text, required: true,
            "The site's name.", static _ => "My questions"),
        new Key<SiteConfigDraft, YamlScalar>("tagline", new LineType(1, 200), static (d, v) => d.Tagline = v.Text, required: false,
            "What the site is, in a few words."),
        new Key<SiteConfigDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v.Text, required: false,
            "One or two sentences for search engines and the home page."),
        new Key<SiteConfigDraft, string>("requires", new ParsedType<string>("a range of versions such as \">=1.0, <2\"", 100, null, SiteConfigValues.ParseRequires), static (d, v) => d.Requires = v, required: false,
            "The versions of StaticGen that the site is made for, in quotes: `\">=1.2, <2\"`. Another version refuses it and says so."),
        new Key<SiteConfigDraft, string>("language", new ParsedType<string>("a language tag such as en or pt-BR", 35, "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", SiteConfigValues.ParseLanguage), static (d, v) => d.Language = v, required: false,
            "BCP 47 tag of the content's language; `en` unless given."),
        new Key<SiteConfigDraft, Uri>("base_url", new ParsedType<Uri>("an http or https address", 300, "^https?://", SiteConfigValues.ParseBaseUrl), static (d, v) => d.BaseUrl = v, required: true,
            "Where the site is published. For canonical links, feeds and the sitemap only; all other links are relative.", static _ => "https://OWNER.github.io/NAME/"),
        new Key<SiteConfigDraft, RepositoryConfig>("repository", new MappingType<RepositoryDraft, RepositoryConfig>(Repository, static () => new RepositoryDraft(), SiteConfigValues.FinishRepository, "{url: https://github.com/OWNER/NAME}"), static (d, v) => d.Repository = v, required: false,
            "The public repository of the sources; pages then have edit links."),
        new Key<SiteConfigDraft, ImmutableArray<CollectionDraft>>("collections", new ListType<CollectionDraft>(new MappingType<CollectionDraft, CollectionDraft>(Collection, static () => new CollectionDraft(), SiteConfigValues.FinishCollection, "{id: python, kind: question, title: Python}"), 1, 100), static (d, v) => d.Collections = v, required: true,
            "Sets of pages that share a folder, a schema and a part of the addresses.", static _ => "[{id: guide, kind: page, title: Guide}]"),
        new Key<SiteConfigDraft, ImmutableArray<ImmutableArray<string>>>("synonyms", new ListType<ImmutableArray<string>>(new LinesType(new LineType(1, 60), 2, 20), 0, 1000), static (d, v) => d.Synonyms = v, required: false,
            "Groups of words that search treats as the same."),
        new Key<SiteConfigDraft, bool>("practice", new BooleanType(), static (d, v) => d.Practice = v, required: false,
            "Whether readers can practise, bookmark and mark questions, which their browsers remember; `true` unless given."),
        new Key<SiteConfigDraft, bool>("interview", new BooleanType(), static (d, v) => d.Interview = v, required: false,
            "Whether there is a page of mock interviews; `true` unless given."),
        new Key<SiteConfigDraft, ExportsDraft>("exports", new MappingType<ExportsDraft, ExportsDraft>(Exports, static () => new ExportsDraft(), SiteConfigValues.FinishExports, "{markdown: true}"), static (d, v) => d.Exports = v, required: false,
            "In which other forms the site is published, each on or off."),
        new Key<SiteConfigDraft, ImmutableArray<(string, SourceLocation, RunnerConfig)>>("runners", new NamedType<RunnerConfig>(new MappingType<RunnerDraft, RunnerConfig>(Runner, static () => new RunnerDraft(), SiteConfigValues.FinishRunner, "{command: [PROGRAM, \"{file}\"], file_name: NAME}"), SiteConfigValues.IsLanguageName, SiteConfigValues.LanguageNameForm, SiteConfigValues.LanguageNamePattern), static (d, v) => d.Runners = v, required: false,
            "How `staticgen verify` executes the fences of a language, by the fence's language name. A build never runs anything."),
        new Key<SiteConfigDraft, LintConfig>("lint", new MappingType<LintDraft, LintConfig>(Lint, static () => new LintDraft(), SiteConfigValues.FinishLint, "{words: [obviously]}"), static (d, v) => d.Lint = v, required: false,
            "What is asked of the text beyond its form."),
    ])
    {
        Extra = static (d, name, value) => d.Extra[name] = value,
    };

    private static void CommandNamesTheFile(Utf8JsonWriter json)
    {
        json.WriteStartArray("allOf");
        json.WriteRawValue("""{"properties": {"command": {"contains": {"type": "string", "pattern": "\\{file\\}"}}}}""");
        json.WriteEndArray();
    }

    private static ListType<TopicConfig> Terms(KeyTable<TermDraft> table, int least, int most) =>
        new(new MappingType<TermDraft, TopicConfig>(table, static () => new TermDraft(), SiteConfigValues.FinishTerm, "{id: my-id, title: My title}"), least, most);

    private static string TitleFor(TermDraft draft)
    {
        var id = draft.Id?.Text;
        return string.IsNullOrEmpty(id) ? "My title" : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
    }
}

/// <summary>Headings of an answer's parts while they are being read, by part; null where none is given.</summary>
internal sealed class SectionsDraft
{
    public YamlScalar?[] Headings { get; } = new YamlScalar?[AnswerSections.Default.Headings.Length];
}
