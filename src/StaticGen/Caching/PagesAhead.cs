using System.Collections.Immutable;
using StaticGen.Checking;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using StaticGen.Model;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Caching;

/// <summary>
/// Renders pages whose texts were edited as the next build will make them, without the build: what only that page shows is read anew, all else is as the last
/// build knew it.
/// </summary>
/// <remarks>
/// Meant for whoever waits for one page. The build comes all the same and has the last word: where an edit turns out to change more than its own page, it makes
/// the page again. An edit of front matter changes lists and neighbours, which the page shows as well; it is left to the build.
/// </remarks>
internal sealed class PagesAhead
{
    private readonly BuildRequest _request;
    private readonly Site _site;
    private readonly SourceTree _sources;
    private readonly PageContext _context;
    private readonly PageRenderer _renderer;
    private readonly Func<string, bool> _hasFile;
    private readonly IReadOnlyDictionary<string, ImmutableArray<ExampleChain>> _examples;

    /// <param name="request">What was built.</param>
    /// <param name="site">The site, without errors.</param>
    /// <param name="sources">What it was made from.</param>
    /// <param name="examples">The pages' examples, by path.</param>
    /// <param name="renderer">What rendered it.</param>
    /// <param name="hasFile">Whether an output path exists.</param>
    public PagesAhead(
        BuildRequest request, Site site, SourceTree sources, IReadOnlyDictionary<string, ImmutableArray<ExampleChain>> examples, PageRenderer renderer, Func<string, bool> hasFile)
    {
        (_request, _site, _sources, _examples, _renderer, _hasFile) = (request, site, sources, examples, renderer, hasFile);
        _context = PageContext.Of(site.Config, sources.Find);
    }

    /// <summary>Whether a change of the file at <paramref name="path"/> can change the site: an editor's traces beside it cannot.</summary>
    public bool Concerns(string path)
    {
        if (_sources.Find(path) is not null) return true;
        var full = Path.Combine(_request.SiteRoot, path);
        return !SourceScanner.IsPassedOver(Path.GetFileName(path.AsSpan()), isTopOfStatic: false) && (File.Exists(full) || Directory.Exists(full));
    }

    /// <summary>Renders the page that is made from <paramref name="source"/>.</summary>
    /// <returns>Null when only a build can tell what it is like now, or whether it may be shown.</returns>
    public PageAhead? Render(string source)
    {
        if (_sources.Find(source) is not { } before || _site.Links is not { } links || Place(source) is not var (collection, index)) return null;
        if (SourceScanner.ReadAgain(_request.SiteRoot, source) is not { } file || !HasSameFrontMatter(before, file, collection.Config)) return null;
        var parsed = PageParser.Parse(file, collection.Config, _context);
        if (parsed.Value is not { } page || !MayBeShown(parsed.Diagnostics)) return null;

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var checker = new LinkChecker(_site.Config.BaseUrl.AbsolutePath);
        var reader = checker.NewReader();
        var (html, permalink) = collection is QuestionCollection questions
            ? RenderQuestion(questions, index, page, links, reader, found)
            : RenderDoc((PageCollection)collection, index, page, links, reader, found);
        found.AddRange(checker.Check(path => _hasFile(path) || _request.ExtraScript?.TrimStart('/') == path));
        return html is not null && MayBeShown(found.ToImmutable()) ? new PageAhead(permalink.OutputPath, html) : null;
    }

    private (byte[]? Html, Permalink Permalink) RenderQuestion(
        QuestionCollection collection, int index, ParsedPage page, LinkResolver links, LinkChecker.Reader reader, ImmutableArray<Diagnostic>.Builder found)
    {
        var former = collection.Questions[index];
        var edited = former with { Source = page, FrontMatter = (QuestionFrontMatter)page.FrontMatter };
        var (targets, linksTo) = links.Resolve(edited, found);
        edited = edited with { Targets = targets, LinksTo = linksTo };
        var examples = ExampleReader.Read(page, _site.Config.Runners);
        found.AddRange(examples.Diagnostics);
        // Other examples than those that ran have no record.
        var areSame = VerifiedExamples.Hash(examples.Value) == VerifiedExamples.Hash(_examples.GetValueOrDefault(page.Path, []));
        return (_renderer.RenderAhead(collection, former, edited, areSame ? _site.VerifiedOn.GetValueOrDefault(page.Path) : null, reader), edited.Permalink);
    }

    private (byte[]? Html, Permalink Permalink) RenderDoc(
        PageCollection collection, int index, ParsedPage page, LinkResolver links, LinkChecker.Reader reader, ImmutableArray<Diagnostic>.Builder found)
    {
        var edited = collection.Docs[index] with { Source = page, FrontMatter = (PageFrontMatter)page.FrontMatter };
        var (targets, linksTo) = links.Resolve(edited, found);
        edited = edited with { Targets = targets, LinksTo = linksTo };
        return (_renderer.RenderAhead(collection with { Docs = collection.Docs.SetItem(index, edited) }, index, reader), edited.Permalink);
    }

    private (Collection Collection, int Index)? Place(string source)
    {
        foreach (var collection in _site.Collections)
        {
            if (!source.StartsWith(collection.Config.Folder + "/", StringComparison.Ordinal)) continue;
            if (collection is QuestionCollection questions)
            {
                for (var i = 0; i < questions.Questions.Length; i++)
                {
                    if (questions.Questions[i].Source.Path == source) return (collection, i);
                }
            }
            else
            {
                var docs = ((PageCollection)collection).Docs;
                for (var i = 0; i < docs.Length; i++)
                {
                    if (docs[i].Source.Path == source) return (collection, i);
                }
            }
        }
        return null;
    }

    private static bool HasSameFrontMatter(SourceFile before, SourceFile now, CollectionConfig collection)
    {
        if (SourceText.Decode(before, out _) is not { } one || SourceText.Decode(now, out _) is not { } other) return false;
        var ignored = ImmutableArray.CreateBuilder<Diagnostic>();
        var (first, second) = (FrontMatterBlock.Find(one, collection.Id, ignored), FrontMatterBlock.Find(other, collection.Id, ignored));
        return first.IsWhole && second.IsWhole && one.Text.AsSpan(0, first.BodyStart).SequenceEqual(other.Text.AsSpan(0, second.BodyStart));
    }

    private bool MayBeShown(ImmutableArray<Diagnostic> findings) => !_site.Config.Lint.Apply(findings).Any(static d => d.Severity == Severity.Error);
}
