using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Scriban;
using Scriban.Syntax;
using StaticGen.Assets;
using StaticGen.Checking;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Templating;

/// <summary>Renders every page of the site through its layout. Each worker has a template context of its own.</summary>
internal sealed class PageRenderer
{
    private const int OutputLimit = 32 * 1024 * 1024;
    /// <summary>What stands around every page's layout.</summary>
    internal const string DocumentTemplate = "layouts/base";

    private readonly Site _site;
    private readonly TemplateSet _templates;
    private readonly AssetBundle _assets;
    private readonly ViewFactory _views;
    private readonly TimeSpan _patience;

    /// <summary>Each finding with the first page, in ordinal order, on which it shows: a fault in a template shows on many.</summary>
    private readonly ConcurrentDictionary<Diagnostic, string> _found = new();

    /// <summary>A page took too long: on the others the author would wait as long again, to read the same.</summary>
    private volatile bool _isGivenUp;

    /// <summary>For pages that are rendered ahead of a build, one at a time.</summary>
    private readonly Lock _ahead = new();
    private PageTemplateContext? _contextAhead;

    /// <param name="site">The site.</param>
    /// <param name="templates">Its templates.</param>
    /// <param name="assets">The theme's assets, for their addresses.</param>
    /// <param name="searchIndex">Address of the search index.</param>
    /// <param name="cards">Address of the index of the cards; null when the site has neither practice nor interviews.</param>
    /// <param name="liveScript">The development server's script, or null.</param>
    /// <param name="version">Version of the program, for the generator tag.</param>
    /// <param name="patience">How long a page may take.</param>
    public PageRenderer(
        Site site, TemplateSet templates, AssetBundle assets, Permalink searchIndex, Permalink? cards, Permalink? liveScript, string version, TimeSpan patience)
    {
        _patience = patience;
        _site = site;
        _templates = templates;
        _assets = assets;
        _views = new ViewFactory(site, searchIndex, cards, liveScript, version);
    }

    /// <summary>One page to be rendered.</summary>
    /// <param name="layout">Name of the layout's template.</param>
    /// <param name="permalink">Its address.</param>
    private abstract class Job(string layout, Permalink permalink)
    {
        public string Layout { get; } = layout;

        public Permalink Permalink { get; } = permalink;

        /// <summary>Headings of its article; empty for lists.</summary>
        public virtual ImmutableArray<Heading> Headings => [];

        /// <summary>What the view is made from.</summary>
        public abstract RenderInputs Inputs { get; }

        /// <summary>Makes what the templates see; called by the worker that renders the page.</summary>
        public abstract PageView View();

        /// <summary>Called when the page is rendered.</summary>
        public virtual void End()
        {
        }
    }

    /// <summary>A page that is not made from one source.</summary>
    private sealed class ListJob(string layout, Permalink permalink, Func<PageView> view, RenderInputs inputs) : Job(layout, permalink)
    {
        public override RenderInputs Inputs => inputs;

        public override PageView View() => view();
    }

    /// <remarks>There is one for each question at once: it holds nothing that can be had when its turn comes.</remarks>
    private sealed class QuestionJob(PageRenderer renderer, QuestionCollection collection, Question question, QuestionView view) : Job("layouts/question", question.Permalink)
    {
        public override ImmutableArray<Heading> Headings => question.Source.Article.Headings;

        public override RenderInputs Inputs => new([view], []);

        public override PageView View()
        {
            view.Kept = new QuestionParts.Kept();
            return renderer.QuestionPage(question, view, renderer._views.Of(collection), collection.Config.Sections);
        }

        public override void End() => view.Kept = null;
    }

    private sealed class DocJob(PageRenderer renderer, PageCollection collection, int index, string? navigation) : Job("layouts/page", collection.Docs[index].Permalink)
    {
        private Doc Doc => collection.Docs[index];

        public override ImmutableArray<Heading> Headings => Doc.Source.Article.Headings;

        public override RenderInputs Inputs => new([], [navigation ?? renderer._views.NavigationOf(collection, index), Doc.Source, new ContentTargets(Doc.Targets)]);

        public override PageView View() => renderer.DocPage(collection, index, renderer._views.Of(collection));
    }

    /// <summary>Renders all pages into <paramref name="output"/>.</summary>
    /// <param name="output">Takes the pages.</param>
    /// <param name="links">Reads every page's links and ids as it is made.</param>
    /// <param name="memory">Has the pages of the build before, and takes those of this one; null when there is no other build.</param>
    /// <param name="setting">For the memory: what every page depends on.</param>
    public ImmutableArray<Diagnostic> Render(IOutputSink output, LinkChecker links, RenderMemory? memory = null, ImmutableArray<object> setting = default)
    {
        memory?.Begin(setting, _views.Lasting());
        var jobs = Jobs().ToArray();
        if (Find(DocumentTemplate) is not { } document) return Findings();
        var basePath = _site.Config.BaseUrl.AbsolutePath;
        var made = memory is null ? jobs.Select(static job => job.Permalink.Path).ToHashSet(StringComparer.Ordinal) : null;
        // The loop takes and drops workers as it likes; what they remember is kept from one to the next.
        var idle = new ConcurrentBag<(PageTemplateContext Context, LinkChecker.Reader Links)>();
        Parallel.ForEach(
            Partitioner.Create(0, jobs.Length, Math.Max(1, Math.Min(32, jobs.Length / (Environment.ProcessorCount * 16)))),
            Workers.PerProcessor,
            () => idle.TryTake(out var spare) ? spare : (Context: NewContext(memory is not null), Links: links.NewReader(memory is not null, made)),
            (Tuple<int, int> range, ParallelLoopState _, (PageTemplateContext Context, LinkChecker.Reader Links) worker) =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    var job = jobs[i];
                    if (_isGivenUp) break;
                    if (Find(job.Layout) is not { } layout) continue;
                    var inputs = memory is null ? RenderInputs.None : job.Inputs;
                    if (memory?.Find(job.Permalink.Path, job.Layout, inputs) is { } known)
                    {
                        worker.Links.Reuse(job.Permalink, job.Layout, known.Links);
                        output.Share(job.Permalink.OutputPath, known.Html);
                        continue;
                    }
                    var address = new PageAddress(job.Permalink.Path, job.Permalink == SitePages.NotFound ? basePath : null, _site.IsPortable);
                    if (!TryRender(worker.Context, document, layout, job, address, out var html))
                    {
                        if (worker.Context.IsUsable) continue;
                        worker.Context.Dispose();
                        worker.Context = NewContext(memory is not null);
                        continue;
                    }
                    var found = worker.Links.Read(job.Permalink, html, job.Layout, job.Headings, worker.Context.Known);
                    if (memory is null)
                    {
                        output.Add(job.Permalink.OutputPath, html);
                        continue;
                    }
                    var kept = html.ToArray();
                    output.Share(job.Permalink.OutputPath, kept);
                    // An id that stands twice is reported when the page is read: it must be read again.
                    if (!found.HasDuplicates) memory.Add(job.Permalink.Path, new RenderedPage(job.Layout, inputs, worker.Context.PageReads!.ToArray(), kept, found));
                }
                return worker;
            },
            idle.Add);
        foreach (var worker in idle) worker.Context.Dispose();
        memory?.End();
        return Findings();
    }

    /// <summary>Renders one question whose text was edited; of all others it shows what this build knows.</summary>
    /// <param name="collection">The question's collection.</param>
    /// <param name="former">The question as it is part of the site.</param>
    /// <param name="edited">As it is now, with the same front matter.</param>
    /// <param name="verifiedOn">The versions on which its examples ran, for readers.</param>
    /// <param name="links">Reads the page's links.</param>
    /// <returns>The page; null when a template went wrong.</returns>
    public byte[]? RenderAhead(QuestionCollection collection, Question former, Question edited, string? verifiedOn, LinkChecker.Reader links) =>
        RenderAhead(new QuestionJob(this, collection, edited, _views.Edited(collection, former, edited, verifiedOn)), links);

    /// <summary>Renders one ordinary page whose text was edited; of all others it shows what this build knows.</summary>
    /// <param name="collection">The page's collection, with the page as it is now.</param>
    /// <param name="index">The page's place in it.</param>
    /// <param name="links">Reads the page's links.</param>
    /// <returns>The page; null when a template went wrong.</returns>
    public byte[]? RenderAhead(PageCollection collection, int index, LinkChecker.Reader links) => RenderAhead(new DocJob(this, collection, index, navigation: null), links);

    /// <summary>Renders the page that has this path in the output, before or while all are rendered.</summary>
    /// <returns>Null when there is no such page, or a template went wrong.</returns>
    public byte[]? RenderOne(string outputPath)
    {
        foreach (var job in Jobs())
        {
            if (string.Equals(job.Permalink.OutputPath, outputPath, StringComparison.Ordinal)) return RenderAhead(job, links: null);
        }
        return null;
    }

    private byte[]? RenderAhead(Job job, LinkChecker.Reader? links)
    {
        if (_templates.Find(DocumentTemplate) is not { } document || _templates.Find(job.Layout) is not { } layout) return null;
        lock (_ahead)
        {
            _contextAhead ??= NewContext(watchesReads: false);
            var basePath = job.Permalink == SitePages.NotFound ? _site.Config.BaseUrl.AbsolutePath : null;
            if (TryRender(_contextAhead, document, layout, job, new PageAddress(job.Permalink.Path, basePath, _site.IsPortable), out var html))
            {
                links?.Read(job.Permalink, html, job.Layout, job.Headings);
                return html.ToArray();
            }
            _contextAhead.Dispose();
            _contextAhead = null;
            return null;
        }
    }

    private PageTemplateContext NewContext(bool watchesReads) => new(_templates, _assets, _views.SiteView, _site.Config.BaseUrl, OutputLimit, watchesReads, _patience);

    private bool TryRender(
        PageTemplateContext context, Template document, Template layout, Job job, PageAddress address, out ReadOnlySpan<byte> html)
    {
        var path = $"templates/{job.Layout}.html";
        html = default;
        try
        {
            html = context.Render(document, layout, job.View(), address);
            return true;
        }
        catch (ScriptRuntimeException e) when (e.InnerException is OutputLimitException limit)
        {
            Report(TemplateDiagnostics.OutputTooLarge(e.Span, path, limit.Message), job.Permalink.Path);
        }
        catch (TemplateMistakeException e)
        {
            Report(TemplateDiagnostics.Runtime(e.Span, path, e.OriginalMessage, e.Hint), job.Permalink.Path);
            if (context.IsOutOfPatience) _isGivenUp = true;
        }
        catch (ScriptRuntimeException e)
        {
            Report(TemplateDiagnostics.Runtime(e.Span, path, e.OriginalMessage, HintFor(e.OriginalMessage)), job.Permalink.Path);
        }
        finally
        {
            job.End();
        }
        return false;
    }

    private void Report(Diagnostic diagnostic, string page) =>
        _found.AddOrUpdate(diagnostic, page, (_, known) => string.CompareOrdinal(page, known) < 0 ? page : known);

    /// <summary>The findings, each with the name of a page to look at where it came from rendering one.</summary>
    private ImmutableArray<Diagnostic> Findings() =>
        [.. _found.Select(f => f.Value.Length == 0 ? f.Key : f.Key with { Hint = WithPage(f.Key.Hint, f.Value) })];

    private static string WithPage(string? hint, string page) => hint switch
    {
        null => $"Seen on the page {page}",
        [.., '?'] => $"{hint} Seen on the page {page}",
        _ => $"{hint}; seen on the page {page}",
    };

    /// <summary>What templates find beside Scriban's own functions; they cannot give these names another meaning but in a loop.</summary>
    internal static readonly string[] Globals = ["site", "page", "content", "include", "asset", "icon", "absolute", "plural", "structured_data"];

    private static string HintFor(string message)
    {
        if (message.Contains("recursive depth limit", StringComparison.Ordinal)) return "Look for a partial that includes itself";
        if (message.Contains("iteration limit", StringComparison.Ordinal)) return "Look for a loop without an end";
        if (message.Contains("is null. Cannot access", StringComparison.Ordinal) || message.Contains("for a null object", StringComparison.Ordinal))
            return "Ask for it with if before: not every page has it";
        const string UnknownVariable = "The variable or function `";
        if (!message.StartsWith(UnknownVariable, StringComparison.Ordinal)) return "Correct the expression; the guide's pages on templates and template variables list what there is";
        var name = message[UnknownVariable.Length..];
        name = name[..Math.Max(0, name.IndexOf('`', StringComparison.Ordinal))];
        return NearestMatch.HintFor(name, Globals) ?? $"There are {string.Join(", ", Globals)}, Scriban's own functions, and what the template sets itself";
    }

    private Template? Find(string name)
    {
        if (_templates.Find(name) is { } template) return template;
        if (!_templates.IsBroken(name)) Report(TemplateDiagnostics.MissingTemplate($"templates/{name}.html"), "");
        return null;
    }

    private IEnumerable<Job> Jobs()
    {
        yield return List("home", Permalink.Home, "home", _site.Config.Title, _site.Config.Tagline.Length > 0 ? _site.Config.Tagline : _site.Config.Title, _site.Config.Description, []);
        yield return List("search", SitePages.Search, "search", "Search", "Search", $"Search {_site.Config.Title}.", [HomeLink]);
        yield return List("board", SitePages.Board, "board", "Contribute", "Contribute", "What waits for an answer, what is missing, and what wants a second look. A browser is enough.", [HomeLink]);
        // Only a server answers with it.
        if (!_site.IsPortable)
            yield return List("not-found", SitePages.NotFound, "not-found", "Page not found", "Page not found", "There is no page at this address.", [], noIndex: true);
        if (_site.HasPractice)
            yield return List("practice", SitePages.Practice, "practice", "Practice", "Practice", $"The questions of {_site.Config.Title}, one at a time, and again when they are about to be forgotten.", [HomeLink]);
        if (_site.HasInterview)
            yield return List("interview", SitePages.Interview, "interview", "Mock interview", "Mock interview", $"Questions of {_site.Config.Title} against the clock, scored by yourself; or a sheet for whoever asks them.", [HomeLink]);
        foreach (var collection in _site.Collections)
        {
            foreach (var job in collection is QuestionCollection questions ? QuestionJobs(questions) : DocJobs((PageCollection)collection)) yield return job;
        }
    }

    private static LinkView HomeLink => new() { Title = "Home", Url = Permalink.Home };

    private IEnumerable<Job> QuestionJobs(QuestionCollection collection)
    {
        var view = _views.Of(collection);
        var self = new LinkView { Title = view.Title, Url = view.Url };
        yield return List("collection", collection.Permalink, "collection", view.Title, view.Title, view.Description, [HomeLink], view);
        yield return List("tags", collection.TagsPermalink, "tags", $"{view.Title}: tags", "Tags", $"All tags of {view.Title}.", [HomeLink, self], view);
        foreach (var topic in view.Topics)
            yield return List("topic", topic.Url, "topic", $"{topic.Title} – {view.Title}", topic.Title, topic.Description, [HomeLink, self], view, topic: topic);
        foreach (var level in view.Levels)
            yield return List("level", level.Url, "level", $"{level.Title} – {view.Title}", level.Title, level.Description, [HomeLink, self], view, level: level);
        var tags = new LinkView { Title = "Tags", Url = collection.TagsPermalink };
        foreach (var tag in view.Tags)
            yield return List("tag", tag.Url, "tag", $"{tag.Title} – {view.Title}", tag.Title, tag.Description, [HomeLink, self, tags], view, tag: tag);
        if (collection.IsPrintable)
        {
            yield return Print(collection, collection.PrintPermalink, view.Title, view.Description, [HomeLink, self], view, null, collection.Questions);
            for (var i = 0; i < view.Topics.Length; i++)
            {
                var topic = view.Topics[i];
                if (topic.PrintUrl is not { } address) continue;
                var place = i;
                yield return Print(
                    collection, address, topic.Title, topic.Description, [HomeLink, self, new LinkView { Title = topic.Title, Url = topic.Url }], view, topic,
                    collection.Questions.Where(q => q.Topic == place));
            }
        }
        foreach (var question in collection.Questions) yield return new QuestionJob(this, collection, question, _views.Of(question));
    }

    private ListJob Print(
        QuestionCollection collection, Permalink permalink, string heading, string description, LinkView[] breadcrumbs, CollectionView view, TermView? topic,
        IEnumerable<Question> questions)
    {
        // Two with one id are the author's mistake, and reported as such.
        Question[] printed = [.. questions.Where(static q => q.IsAnswered).DistinctBy(static q => q.Id, StringComparer.Ordinal)];
        return new ListJob("layouts/print", permalink, () => new PageView
        {
            Kind = "print",
            Title = $"{heading}, all answers",
            Heading = heading,
            Description = description.Length > 0 ? description : heading,
            Url = permalink,
            Canonical = Canonical(permalink),
            Breadcrumbs = breadcrumbs,
            Collection = view,
            Topic = topic,
            Questions = [.. printed.Select(q => _views.Printed(q, collection))],
            // What it says stands on the questions' own pages.
            NoIndex = true,
        }, new RenderInputs([.. printed.Select(_views.Of)], []));
    }

    private PageView QuestionPage(Question question, QuestionView view, CollectionView collection, AnswerSections names)
    {
        return new PageView
        {
            Kind = "question",
            Title = view.Title,
            Heading = view.Text,
            Description = view.Summary.Length > 0 ? view.Summary : view.Text,
            Url = view.Url,
            Canonical = Canonical(view.Url),
            Breadcrumbs = [HomeLink, new() { Title = collection.Title, Url = collection.Url }, new() { Title = view.Topic.Title, Url = view.Topic.Url }],
            Collection = collection,
            Topic = view.Topic,
            Level = view.Level,
            Question = view,
            // A stub's headings, if any, have nothing below them.
            Toc = question.IsAnswered ? ViewFactory.Toc(question.Source.Article, question.Section(names, AnswerPart.ShortAnswer)?.Heading) : [],
            EditUrl = view.EditUrl,
            ReportUrl = _views.ReportUrl(view.Title, view.Url, Day(History(question)?.Changed)),
            Source = question.Source.Path,
            Markdown = _site.Config.Exports.Markdown ? question.MarkdownPermalink : null,
            Runners = _views.Runners(question.Source.Article),
            CreatedOn = Day(History(question)?.Created),
            ChangedOn = Day(History(question)?.Changed),
            Contributors = Contributors(question),
            Extra = new TextMap(question.FrontMatter.Extra),
        };
    }

    private IEnumerable<Job> DocJobs(PageCollection collection)
    {
        var navigation = ViewFactory.NavigationOf(collection);
        for (var i = 0; i < collection.Docs.Length; i++) yield return new DocJob(this, collection, i, navigation);
    }

    private PageView DocPage(PageCollection collection, int index, CollectionView view)
    {
        var doc = collection.Docs[index];
        var trail = new List<LinkView>();
        for (var i = doc.Parent; i >= 0; i = collection.Docs[i].Parent)
            trail.Insert(0, new LinkView { Title = collection.Docs[i].FrontMatter.Title.Value, Url = collection.Docs[i].Permalink });
        trail.Insert(0, HomeLink);
        var title = doc.FrontMatter.Title.Value;
        return new PageView
        {
            Kind = "page",
            Title = title,
            Heading = title,
            Description = doc.FrontMatter.Description ?? ViewFactory.Summary(doc.Source.Article.FirstProse is { Length: > 0 } prose ? prose : title),
            Url = doc.Permalink,
            Canonical = Canonical(doc.Permalink),
            Breadcrumbs = [.. trail],
            Collection = view,
            Doc = _views.Doc(collection, index),
            Toc = ViewFactory.Toc(doc.Source.Article),
            EditUrl = _views.EditUrl(doc.Source.Path),
            ReportUrl = _views.ReportUrl(title, doc.Permalink, Day(History(doc)?.Changed)),
            Source = doc.Source.Path,
            Markdown = _site.Config.Exports.Markdown ? doc.MarkdownPermalink : null,
            Runners = _views.Runners(doc.Source.Article),
            CreatedOn = Day(History(doc)?.Created),
            ChangedOn = Day(History(doc)?.Changed),
            Contributors = Contributors(doc),
            Extra = new TextMap(doc.FrontMatter.Extra),
        };
    }

    private FileHistory? History(ContentPage page) => _site.History.Files.GetValueOrDefault(page.Source.Path);

    private string[] Contributors(ContentPage page) => History(page) is { } history ? [.. history.Contributors] : [];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private ListJob List(
        string layout, Permalink permalink, string kind, string title, string heading, string description, LinkView[] breadcrumbs,
        CollectionView? collection = null, TermView? topic = null, TermView? level = null, TermView? tag = null, bool noIndex = false) =>
        new($"layouts/{layout}", permalink, () => new PageView
        {
            Kind = kind,
            Title = title,
            Heading = heading,
            Description = description.Length > 0 ? description : title,
            Url = permalink,
            Canonical = Canonical(permalink),
            Breadcrumbs = breadcrumbs,
            Collection = collection,
            Topic = topic,
            Level = level,
            Tag = tag,
            NoIndex = noIndex,
        }, RenderInputs.None);

    private string Canonical(Permalink permalink) => RelativeUrl.Below(_site.Config.BaseUrl.AbsoluteUri, permalink);
}
