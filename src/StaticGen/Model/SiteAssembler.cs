using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Contributing;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Model;

/// <summary>Makes the site from its pages: addresses, order, links, related questions. Reports what only shows when pages are seen together.</summary>
public sealed class SiteAssembler
{
    private readonly SiteConfig _config;
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<string, string> _ownerByPermalink = new(StringComparer.Ordinal);
    private readonly LinkResolver _links;

    /// <summary>Folders that are pages, with the page's address; null when it is a draft or found no place.</summary>
    private readonly Dictionary<string, Permalink?> _pageFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _drafts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _draftOfFirstPage = new(StringComparer.Ordinal);

    /// <summary>Questions of each collection that ask nearly the same, looked for while all else is made.</summary>
    private readonly List<Task<ImmutableArray<Diagnostic>>> _nearDuplicates = [];
    private bool _isWhole = true;

    private SiteAssembler(SiteConfig config)
    {
        _config = config;
        _links = new LinkResolver(config.BaseUrl);
    }

    /// <summary>Assembles the site.</summary>
    /// <param name="config">The config.</param>
    /// <param name="pages">All pages that could be read, in ordinal order of path, so that of two rivals the same one wins everywhere.</param>
    /// <param name="files">All other files of the collections' folders, in ordinal order of path.</param>
    /// <param name="includeDrafts">Whether drafts are part of the site.</param>
    public static StageResult<Site> Assemble(
        SiteConfig config, ImmutableArray<ParsedPage> pages, ImmutableArray<SourceFile> files, bool includeDrafts)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new SiteAssembler(config).Assemble(pages, files, includeDrafts);
    }

    private StageResult<Site> Assemble(ImmutableArray<ParsedPage> pages, ImmutableArray<SourceFile> files, bool includeDrafts)
    {
        ClaimLists();
        var byCollection = pages.ToLookup(p => p.Collection, StringComparer.Ordinal);
        var collections = ImmutableArray.CreateBuilder<Collection>(_config.Collections.Length);
        foreach (var collection in _config.Collections)
        {
            var own = new List<ParsedPage>();
            foreach (var page in byCollection[collection.Id])
            {
                if (page.Path.EndsWith("/index.md", StringComparison.Ordinal)) _pageFolders.Add(page.Path[..^"/index.md".Length], null);
                if (includeDrafts || !IsDraft(page)) own.Add(page);
                else SetAside(collection, page);
            }
            if (own.Count == 0 && collection.Kind == CollectionKind.Question) _found.Add(ModelDiagnostics.EmptyCollection(collection.At, collection.Title));
            collections.Add(collection.Kind == CollectionKind.Question ? AssembleQuestions(collection, own) : AssembleDocs(collection, own));
        }

        var pageFiles = PlaceFiles(collections, files);
        foreach (var collection in collections.OfType<QuestionCollection>()) AddLists(collection);
        foreach (var page in ContentPages(collections)) _links.AddPage(page);
        foreach (var file in pageFiles) _links.AddFile(file);

        for (var i = 0; i < collections.Count; i++) collections[i] = WithLinks(collections[i]);
        var redirects = CollectRedirects(collections);
        foreach (var found in _nearDuplicates) _found.AddRange(found.GetAwaiter().GetResult());
        return new(new Site(_config, collections.ToImmutable(), redirects, pageFiles) { IsWhole = _isWhole, Links = _links }, _found.ToImmutable());
    }

    /// <summary>Remembers a draft, so that who refers to it is told what it is.</summary>
    private void SetAside(CollectionConfig collection, ParsedPage draft)
    {
        var address = "";
        if (collection.Kind == CollectionKind.Page) address = $"{collection.Id}/{AddressOfDoc(draft.Path, collection.Folder)}".TrimEnd('/');
        else if (TryPlaceQuestion(draft.Path, collection.Folder, out _, out var slug)) address = $"{collection.Id}/{slug}";
        _links.AddDraft(draft.Path, address);
        _drafts.Add($"{collection.Id}/{draft.FrontMatter.Id?.Value ?? address[(address.LastIndexOf('/') + 1)..]}");
        if (collection.Kind == CollectionKind.Page && draft.Path == collection.Folder + "/index.md") _draftOfFirstPage.Add(collection.Id);
    }

    private static bool IsDraft(ParsedPage page) => page.FrontMatter switch
    {
        QuestionFrontMatter question => question.Status == AnswerStatus.Draft,
        PageFrontMatter doc => doc.IsDraft,
        _ => false,
    };

    private void ClaimLists()
    {
        Own(Permalink.Home, "the home page");
        Own(SitePages.Search, "the search page");
        Own(SitePages.Board, "the board");
        Own(SitePages.NotFound, "the page for addresses that do not exist");
        foreach (var list in new[] { Permalink.Home, SitePages.Search, SitePages.Board }) _links.AddList(list);
        foreach (var config in _config.Collections.Where(c => c.Kind == CollectionKind.Question))
        {
            var collection = new QuestionCollection(config, []);
            Own(collection.Permalink, $"the collection '{config.Title}'");
            Own(collection.TagsPermalink, "the list of tags");
            foreach (var topic in config.Topics) Own(collection.TopicPermalink(topic.Id), $"the topic '{topic.Title}'");
            foreach (var level in config.Levels) Own(collection.LevelPermalink(level.Id), $"the level '{level.Title}'");
            foreach (var tag in config.Tags) Own(collection.TagPermalink(tag.Id), $"the tag '{tag.Title}'");
        }

        void Own(Permalink permalink, string owner) => _ownerByPermalink.TryAdd(permalink.Path, owner);
    }

    /// <summary>Makes the lists that will be rendered known to links: a tag that no question has gets no page.</summary>
    private void AddLists(QuestionCollection collection)
    {
        _links.AddList(collection.Permalink);
        _links.AddList(collection.TagsPermalink);
        foreach (var topic in collection.Config.Topics) _links.AddList(collection.TopicPermalink(topic.Id));
        foreach (var level in collection.Config.Levels) _links.AddList(collection.LevelPermalink(level.Id));
        foreach (var tag in collection.UsedTags) _links.AddList(collection.TagPermalink(tag.Id));
    }

    private QuestionCollection AssembleQuestions(CollectionConfig config, List<ParsedPage> pages)
    {
        // Where the config's levels could not be read, that has been said, and every question needs one all the same for what comes after.
        if (config.Levels.IsEmpty) config = config with { Levels = [new TermConfig("level", "Level", "", config.At)] };
        var topics = config.Topics.Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i, StringComparer.Ordinal);
        var levels = config.Levels.Select((l, i) => (l.Id, i)).ToDictionary(l => l.Id, l => l.i, StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var questions = new List<Question>(pages.Count);
        foreach (var page in pages)
        {
            var front = (QuestionFrontMatter)page.FrontMatter;
            var at = SourceLocation.WholeFile(page.Path);
            if (!TryPlaceQuestion(page.Path, config.Folder, out var topic, out var slug))
            {
                LeaveOut(ModelDiagnostics.MisplacedQuestion(at, config.Folder));
                continue;
            }
            if (!topics.TryGetValue(topic, out var topicIndex))
            {
                LeaveOut(ModelDiagnostics.UnknownTopic(at, topic, topics.Keys));
                continue;
            }
            if (!IsPublishable(slug)) continue;
            if (SitePages.IsListOfCollections(slug))
            {
                LeaveOut(ModelDiagnostics.ReservedSlug(at, slug));
                continue;
            }
            var permalink = new Permalink($"/{config.Id}/{slug}/");
            if (!Claim(permalink, page.Path, at)) continue;
            var id = front.Id?.Value ?? slug;
            if (!ids.TryAdd(id, page.Path)) _found.Add(ModelDiagnostics.DuplicateId(front.Id?.At ?? at, id, ids[id]));
            questions.Add(new Question(page, front, id, permalink, topicIndex, levels.GetValueOrDefault(front.Level.Value)));
        }

        ImmutableArray<Question> inOrderOfPath = [.. questions];
        _nearDuplicates.Add(Task.Run(() => FindNearDuplicates(config.Wanted, inOrderOfPath)));
        questions.Sort(InReadingOrder);
        return new QuestionCollection(config, [.. questions.Select((q, i) => q with { Index = i })]);
    }

    /// <summary>Finds questions that ask nearly the same, each at the later of the two; what the config wants comes after what there is.</summary>
    private static ImmutableArray<Diagnostic> FindNearDuplicates(ImmutableArray<WantedQuestion> wanted, ImmutableArray<Question> questions)
    {
        var nearest = SimilarQuestion.FindEarlier(
            questions.Length + wanted.Length, i => i < questions.Length ? questions[i].FrontMatter.Question.Value : wanted[i - questions.Length].Question);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var i = 0; i < nearest.Length; i++)
        {
            if (nearest[i] < 0) continue;
            var isPage = nearest[i] < questions.Length;
            found.Add(i < questions.Length
                ? ModelDiagnostics.NearDuplicateQuestion(questions[i].FrontMatter.Question.At, questions[nearest[i]].Source.Path)
                : isPage ? ModelDiagnostics.WantedIsAsked(wanted[i - questions.Length].At, questions[nearest[i]].Source.Path)
                : ModelDiagnostics.NearWanted(wanted[i - questions.Length].At, wanted[nearest[i] - questions.Length].At.Line));
        }
        return found.ToImmutable();
    }

    private static int InReadingOrder(Question a, Question b)
    {
        var order = a.Topic.CompareTo(b.Topic);
        if (order == 0) order = a.Level.CompareTo(b.Level);
        if (order == 0) order = (a.FrontMatter.Order ?? int.MaxValue).CompareTo(b.FrontMatter.Order ?? int.MaxValue);
        if (order == 0) order = string.CompareOrdinal(a.FrontMatter.Title.Value, b.FrontMatter.Title.Value);
        return order != 0 ? order : string.CompareOrdinal(a.Source.Path, b.Source.Path);
    }

    private static bool TryPlaceQuestion(string path, string folder, out string topic, out string slug)
    {
        var parts = path[(folder.Length + 1)..].Split('/');
        (topic, slug) = parts switch
        {
            [var t, var file] when file != "index.md" => (t, file[..^".md".Length]),
            [var t, var name, "index.md"] => (t, name),
            _ => ("", ""),
        };
        return slug.Length > 0;
    }

    private PageCollection AssembleDocs(CollectionConfig config, List<ParsedPage> pages)
    {
        var byFolder = new SortedDictionary<string, DocNode>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var at = SourceLocation.WholeFile(page.Path);
            var address = AddressOfDoc(page.Path, config.Folder);
            if (!address.Split('/', StringSplitOptions.RemoveEmptyEntries).All(IsPublishable)) continue;
            var permalink = new Permalink(address.Length == 0 ? $"/{config.Id}/" : $"/{config.Id}/{address}/");
            if (!Claim(permalink, page.Path, at)) continue;
            var front = (PageFrontMatter)page.FrontMatter;
            // With its slashes the address cannot be equal to an id that somebody gave.
            var id = front.Id?.Value ?? (address.Length == 0 ? "/" : address);
            if (!ids.TryAdd(id, page.Path)) _found.Add(ModelDiagnostics.DuplicateId(front.Id?.At ?? at, id, ids[id]));
            byFolder.Add(address, new DocNode(address, new Doc(page, front, id, permalink, -1)));
        }
        if (!byFolder.ContainsKey(""))
            LeaveOut(ModelDiagnostics.NoIndex(config.At, config.Title, $"{config.Folder}/index.md", _draftOfFirstPage.Contains(config.Id)));

        var roots = new List<DocNode>();
        foreach (var node in byFolder.Values)
        {
            if (ParentOf(node.Address) is { } parent) byFolder[parent].Children.Add(node);
            else roots.Add(node);
        }
        var docs = ImmutableArray.CreateBuilder<Doc>(byFolder.Count);
        Append(roots, -1);
        return new PageCollection(config, docs.ToImmutable());

        // The nearest folder above that has a page of its own.
        string? ParentOf(string address)
        {
            while (address.Length > 0)
            {
                var slash = address.LastIndexOf('/');
                address = slash < 0 ? "" : address[..slash];
                if (byFolder.ContainsKey(address)) return address;
            }
            return null;
        }

        void Append(List<DocNode> nodes, int parent)
        {
            nodes.Sort(static (a, b) => ByOrderThenTitle(a.Doc, b.Doc));
            foreach (var node in nodes)
            {
                var index = docs.Count;
                docs.Add(node.Doc with { Parent = parent });
                Append(node.Children, index);
            }
        }
    }

    private static string AddressOfDoc(string path, string folder)
    {
        var below = path[(folder.Length + 1)..^".md".Length];
        return below == "index" ? "" : below.EndsWith("/index", StringComparison.Ordinal) ? below[..^"/index".Length] : below;
    }

    private sealed record DocNode(string Address, Doc Doc)
    {
        public List<DocNode> Children { get; } = [];
    }

    private static int ByOrderThenTitle(Doc a, Doc b)
    {
        var order = (a.FrontMatter.Order ?? int.MaxValue).CompareTo(b.FrontMatter.Order ?? int.MaxValue);
        if (order == 0) order = string.CompareOrdinal(a.FrontMatter.Title.Value, b.FrontMatter.Title.Value);
        return order != 0 ? order : string.CompareOrdinal(a.Source.Path, b.Source.Path);
    }

    /// <summary>Whether the name can be part of an address. When not, the scan has reported it.</summary>
    private bool IsPublishable(string name)
    {
        if (Slugs.IsValid(name)) return true;
        _isWhole = false;
        return false;
    }

    private void LeaveOut(Diagnostic why)
    {
        _found.Add(why);
        _isWhole = false;
    }

    private bool Claim(Permalink permalink, string path, SourceLocation at)
    {
        // Keep the first and report the second: the author sees the rest of the site while fixing this.
        if (_ownerByPermalink.TryAdd(permalink.Path, path)) return true;
        LeaveOut(ModelDiagnostics.DuplicatePermalink(at, permalink.Path, _ownerByPermalink[permalink.Path]));
        return false;
    }

    /// <summary>A file belongs to the page whose folder holds it.</summary>
    private ImmutableArray<PageFile> PlaceFiles(IEnumerable<Collection> collections, ImmutableArray<SourceFile> files)
    {
        foreach (var page in ContentPages(collections))
        {
            if (page.Source.Path.EndsWith("/index.md", StringComparison.Ordinal))
                _pageFolders[page.Source.Path[..^"/index.md".Length]] = page.Permalink;
        }

        var placed = ImmutableArray.CreateBuilder<PageFile>();
        foreach (var file in files)
        {
            var folder = file.Path[..file.Path.LastIndexOf('/')];
            var inside = file.Path[(folder.Length + 1)..];
            while (!_pageFolders.ContainsKey(folder) && folder.LastIndexOf('/') is > 0 and var slash)
            {
                inside = file.Path[(slash + 1)..];
                folder = folder[..slash];
            }
            if (_pageFolders.TryGetValue(folder, out var page))
            {
                // Its page is a draft, or could not be placed and was reported.
                if (page is null)
                {
                    _links.AddDraft(file.Path);
                    continue;
                }
                var permalink = new Permalink(page.Path + inside);
                if (Claim(permalink, file.Path, SourceLocation.WholeFile(file.Path))) Place(file, permalink, placed);
            }
            else
            {
                LeaveOut(ModelDiagnostics.FileOfNoPage(SourceLocation.WholeFile(file.Path), file.Path[..file.Path.LastIndexOf('/')]));
            }
        }
        placed.Sort(static (a, b) => string.CompareOrdinal(a.Permalink.Path, b.Permalink.Path));
        return placed.ToImmutable();
    }

    private void Place(SourceFile file, Permalink permalink, ImmutableArray<PageFile>.Builder placed)
    {
        if (!PageFileTypes.IsAllowed(file.Path))
        {
            LeaveOut(ModelDiagnostics.ForbiddenFileType(SourceLocation.WholeFile(file.Path), Path.GetExtension(file.Path)));
            return;
        }
        SvgDrawing? drawing = null;
        if (file.Path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            var read = SvgDrawing.Read(file);
            _found.AddRange(read.Diagnostics);
            drawing = read.Value;
        }
        placed.Add(new PageFile(file, permalink, drawing));
    }

    private static IEnumerable<ContentPage> ContentPages(IEnumerable<Collection> collections) => collections.SelectMany(
        static c => c is QuestionCollection questions ? questions.Questions.AsEnumerable<ContentPage>() : ((PageCollection)c).Docs);

    private Collection WithLinks(Collection collection)
    {
        if (collection is PageCollection pages) return pages with { Docs = ResolveLinks(pages.Docs) };
        var questions = (QuestionCollection)collection;
        return questions with { Questions = WithRelations(questions, ResolveLinks(questions.Questions)) };
    }

    private ImmutableArray<T> ResolveLinks<T>(ImmutableArray<T> pages)
        where T : ContentPage
    {
        var resolved = new T[pages.Length];
        var found = new ImmutableArray<Diagnostic>[pages.Length];
        Parallel.For(0, pages.Length, Workers.PerProcessor, i =>
        {
            var own = ImmutableArray.CreateBuilder<Diagnostic>();
            var (targets, linksTo) = _links.Resolve(pages[i], own);
            resolved[i] = (T)(pages[i] with { Targets = targets, LinksTo = linksTo });
            found[i] = own.ToImmutable();
        });
        foreach (var own in found) _found.AddRange(own);
        return [.. resolved];
    }

    private ImmutableArray<Question> WithRelations(QuestionCollection collection, ImmutableArray<Question> questions)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        var byPermalink = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            byId.TryAdd(question.Id, question.Index);
            byPermalink.Add(question.Permalink.Path, question.Index);
        }

        questions =
        [
            .. questions.Select(q => q.FrontMatter.Prerequisites.IsEmpty ? q : q with { Prerequisites = Find(q, "prerequisites", q.FrontMatter.Prerequisites) }),
        ];
        Prerequisites.ReportCycles(questions, _found);
        var computed = RelatedQuestions.Compute(questions, byPermalink);
        return [.. questions.Select(q => q with
        {
            Related = q.FrontMatter.Related.IsEmpty ? computed[q.Index] : Find(q, "related", q.FrontMatter.Related),
        })];

        ImmutableArray<int> Find(Question question, string key, ImmutableArray<Located<string>> names)
        {
            if (names.IsEmpty) return [];
            var found = ImmutableArray.CreateBuilder<int>(names.Length);
            foreach (var name in names)
            {
                if (!byId.TryGetValue(name.Value, out var other) && _drafts.Contains($"{collection.Config.Id}/{name.Value}"))
                    _found.Add(ModelDiagnostics.DraftNamed(name.At, key, name.Value));
                else if (!byId.ContainsKey(name.Value))
                    _found.Add(ModelDiagnostics.UnknownQuestion(name.At, key, name.Value, byId.Keys));
                else if (other == question.Index)
                    _found.Add(ModelDiagnostics.RefersToItself(name.At, key, name.Value));
                else if (!found.Contains(other))
                    found.Add(other);
            }
            return found.ToImmutable();
        }
    }

    private ImmutableArray<Redirect> CollectRedirects(IEnumerable<Collection> collections)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var page in ContentPages(collections))
        {
            foreach (var alias in page.Source.FrontMatter.Aliases)
            {
                var path = Uri.UnescapeDataString(alias.Value);
                // A former page answers as a folder, whatever its name was: only under these names would a server send what it gets as HTML.
                if (!path.EndsWith('/') && !path.EndsWith(".html", StringComparison.Ordinal) && !path.EndsWith(".htm", StringComparison.Ordinal)) path += "/";
                if (WhyUnusable(path) is { } why) _found.Add(ModelDiagnostics.UnusableAlias(alias.At, alias.Value, why));
                else if (_ownerByPermalink.TryAdd(path, page.Source.Path)) redirects.Add(new Redirect(new Permalink(path), page.Permalink, alias.At));
                else _found.Add(ModelDiagnostics.AliasTaken(alias.At, alias.Value, _ownerByPermalink[path]));
            }
        }
        redirects.Sort(static (a, b) => string.CompareOrdinal(a.From.Path, b.From.Path));
        return redirects.ToImmutable();
    }

    private static string? WhyUnusable(string path)
    {
        foreach (var part in path.Trim('/').Split('/'))
        {
            if (part is "" or "." or "..") return $"'{part}' is not a name";
            if (part[0] == '.') return $"the name '{part}' begins with a dot";
            if (FileNames.FindProblem(part) is var (why, _)) return $"of the name '{part}', {why}";
        }
        return null;
    }
}
