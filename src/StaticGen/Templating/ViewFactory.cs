using System.Globalization;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Contributing;
using StaticGen.Highlighting;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>Makes what templates see from the model. The views of a build are shared by all workers and only read.</summary>
internal sealed class ViewFactory
{
    private const int SummaryLength = 240;
    private const int WordsPerMinute = 220;

    /// <summary>The most pages of a collection that each of them shows all in its navigation.</summary>
    internal const int MostInNav = 400;

    /// <summary>How many pages before and after its own a page of a larger collection shows.</summary>
    internal const int NavNeighbours = 20;

    /// <summary>How deep navigation goes: templates that call themselves have an end.</summary>
    private const int MostNavLevels = 24;

    private readonly Site _site;
    private readonly RepositoryLinks? _links;
    private readonly Dictionary<string, CollectionView> _collections = new(StringComparer.Ordinal);

    /// <summary>Of each collection of ordinary pages, the indexes of the pages below each; those at the top are below -1.</summary>
    private readonly Dictionary<string, Dictionary<int, int[]>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuestionParts> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<Question, QuestionView> _questions = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the examples of an article can be run with in a browser.</summary>
    public RunnerView[] Runners(Article article)
    {
        if (_site.Runtimes.IsEmpty) return [];
        var runners = new List<RunnerView>();
        foreach (var runtime in _site.Runtimes)
        {
            if (!article.CodeBlocks.Any(b => b.Language == runtime.Language && b.Option("skip") is null)) continue;
            var config = _site.Config.Runners[runtime.Language];
            runners.Add(new RunnerView
            {
                Language = Languages.TryFind(runtime.Language, out var language) ? language.Id : runtime.Language,
                Worker = new Permalink($"/{runtime.Folder}/{runtime.Worker}"),
                TimeoutSeconds = config.TimeoutSeconds,
                OutputKilobytes = config.OutputKilobytes,
                FileName = config.FileName,
            });
        }
        return [.. runners];
    }

    public ViewFactory(Site site, Permalink searchIndex, Permalink? cards, Permalink? liveScript, string version)
    {
        _site = site;
        var hasFeeds = site.HasFeeds;
        _links = site.Config.Repository is { } at ? new RepositoryLinks(at, "StaticGen " + version) : null;
        var all = site.QuestionCollections.SelectMany(c => c.Questions).ToArray();
        SiteView = new SiteView
        {
            Title = site.Config.Title,
            Tagline = site.Config.Tagline,
            Description = site.Config.Description,
            Language = site.Config.Language,
            Repository = site.Config.Repository?.Url,
            IssuesUrl = site.Config.Repository is { } repository ? repository.Url + "/issues" : null,
            QuestionCount = all.Length,
            AnsweredCount = all.Count(q => q.IsAnswered),
            RequestUrl = _links?.RequestQuestion(),
            WaitingCount = all.Count(q => q.IsWanted) + site.QuestionCollections.Sum(c => c.Config.Wanted.Length),
            UnreviewedCount = all.Count(q => q.FrontMatter.Status == AnswerStatus.Answered),
            Extra = new TextMap(site.Config.Extra),
            SearchIndex = searchIndex,
            Practice = site.HasPractice ? SitePages.Practice : null,
            Interview = site.HasInterview ? SitePages.Interview : null,
            Cards = cards,
            Feed = hasFeeds ? SitePages.Feed : null,
            JsonFeed = hasFeeds ? SitePages.JsonFeed : null,
            HasStructuredData = site.Config.Exports.StructuredData,
            LiveScript = liveScript,
            IsPortable = site.IsPortable,
            Version = version,
        };
        SiteView.Collections = [.. site.Collections.Select(Collection)];
        SiteView.QuestionsCollection = SiteView.Collections.FirstOrDefault(c => c.IsQuestions);
    }

    public SiteView SiteView { get; }

    /// <summary>The views that are the same thing from build to build, each with a name that stays.</summary>
    public IReadOnlyList<(string Name, View View)> Lasting()
    {
        var views = new List<(string, View)> { ("site", SiteView) };
        foreach (var collection in SiteView.Collections)
        {
            views.Add(("collection " + collection.Id, collection));
            foreach (var term in (ReadOnlySpan<TermView[]>)[collection.Topics, collection.Levels, collection.Tags])
                views.AddRange(term.Select(static t => (t.Url.Path, (View)t)));
            views.AddRange(collection.Questions.Select(static q => (q.Url.Path, (View)q)));
        }
        return views;
    }

    /// <summary>All that every page of a collection of ordinary pages shows of the others; null in one that is so large that each shows others.</summary>
    public static string? NavigationOf(PageCollection collection)
    {
        if (collection.Docs.Length > MostInNav) return null;
        var text = new System.Text.StringBuilder();
        foreach (var doc in collection.Docs) Append(text.Append(doc.Parent).Append('\n'), doc);
        return text.ToString();
    }

    /// <summary>All that one page of a large collection shows of the others.</summary>
    public string NavigationOf(PageCollection collection, int index)
    {
        var text = new System.Text.StringBuilder();
        for (var i = index; i >= 0; i = collection.Docs[i].Parent) Append(text, collection.Docs[i]);
        foreach (var i in _children[collection.Config.Id].GetValueOrDefault(index, [])) Append(text, collection.Docs[i]);
        if (index > 0) Append(text, collection.Docs[index - 1]);
        if (index + 1 < collection.Docs.Length) Append(text, collection.Docs[index + 1]);
        AppendAll(Nav(collection, index));
        return text.ToString();

        void AppendAll(NavView[] entries)
        {
            foreach (var entry in entries)
            {
                text.Append(entry.Title).Append('\n').Append(entry.Url.Path).Append(entry.IsCurrent ? '*' : entry.IsOpen ? '+' : '-').Append('\0');
                AppendAll(entry.Children);
            }
            text.Append('\u0001');
        }
    }

    private static void Append(System.Text.StringBuilder text, Doc doc) => text.Append(doc.Permalink.Path).Append('\n').Append(doc.FrontMatter.Title.Value).Append('\n')
        .Append(doc.FrontMatter.Description).Append('\0');

    public CollectionView Of(Collection collection) => _collections[collection.Config.Id];

    public QuestionView Of(Question question) => _questions[question];

    private CollectionView Collection(Collection collection)
    {
        var view = new CollectionView
        {
            Id = collection.Config.Id,
            IsQuestions = collection is QuestionCollection,
            Title = collection.Config.Title,
            Description = collection.Config.Description,
            Url = collection.Permalink,
            TagsUrl = (collection as QuestionCollection)?.TagsPermalink,
            PrintUrl = collection is QuestionCollection { IsPrintable: true } printable ? printable.PrintPermalink : null,
            DeckUrl = _site.Config.Exports.Anki && collection is QuestionCollection asked && asked.Questions.Any(q => q.IsCard(asked.Config.Sections)) ? asked.DeckPermalink : null,
        };
        _collections.Add(collection.Config.Id, view);
        if (collection is QuestionCollection questions) FillQuestions(view, questions);
        else if (collection is PageCollection pages)
        {
            _children.Add(pages.Config.Id, pages.Docs.Select((d, i) => (d.Parent, Index: i)).GroupBy(d => d.Parent, d => d.Index).ToDictionary(g => g.Key, g => g.ToArray()));
            view.Nav = Nav(pages, current: -1);
        }
        return view;
    }

    private void FillQuestions(CollectionView view, QuestionCollection collection)
    {
        var config = collection.Config;
        view.Levels = [.. config.Levels.Select(l => Term(l, collection.LevelPermalink(l.Id)))];
        var withFeed = _site.Config.Exports is { Feeds: true, TopicFeeds: true } ? collection.Questions.Where(q => _site.IsNews(q, collection)).Select(static q => q.Topic).ToHashSet() : [];
        view.Topics = [.. config.Topics.Select((t, i) => Topic(t, collection, hasFeed: withFeed.Contains(i)))];
        var tags = config.Tags.Select(t => Term(t, collection.TagPermalink(t.Id))).ToArray();
        var tagsById = tags.ToDictionary(t => t.Id, StringComparer.Ordinal);

        _parts.Add(config.Id, new QuestionParts(this, collection, view));
        view.Questions = new QuestionView[collection.Questions.Length];
        Parallel.For(0, view.Questions.Length, Workers.PerProcessor, i =>
            view.Questions[i] = Question(collection.Questions[i], collection, view, tagsById));
        for (var i = 0; i < view.Questions.Length; i++)
        {
            var question = collection.Questions[i];
            var own = view.Questions[i];
            _questions.Add(question, own);
            own.Previous = i > 0 ? view.Questions[i - 1] : null;
            own.Next = i + 1 < view.Questions.Length ? view.Questions[i + 1] : null;
        }

        view.QuestionCount = view.Questions.Length;
        view.AnsweredCount = view.Questions.Count(q => q.IsAnswered);
        view.ReadingMinutes = view.Questions.Where(q => q.IsAnswered).Sum(q => q.ReadingMinutes);
        Distribute(view.Topics, view.Questions, q => [q.Topic], view.Levels, q => q.Level);
        Distribute(view.Levels, view.Questions, q => [q.Level], view.Topics, q => q.Topic);
        Distribute(tags, view.Questions, q => q.Tags, view.Topics, q => q.Topic);
        view.Tags = [.. tags.Where(t => t.Questions.Length > 0).OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase)];
        AddWanted(view, collection);
    }

    /// <summary>Adds the questions that have no file yet, and the addresses at which new ones are started. No two have the same file.</summary>
    private void AddWanted(CollectionView view, QuestionCollection collection)
    {
        var config = collection.Config;
        var taken = collection.Questions.Select(static q => q.Slug).ToHashSet(StringComparer.Ordinal);
        var topics = view.Topics.ToDictionary(static t => t.Id, StringComparer.Ordinal);
        foreach (var topic in config.Topics)
            topics[topic.Id].NewUrl = _links?.New(QuestionFile.Placeholder, "new-question", topic, config.Levels[0].Id, config);
        view.Wanted = [.. config.Wanted.Select(w => new WantedView
        {
            Question = w.Question,
            Topic = topics[w.Topic],
            Level = view.Levels.Single(l => l.Id == w.Level),
            WriteUrl = _links?.New(w.Question, Free(w.Question), config.Topics.Single(t => t.Id == w.Topic), w.Level, config),
        })];

        string Free(string question)
        {
            var proposed = QuestionSlug.Propose(question);
            if (proposed.Length == 0) proposed = "new-question";
            else if (SitePages.IsListOfCollections(proposed)) proposed += "-question";
            var slug = proposed;
            for (var i = 2; !taken.Add(slug); i++) slug = string.Create(CultureInfo.InvariantCulture, $"{proposed}-{i}");
            return slug;
        }
    }

    private static TermView Term(TermConfig config, Permalink url) =>
        new() { Id = config.Id, Title = config.Title, Description = config.Description, Url = url };

    private static TermView Topic(TopicConfig config, QuestionCollection collection, bool hasFeed) => new()
    {
        Id = config.Id,
        Title = config.Title,
        Description = config.Description,
        Url = collection.TopicPermalink(config.Id),
        // A single answer is on one page as it is.
        PrintUrl = collection.IsPrintable && collection.Questions.Where(q => q.IsAnswered && collection.Config.Topics[q.Topic].Id == config.Id).Skip(1).Any()
            ? collection.TopicPrintPermalink(config.Id) : null,
        Feed = hasFeed ? collection.TopicFeed(config.Id) : null,
        JsonFeed = hasFeed ? collection.TopicJsonFeed(config.Id) : null,
        Learn = [.. config.Learn],
    };

    /// <summary>A question as a part of a page that shows several: its ids begin with the question's, and its headings stand one level lower.</summary>
    public QuestionView Printed(Question question, QuestionCollection collection)
    {
        var view = Of(question);
        var tags = view.Tags.ToDictionary(t => t.Id, StringComparer.Ordinal);
        // No id has a full stop, so that what follows it cannot be mistaken for another question's.
        return Question(question, collection, Of(collection), tags, prefix: view.Id + ".");
    }

    private static void Distribute(
        TermView[] terms, QuestionView[] questions, Func<QuestionView, TermView[]> termsOf, TermView[] headings, Func<QuestionView, TermView> headingOf)
    {
        var lists = terms.ToDictionary<TermView, TermView, List<QuestionView>>(t => t, _ => [], ReferenceEqualityComparer.Instance);
        foreach (var question in questions)
        {
            foreach (var term in termsOf(question)) lists[term].Add(question);
        }
        foreach (var term in terms)
        {
            term.Questions = [.. lists[term]];
            term.Count = term.Questions.Length;
            term.AnsweredCount = term.Questions.Count(q => q.IsAnswered);
            term.ReadingMinutes = term.Questions.Where(q => q.IsAnswered).Sum(q => q.ReadingMinutes);
            var byHeading = term.Questions.ToLookup<QuestionView, TermView>(headingOf, ReferenceEqualityComparer.Instance);
            term.Groups = [.. headings
                .Select(h => new GroupView { Title = h.Title, Url = h.Url, Questions = [.. byHeading[h]] })
                .Where(g => g.Questions.Length > 0)];
        }
    }

    /// <summary>The view of a question whose text was edited, among the views of all others as they are.</summary>
    public QuestionView Edited(QuestionCollection collection, Question former, Question edited, string? verifiedOn)
    {
        var before = Of(former);
        var view = Question(edited, collection, Of(collection), before.Tags.ToDictionary(t => t.Id, StringComparer.Ordinal), verifiedOn: verifiedOn);
        (view.Previous, view.Next, view.Known) = (before.Previous, before.Next, former);
        return view;
    }

    private QuestionView Question(Question question, QuestionCollection collection, CollectionView view, Dictionary<string, TermView> tags, string prefix = "") =>
        Question(question, collection, view, tags, _site.VerifiedOn.GetValueOrDefault(question.Source.Path), prefix);

    private QuestionView Question(Question question, QuestionCollection collection, CollectionView view, Dictionary<string, TermView> tags, string? verifiedOn, string prefix = "")
    {
        var front = question.FrontMatter;
        return new QuestionView
        {
            Model = question,
            Known = question,
            Parts = _parts[collection.Config.Id],
            Prefix = prefix,
            Id = question.Id,
            KeptId = question.KeptId,
            Title = front.Title.Value,
            Text = front.Question.Value,
            Url = question.Permalink,
            Topic = view.Topics[question.Topic],
            Level = view.Levels[question.Level],
            Tags = [.. front.Tags.Where(t => tags.ContainsKey(t.Value)).Select(t => tags[t.Value])],
            Status = StatusName(front.Status),
            IsAnswered = question.IsAnswered,
            IsOutdated = front.Status == AnswerStatus.Outdated,
            AppliesTo = front.AppliesTo,
            ReviewedBy = front.Reviewed?.By,
            ReviewedOn = front.Reviewed?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ReadingMinutes = Minutes(question.Source.Article),
            VerifiedOn = verifiedOn,
            Authors = [.. front.Authors],
        };
    }

    /// <summary>The headings of an article for its table of contents: the second level, and the third below it.</summary>
    /// <param name="article">The article.</param>
    /// <param name="first">The heading that layouts show first wherever it stands, as they do with the short answer; null for none.</param>
    public static HeadingView[] Toc(Article article, Heading? first = null)
    {
        var top = new List<HeadingView>();
        var below = new List<HeadingView>();
        foreach (var heading in article.Headings)
        {
            if (heading.Level > 3) continue;
            var view = new HeadingView { Level = heading.Level, Id = heading.Id, Title = heading.Text, Html = new Html(heading.Html) };
            if (heading.Level == 3 && top.Count > 0)
            {
                below.Add(view);
                continue;
            }
            Close();
            top.Add(view);
        }
        Close();
        if (first is { } moves && top.FindIndex(h => h.Id == moves.Id) is > 0 and var place)
        {
            var moved = top[place];
            top.RemoveAt(place);
            top.Insert(0, moved);
        }
        return [.. top];

        void Close()
        {
            if (top.Count > 0) top[^1].Children = [.. below];
            below.Clear();
        }
    }

    public DocView Doc(PageCollection collection, int index)
    {
        var doc = collection.Docs[index];
        return new DocView
        {
            Html = new DocContent(doc),
            ReadingMinutes = Minutes(doc.Source.Article),
            Previous = index > 0 ? Link(collection.Docs[index - 1]) : null,
            Next = index + 1 < collection.Docs.Length ? Link(collection.Docs[index + 1]) : null,
            Children = [.. _children[collection.Config.Id].GetValueOrDefault(index, []).Select(i => Link(collection.Docs[i]))],
            SectionsNav = Nav(collection, index),
        };
    }

    private static LinkView Link(Doc doc) =>
        new() { Title = doc.FrontMatter.Title.Value, Url = doc.Permalink, Description = doc.FrontMatter.Description ?? "" };

    /// <summary>The tree of a collection of ordinary pages, with the way to the page <paramref name="current"/> open; -1 for none.</summary>
    /// <remarks>
    /// Every page shows it: that of a collection with thousands of pages is therefore reduced to what lies beside the page and beside those above it, or a site's size would
    /// grow with the square of its pages.
    /// </remarks>
    private NavView[] Nav(PageCollection collection, int current)
    {
        var way = new List<int>();
        for (var i = current; i >= 0; i = collection.Docs[i].Parent) way.Add(i);
        way.Reverse();
        var isReduced = current >= 0 && collection.Docs.Length > MostInNav;
        var children = _children[collection.Config.Id];
        return Below(-1, 0);

        NavView[] Below(int parent, int level)
        {
            if (level == MostNavLevels || !children.TryGetValue(parent, out var all)) return [];
            var open = level < way.Count && (level == 0 || way[level - 1] == parent) ? way[level] : -1;
            var shown = isReduced ? Near(all, open) : all;
            var entries = new List<NavView>(shown.Count + 2);
            if (shown.Offset > 0) entries.Add(LeftOut(parent, shown.Offset, "before"));
            entries.AddRange(shown.Select(i => new NavView
            {
                Title = collection.Docs[i].FrontMatter.Title.Value,
                Url = collection.Docs[i].Permalink,
                IsCurrent = i == current,
                IsOpen = i == open,
                Children = isReduced && i != open ? [] : Below(i, level + 1),
            }));
            if (shown.Offset + shown.Count < all.Length) entries.Add(LeftOut(parent, all.Length - shown.Offset - shown.Count, "after"));
            return [.. entries];
        }

        // The page above lists all of them.
        NavView LeftOut(int parent, int count, string where) => new()
        {
            Title = $"… {count.ToString("#,##0", CultureInfo.InvariantCulture)} {where}",
            Url = parent < 0 ? collection.Permalink : collection.Docs[parent].Permalink,
        };
    }

    /// <summary>Of a long list, the part around the page that is open, or its beginning.</summary>
    private static ArraySegment<int> Near(int[] all, int open)
    {
        const int Shown = (2 * NavNeighbours) + 1;
        var place = open < 0 ? 0 : Array.BinarySearch(all, open);
        return new ArraySegment<int>(all, Math.Clamp(place - NavNeighbours, 0, Math.Max(0, all.Length - Shown)), Math.Min(Shown, all.Length));
    }

    public string? EditUrl(string sourcePath) => _links?.Edit(sourcePath);

    /// <param name="changedOn">The day on which the page's source was last changed, or null.</param>
    public string? ReportUrl(string title, Permalink page, string? changedOn) =>
        _links?.ReportMistake(title, RelativeUrl.Below(_site.Config.BaseUrl.AbsoluteUri, page), changedOn);

    /// <summary>The first sentences of <paramref name="text"/>, cut at a word.</summary>
    public static string Summary(string text)
    {
        if (text.Length <= SummaryLength) return text;
        var end = text.LastIndexOf(' ', SummaryLength - 1);
        if (end < SummaryLength / 2) end = char.IsHighSurrogate(text[SummaryLength - 2]) ? SummaryLength - 2 : SummaryLength - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(" ,;:-("), "…");
    }

    /// <summary>Minutes to read an article, at least 1.</summary>
    public static int Minutes(Article article) => Math.Max(1, (int)Math.Round((double)article.WordCount / WordsPerMinute));

    /// <summary>The name of a status as front matter has it.</summary>
    public static string StatusName(AnswerStatus status) => status switch
    {
        AnswerStatus.Stub => "stub",
        AnswerStatus.Draft => "draft",
        AnswerStatus.Answered => "answered",
        AnswerStatus.Reviewed => "reviewed",
        _ => "outdated",
    };

    /// <summary>An ordinary page's sections with their headings.</summary>
    private sealed class DocContent(Doc doc) : IHtmlContent
    {
        public void WriteTo(Utf8Output output, PageAddress page)
        {
            foreach (var section in doc.Source.Article.Sections)
            {
                if (section.Heading is { } heading)
                {
                    output.WriteRaw("<h2 id=\""u8);
                    output.WriteEscaped(heading.Id);
                    output.WriteRaw("\">"u8);
                    output.WriteRaw(heading.Html);
                    output.WriteRaw(" <a class=\"heading-link\" href=\"#"u8);
                    output.WriteEscaped(RelativeUrl.Encode(heading.Id));
                    output.WriteRaw("\" aria-label=\"Link to this section: "u8);
                    output.WriteEscaped(heading.Text);
                    output.WriteRaw("\"><span aria-hidden=\"true\">#</span></a></h2>\n"u8);
                }
                new ArticleFragment(section.Html, doc).WriteTo(output, page);
            }
        }
    }
}
