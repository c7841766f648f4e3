using System.Collections.Immutable;
using StaticGen.Assets;
using StaticGen.Caching;
using StaticGen.Checking;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using StaticGen.Exports;
using StaticGen.Model;
using StaticGen.Output;
using StaticGen.Search;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen;

/// <summary>Builds a site in one pass from sources to output files; start reading here. Builds after the first are quicker, since what did not change is remembered.</summary>
public sealed class SiteBuilder
{
    /// <summary>Who changes more pages at once does not wait for one of them.</summary>
    private const int MostAhead = 4;

    /// <summary>Of a site with more pages, the index is made before the pages, and not beside them, for the sake of memory.</summary>
    private const int MostBesidePages = 20_000;

    /// <summary>Bytes that a page rarely has more of; a longer one is read into memory of its own.</summary>
    private const int RoomForSource = 32 * 1024;

    /// <summary>From so many files on it pays to tell the collector that nobody waits for the program meanwhile.</summary>
    private const int ManyFiles = 2_000;

    private readonly ParseCache _cache = new();
    private readonly BuildMemory? _memory;

    /// <param name="isForOneBuild">Whether nothing needs to be remembered for another build.</param>
    public SiteBuilder(bool isForOneBuild = false) => _memory = isForOneBuild ? null : new BuildMemory();

    /// <summary>
    /// Begins what every build needs and no site changes, beside whatever the caller does next: reading and parsing the built-in theme. A build does it otherwise; it is worth while for who starts a program to build once.
    /// </summary>
    public static void Prepare() => _ = Task.Run(static () =>
    {
        PageTemplateContext.Prepare();
        TemplateSet.Prepare();
        AssetBundle.From(BuiltInTheme.Files);
    });

    /// <summary>Builds the site. Nothing of it may be published when the result has errors.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="output">Takes the files as they are made, from several threads at once.</param>
    public BuildResult Build(BuildRequest request, IOutputSink output)
    {
        ArgumentNullException.ThrowIfNull(request);
        var findings = new Findings();
        var configFile = findings.Keep(SourceScanner.ReadConfig(request.SiteRoot));
        var config = findings.Keep(SiteConfigReader.Read(configFile));
        if (request.BaseUrl is { } baseUrl) config = config with { BaseUrl = baseUrl };
        // A site on a disk has no address, which all of these are about.
        if (request.IsPortable) config = config with { Exports = ExportsConfig.None };
        // What is not remembered is read when its turn has come, and its texts are kept together and forgotten together.
        using var texts = _memory is null ? new TextStore() : null;
        var sources = findings.Keep(SourceScanner.Scan(request.SiteRoot, config, request.OutputFolder, configFile, leavesPages: _memory is null)) with { Config = configFile };
        using var collections = _memory is null && sources.Content.Length >= ManyFiles ? new PlainCollections() : null;

        // What executes examples in the page needs a server.
        var runtimes = request.IsPortable ? [] : findings.Keep(BrowserRuntimes.Find(request.SiteRoot, config));

        // Templates wait for nobody: they are read beside the pages.
        var themeTask = Task.Run(() => LoadTheme(sources.Templates, request.IsPortable));
        var everythingWasFound = !findings.HasErrors;
        var (pages, files, everythingWasRead) = Parse(configFile, config, sources, texts, findings);
        // Much of assembling is one processor's work.
        var examplesTask = Task.Run(() => ExampleReader.ReadAll(pages, config.Runners));
        var site = findings.Keep(SiteAssembler.Assemble(config, pages, files, request.IncludeDrafts));
        var examples = findings.Keep(examplesTask.GetAwaiter().GetResult());
        site = site with { VerifiedOn = findings.Keep(VerifiedExamples.Read(config, pages, examples, sources)), History = request.History, Runtimes = runtimes, IsPortable = request.IsPortable };
        var (assetsRead, loaded) = themeTask.GetAwaiter().GetResult();
        var assets = findings.Keep(assetsRead);
        var templates = findings.Keep(loaded);

        var ledger = new OutputLedger(output);
        IOutputSink data = request.IsPortable ? new DataScripts(ledger) : ledger;
        var links = new LinkChecker(config.BaseUrl.AbsolutePath);
        var liveScript = request.ExtraScript is { } script ? new Permalink(script) : null;
        // Pages and index do not need each other. Who waits for the pages gets them first; else a large site's index comes first, since what it takes is free again before pages are made.
        var isIndexBesidePages = request.PagesAreReady is null && pages.Length <= MostBesidePages;
        if (request.PagesAreReady is null && !isIndexBesidePages)
        {
            SearchIndexBuilder.Build(site).WriteTo(data);
            // What making the index left behind is a third of all memory, and would only be found out when as much again has been used.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        var setting = BuildMemory.Setting(configFile, request, sources.Templates, runtimes);
        PageRenderer renderer = null!;
        var faults = ImmutableArray<Diagnostic>.Empty;
        Parallel.Invoke(
            Workers.PerProcessor,
            () =>
            {
                var cards = CardFiles.WriteTo(site, data);
                renderer = new PageRenderer(site, templates, assets, SearchIndex.Manifest, cards, liveScript, ProductVersion.Text, request.PagePatience);
                if (!findings.HasErrors) request.PagesCanBeMade?.Invoke(path => renderer.RenderOne(path) ?? assets.Read(path));
                faults = renderer.Render(ledger, links, _memory?.Pages, setting);
            },
            () =>
            {
                // Much of the index is made by one processor: pages are made meanwhile.
                if (isIndexBesidePages) SearchIndexBuilder.Build(site).WriteTo(data);
                assets.WriteTo(ledger);
            });
        findings.Add(faults);
        var given = sources.Static.Select(f => f.Path["static/".Length..]).ToHashSet(StringComparer.Ordinal);
        var pieces = _memory?.Exports ?? new PieceMemory(keeps: false);
        pieces.Begin(setting);
        SiteExports.WriteTo(site, ledger, given.Contains, pieces);
        foreach (var runtime in runtimes)
        {
            foreach (var file in runtime.Files) ledger.AddFile($"{runtime.Folder}/{file.Name}", file.FullPath, file.Length, file.Path);
        }
        foreach (var file in sources.Static) ledger.Add(file.Path["static/".Length..], file);

        // A page that could not be made, or was left out for its mistakes, would be missed by every page that lists it.
        var isWhole = everythingWasFound && everythingWasRead && site.IsWhole && loaded.Diagnostics.IsEmpty && faults.IsEmpty;
        var areReusedGood = isWhole && _memory is not null && _memory.IsSamePlace(ledger, links);
        // The search page names the index for the browser to fetch ahead, also where the index is made last.
        var broken = links.Check(
            path => ledger.Has(path) || request.ExtraScript?.TrimStart('/') == path || SearchIndex.Manifest.OutputPath == path, isWhole, areReusedGood, templates.Attributes);
        findings.Add(broken);
        _memory?.Keep(ledger, links, isGood: isWhole && broken.IsEmpty);
        if (_memory is not null)
            _memory.Ahead = isWhole && !config.Lint.Apply(findings.ToImmutable()).Any(static d => d.Severity == Severity.Error) ? new PagesAhead(request, site, sources, examples, renderer, _memory.HasFile) : null;
        if (request.PagesAreReady is { } show)
        {
            if (!findings.HasErrors) show();
            SearchIndexBuilder.Build(site, request.GiveUpIndex).WriteTo(data);
        }
        findings.Add(ledger.Check());
        return new BuildResult(config.Lint.Apply(findings.ToImmutable()), ledger.Statistics(site.QuestionCollections.Sum(c => c.Questions.Length)), sources);
    }

    /// <summary>
    /// Renders pages whose texts were edited since the last build, for whoever waits for them. To be followed by a build, beside which it may run.
    /// </summary>
    /// <param name="changed">All files that changed since, by path below the site's root.</param>
    /// <returns>Nothing when the edits concern more than the texts of some pages, or have mistakes.</returns>
    public ImmutableArray<PageAhead> RenderAhead(IReadOnlyCollection<string> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (_memory?.Ahead is not { } ahead) return [];
        var pages = ImmutableArray.CreateBuilder<PageAhead>();
        foreach (var path in changed.Where(ahead.Concerns))
        {
            if (pages.Count == MostAhead) return [];
            if (ahead.Render(path) is not { } page) return [];
            pages.Add(page);
        }
        return pages.ToImmutable();
    }

    private static (StageResult<AssetBundle> Assets, StageResult<TemplateSet> Templates) LoadTheme(ImmutableArray<SourceFile> own, bool isPortable)
    {
        PageTemplateContext.Prepare();
        var theme = BuiltInTheme.With(own, asWritten: isPortable);
        var assets = isPortable ? PortableScripts.Join(theme) : new(theme, []);
        return (new(AssetBundle.From(assets.Value), assets.Diagnostics), TemplateSet.Load(theme));
    }

    private (ImmutableArray<ParsedPage> Pages, ImmutableArray<SourceFile> Files, bool AllRead) Parse(
        SourceFile? configFile, SiteConfig config, SourceTree sources, TextStore? texts, Findings findings)
    {
        var markdown = new List<(SourceFile, CollectionConfig)>();
        var others = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var file in sources.Content)
        {
            if (Owner(config, file.Path) is not { } collection || SourceTree.IsUnpublished(file.Path[collection.Folder.Length..])) continue;
            if (file.Path.EndsWith(".md", StringComparison.Ordinal)) markdown.Add((file, collection));
            // Of a page in disguise, the scan has said how it must be called.
            else if (!file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !file.Path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase)) others.Add(file);
        }

        var context = PageContext.Of(config, sources.Find) with { Texts = texts };
        var pages = ImmutableArray.CreateBuilder<ParsedPage>(markdown.Count);
        IEnumerable<StageResult<ParsedPage?>> results = _memory is null ? ParseOnce(markdown, context)
            : _cache.ParseAll(configFile, markdown, sources.Find, (file, collection, find) => PageParser.Parse(file, collection, context with { FindFile = find }));
        foreach (var result in results)
        {
            if (findings.Keep(result) is { } page) pages.Add(page);
        }
        return (pages.ToImmutable(), others.ToImmutable(), pages.Count == markdown.Count);
    }

    private static StageResult<ParsedPage?>[] ParseOnce(List<(SourceFile File, CollectionConfig Collection)> files, PageContext context)
    {
        var results = new StageResult<ParsedPage?>[files.Count];
        Parallel.For(
            0, results.Length, Workers.PerProcessor, static () => new byte[RoomForSource],
            (i, _, room) =>
            {
                // What is parsed holds texts of its own: the bytes of one page make room for those of the next.
                var read = SourceScanner.Read(files[i].File, room);
                results[i] = read.Value is { } file ? PageParser.Parse(file, files[i].Collection, context) : new(null, read.Diagnostics);
                return room;
            },
            static _ => { });
        return results;
    }

    private static CollectionConfig? Owner(SiteConfig config, string path)
    {
        foreach (var collection in config.Collections)
        {
            if (path.StartsWith(collection.Folder, StringComparison.Ordinal) && path.Length > collection.Folder.Length
                && path[collection.Folder.Length] == '/') return collection;
        }
        return null;
    }
}
