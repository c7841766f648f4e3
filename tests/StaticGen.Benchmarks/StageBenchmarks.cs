using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using StaticGen.Assets;
using StaticGen.Checking;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Exports;
using StaticGen.Highlighting;
using StaticGen.Model;
using StaticGen.Output;
using StaticGen.Search;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Benchmarks;

/// <summary>Times each stage of the build alone, on what the stages before it made.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private string _root = "";
    private SiteConfig _config = null!;
    private SourceTree _sources = null!;
    private PageContext _context = null!;
    private ImmutableArray<ParsedPage> _pages;
    private Site _site = null!;
    private TemplateSet _templates = null!;
    private AssetBundle _assets = null!;
    private SearchIndex _index = null!;
    private string[] _code = null!;

    /// <summary>Questions of the corpus.</summary>
    [Params(59, 1000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _root = Corpus.Make(Pages);
        var file = SourceScanner.ReadConfig(_root).Value;
        _config = SiteConfigReader.Read(file).Value;
        _sources = Scan();
        _context = PageContext.Of(_config, _sources.Find);
        _pages = Parse();
        _site = SiteAssembler.Assemble(_config, _pages, [], includeDrafts: false).Value;
        _templates = TemplateSet.Load(BuiltInTheme.Files).Value;
        _assets = AssetBundle.From(BuiltInTheme.Files);
        _index = SearchIndexBuilder.Build(_site);
        _code = [.. _pages.SelectMany(p => p.Article.CodeBlocks).Where(b => b.Language == "python").Select(b => b.Code)];
    }

    [Benchmark]
    public SourceTree Scan() => SourceScanner.Scan(_root, _config, null).Value;

    [Benchmark]
    public ImmutableArray<ParsedPage> Parse() => [.. _sources.Content.Select(f => PageParser.Parse(f, _config.Collections[0], _context).Value!)];

    [Benchmark]
    public int Highlight()
    {
        _ = Languages.TryFind("python", out var python);
        var html = new TextBuffer();
        foreach (var code in _code) CodeHighlighter.Write(code, python!, html);
        return html.Length;
    }

    [Benchmark]
    public object Assemble() => SiteAssembler.Assemble(_config, _pages, [], includeDrafts: false).Value;

    [Benchmark]
    public object Index() => SearchIndexBuilder.Build(_site);

    [Benchmark]
    public object Cards() => CardFiles.WriteTo(_site, new MemoryOutput())!;

    [Benchmark]
    public object Render() => new PageRenderer(_site, _templates, _assets, SearchIndex.Manifest, null, null, "1.0", TimeSpan.FromMinutes(1)).Render(new OutputLedger(new MemoryOutput()), new LinkChecker("/large/"));

    [Benchmark]
    public BuildStatistics Whole() => new SiteBuilder().Build(new BuildRequest(_root), new MemoryOutput()).Statistics;
}
