using System.Collections.Immutable;
using System.CommandLine;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Scaffolding;
using StaticGen.Configuration;
using StaticGen.Contributing;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen new question</c>: a file with the front matter and the headings that an answer needs.</summary>
internal static class NewQuestionCommand
{
    private const string Name = "new question";
    private const int Shortest = 10;
    private const int Longest = 240;

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var question = new Argument<string>("question") { Description = "The question as it is asked, in quotes" };
        var topic = new Option<string?>("--topic", "-t") { Description = "The topic it belongs to", HelpName = "TOPIC" };
        var level = new Option<string?>("--level", "-l") { Description = "How hard it is", HelpName = "LEVEL" };
        var slug = new Option<string?>("--slug") { Description = "Its name in addresses. Default: made of the question's words", HelpName = "SLUG" };
        var collection = new Option<string?>("--collection") { Description = "The collection, when there are several", HelpName = "ID" };
        var command = new Command("question", "Starts a new question: a file with front matter and the headings of an answer")
        {
            question, topic, level, slug, collection, options.Source, options.NoColor,
        };
        command.SetAction((parse, _) => Task.FromResult(Run(
            new Wanted(
                parse.GetRequiredValue(question).Trim(), parse.GetValue(topic), parse.GetValue(level), parse.GetValue(slug), parse.GetValue(collection)),
            options.Read(parse, surroundings, Name),
            surroundings)));
        return command;
    }

    private static int Run(Wanted wanted, SiteArguments arguments, Surroundings surroundings)
    {
        var file = SourceScanner.ReadConfig(arguments.SiteRoot);
        var config = SiteConfigReader.Read(file.Value);
        ImmutableArray<Diagnostic> findings = [.. file.Diagnostics, .. config.Diagnostics];
        if (findings.Any(static d => d.Severity == Severity.Error))
        {
            ReportPrinter.Print(new Report(findings, null, SourceTree.Empty with { Config = file.Value }), arguments, surroundings);
            return ExitCode.Findings;
        }

        RequireQuestion(wanted.Question);
        var collection = Collection(wanted.Collection, config.Value);
        var topic = Term("--topic", "topic", wanted.Topic, collection.Topics.Select(static t => t.Id));
        var level = Term("--level", "level", wanted.Level, collection.Levels.Select(static l => l.Id));
        var slug = Slug(wanted);
        var paths = new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot);
        if (ExistingQuestions.WithSlug(arguments.SiteRoot, collection, slug) is { } taken)
            throw new WrongUsageException($"'{paths.OfSource(taken)}' has the slug '{slug}' already", "Choose another one with --slug; nothing was changed", Name);

        if (SimilarQuestion.Find(wanted.Question, ExistingQuestions.Of(arguments.SiteRoot, collection)) is { } similar)
            surroundings.Error.Write($"{SafeText.OneLine(paths.OfSource(similar.Path))}: warning: asks nearly the same: '{SafeText.OneLine(similar.Question)}'\n");

        var path = $"{collection.Folder}/{topic}/{slug}.md";
        var full = Path.Join(arguments.SiteRoot, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream) { NewLine = "\n" };
            writer.Write(QuestionFile.Text(wanted.Question, slug, collection.Topics.Single(t => t.Id == topic), level, collection));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUsageException($"'{paths.OfSource(path)}' cannot be written: {e.Message.TrimEnd('.')}", "Check who owns the folder, and the room on the disk", Name);
        }
        surroundings.Output.Write($"Created {SafeText.OneLine(paths.OfSource(path))}\n");
        surroundings.Output.Write("Next: write the answer below the headings, set 'status: answered', add tags, and run 'staticgen check'.\n");
        return ExitCode.Good;
    }

    private static void RequireQuestion(string question)
    {
        if (question.Length is < Shortest or > Longest)
            throw new WrongUsageException(System.FormattableString.Invariant($"a question has {Shortest} to {Longest} characters; this one has {question.Length}"), "Put the whole question in quotes", Name);
        if (question.Any(char.IsControl))
            throw new WrongUsageException("a question is one line of text", "Leave line breaks and tabs out", Name);
    }

    private static CollectionConfig Collection(string? wanted, SiteConfig config)
    {
        var collections = config.Collections.Where(static c => c.Kind == CollectionKind.Question).ToArray();
        var ids = collections.Select(static c => c.Id).ToArray();
        if (collections.Length == 0)
            throw new WrongUsageException($"the site has no collection of questions", $"Add one with 'kind: question' to {SiteConfig.FileName}", Name);
        if (wanted is null && collections.Length == 1) return collections[0];
        var id = Term("--collection", "collection", wanted, ids);
        return collections.Single(c => c.Id == id);
    }

    private static string Term(string option, string what, string? wanted, IEnumerable<string> known)
    {
        var ids = known.ToArray();
        var list = $"There are: {string.Join(", ", ids)}";
        if (wanted is null) throw new WrongUsageException($"'{option}' is needed", list, Name);
        if (ids.Contains(wanted, StringComparer.Ordinal)) return wanted;
        var hint = NearestMatch.HintFor(wanted, ids) is { } near ? $"{near} {list}" : list;
        throw new WrongUsageException($"'{wanted}' is not a {what} of the site", hint, Name);
    }

    private static string Slug(Wanted wanted)
    {
        var slug = wanted.Slug ?? QuestionSlug.Propose(wanted.Question);
        if (Slugs.IsValid(slug)) return slug;
        if (wanted.Slug is null)
            throw new WrongUsageException("the question has no words that a slug can be made of", "Give one with --slug: lower-case letters, digits and hyphens", Name);
        var near = Slugs.Suggest(slug);
        throw new WrongUsageException(
            $"'{slug}' is not a slug: lower-case letters, digits and single hyphens", near.Length > 0 ? $"Did you mean '{near}'?" : null, Name);
    }

    /// <summary>What was asked for.</summary>
    private sealed record Wanted(string Question, string? Topic, string? Level, string? Slug, string? Collection);
}
