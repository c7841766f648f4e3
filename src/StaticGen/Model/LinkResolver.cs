using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StaticGen.Content;
using StaticGen.Diagnostics;

namespace StaticGen.Model;

/// <summary>Turns what authors wrote as link targets into addresses, and reports those that lead nowhere.</summary>
/// <remarks>
/// Authors link to source files, relative to their own (<c>../oop/descriptors.md#explanation</c>), as every Markdown editor and
/// forge understands it. Addresses of the site that begin with <c>/</c> are accepted as well and checked alike.
/// </remarks>
internal sealed class LinkResolver(Uri baseUrl)
{
    /// <summary>In a larger folder or site no name is compared letter by letter: thousands of broken links must not cost minutes.</summary>
    private const int MostCompared = 2_000;

    private readonly Dictionary<string, Target> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target> _byPermalink = new(StringComparer.Ordinal);
    private readonly HashSet<string> _drafts = new(StringComparer.Ordinal);
    private readonly string _baseUrl = baseUrl.AbsoluteUri;
    private SourceNames? _names;

    private sealed record Target(Permalink Permalink, string Source, ImmutableArray<string> Anchors, bool IsPage, SvgDrawing? Drawing = null);

    /// <summary>Sources by what a wrong link to them would miss. Only a link that leads nowhere asks for it, and most sites have none.</summary>
    private sealed class SourceNames
    {
        public Dictionary<string, List<string>> ByName { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<string>> ByFolder { get; } = new(StringComparer.Ordinal);

        public SourceNames(IEnumerable<string> sources)
        {
            foreach (var source in sources)
            {
                // A folder page goes by the name of its folder.
                var known = source.EndsWith("/index.md", StringComparison.Ordinal) ? source[..^"/index.md".Length] : source;
                Into(ByName, NameWithoutExtension(known), source);
                Into(ByFolder, known[..Math.Max(0, known.LastIndexOf('/'))], source);
            }
        }

        private static void Into(Dictionary<string, List<string>> lists, string key, string value)
        {
            if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
            list.Add(value);
        }
    }

    /// <summary>Makes a page known under its source path and its address.</summary>
    public void AddPage(ContentPage page)
    {
        var target = new Target(page.Permalink, page.Source.Path, page.Source.Article.Anchors, IsPage: true);
        _byPermalink[page.Permalink.Path] = target;
        _bySource[target.Source] = target;
    }

    /// <summary>Makes a page, or a file beside it, that exists as a source but is not part of this build known, so that its links get a better message.</summary>
    /// <param name="sourcePath">Path of its source.</param>
    /// <param name="address">The address that it will have, without slashes around it; empty for none.</param>
    public void AddDraft(string sourcePath, string address = "")
    {
        _drafts.Add(sourcePath);
        if (address.Length > 0) _drafts.Add(address);
        if (sourcePath.EndsWith("/index.md", StringComparison.Ordinal)) _drafts.Add(sourcePath[..^"/index.md".Length]);
    }

    /// <summary>Makes a generated list known; its anchors are not checked here.</summary>
    public void AddList(Permalink permalink) =>
        _byPermalink[permalink.Path] = new Target(permalink, permalink.Path, [], IsPage: false);

    /// <summary>Makes a published file known under its source path and its address.</summary>
    public void AddFile(PageFile file)
    {
        var target = new Target(file.Permalink, file.Source.Path, [], IsPage: false, file.Drawing);
        _byPermalink[file.Permalink.Path] = target;
        _bySource[target.Source] = target;
    }

    /// <summary>The target of each link of <paramref name="page"/>, and the addresses of the pages that they lead to.</summary>
    public (ImmutableArray<LinkTarget> Targets, ImmutableArray<string> LinksTo) Resolve(
        ContentPage page, ImmutableArray<Diagnostic>.Builder found)
    {
        var links = page.Source.Article.Links;
        if (links.IsEmpty) return ([], []);
        var targets = ImmutableArray.CreateBuilder<LinkTarget>(links.Length);
        var linksTo = new List<string>();
        foreach (var link in links) targets.Add(Resolve(page, link, linksTo, found));
        return (targets.MoveToImmutable(), InOrder(linksTo));
    }

    /// <summary>The addresses in ordinal order, each once.</summary>
    private static ImmutableArray<string> InOrder(List<string> addresses)
    {
        addresses.Sort(StringComparer.Ordinal);
        var all = CollectionsMarshal.AsSpan(addresses);
        var kept = 0;
        foreach (var address in all)
        {
            if (kept == 0 || all[kept - 1] != address) all[kept++] = address;
        }
        return [.. all[..kept]];
    }

    private LinkTarget Resolve(
        ContentPage page, ArticleLink link, List<string> linksTo, ImmutableArray<Diagnostic>.Builder found)
    {
        var target = link.Target;
        if (HasScheme(target))
        {
            if (target.StartsWith(_baseUrl, StringComparison.OrdinalIgnoreCase)
                && _byPermalink.TryGetValue("/" + Split(target[_baseUrl.Length..]).Path, out var own))
            {
                found.Add(ModelDiagnostics.AbsoluteSiteLink(link.At, target, Written(page.Source.Path, own)));
            }
            return new LinkTarget(null, target);
        }

        var (path, query, fragment) = Split(target);
        if (path.Length == 0)
        {
            fragment = CheckedAnchor(link, fragment, page.Source.Article.Anchors, "this page", found);
            return new LinkTarget(page.Permalink with { Query = query, Fragment = fragment }, "");
        }

        var resolved = path[0] == '/' ? FindPermalink(path) : FindSource(page.Source.Path, path);
        if (resolved is null)
        {
            found.Add(WhyNot(page, link, path));
            return new LinkTarget(page.Permalink, "");
        }
        if (resolved.IsPage) fragment = CheckedAnchor(link, fragment, resolved.Anchors, resolved.Source, found);
        if (resolved.IsPage && resolved.Permalink.Path != page.Permalink.Path) linksTo.Add(resolved.Permalink.Path);
        // Most links name a page as a whole, by the one address that all of them share.
        var permalink = query.Length == 0 && fragment.Length == 0 ? resolved.Permalink : resolved.Permalink with { Query = query, Fragment = fragment };
        return new LinkTarget(permalink, "", resolved.Drawing);
    }

    private Diagnostic WhyNot(ContentPage page, ArticleLink link, string path)
    {
        var source = path[0] == '/' ? Uri.UnescapeDataString(path[1..]).TrimEnd('/') : Combine(page.Source.Path, path);
        if (source is not null && _drafts.Contains(source)) return ModelDiagnostics.LinkToDraft(link.At, path);
        var near = Nearest(page.Source.Path, path, source);
        return link.Kind == LinkKind.Link
            ? ModelDiagnostics.BrokenLink(link.At, path, near)
            : ModelDiagnostics.BrokenImage(link.At, path, near);
    }

    /// <summary>The fragment, or nothing after it was reported: the finished page is not to be blamed for it again.</summary>
    private static string CheckedAnchor(
        ArticleLink link, string fragment, ImmutableArray<string> anchors, string page, ImmutableArray<Diagnostic>.Builder found)
    {
        if (fragment.Length == 0 || anchors.BinarySearch(fragment, StringComparer.Ordinal) >= 0) return fragment;
        found.Add(ModelDiagnostics.BrokenAnchor(link.At, fragment, page, NearestMatch.Of(fragment, anchors)));
        return "";
    }

    private Target? FindSource(string fromSource, string path)
    {
        if (Combine(fromSource, path) is not { } source) return null;
        // A folder page may be named by its folder.
        return _bySource.GetValueOrDefault(source) ?? _bySource.GetValueOrDefault(source + "/index.md");
    }

    private Target? FindPermalink(string path)
    {
        path = Uri.UnescapeDataString(path);
        return _byPermalink.GetValueOrDefault(path) ?? _byPermalink.GetValueOrDefault(path + "/") ?? _bySource.GetValueOrDefault(path[1..]);
    }

    private string? Nearest(string fromSource, string path, string? source)
    {
        if (path[0] == '/') return _byPermalink.Count > MostCompared ? null : NearestMatch.Of(path, _byPermalink.Keys);
        if (source is null || source.Length == 0) return null;
        // First the same file name anywhere else: the commonest mistake is a wrong folder or a forgotten extension.
        if (source.EndsWith("/index.md", StringComparison.Ordinal)) source = source[..^"/index.md".Length];
        var slash = source.LastIndexOf('/');
        var name = NameWithoutExtension(source);
        var names = LazyInitializer.EnsureInitialized(ref _names, () => new SourceNames(_bySource.Keys));
        var match = names.ByName.TryGetValue(name, out var same) ? same.Min(StringComparer.Ordinal) : null;
        if (match is null && names.ByFolder.TryGetValue(source[..Math.Max(0, slash)], out var neighbours) && neighbours.Count <= MostCompared)
        {
            if (NearestMatch.Of(name, neighbours.Select(NameOf)) is { } near)
                match = neighbours.Where(n => NameOf(n) == near).Min(StringComparer.Ordinal);
        }
        if (match is null && names.ByName.Count <= MostCompared && NearestMatch.Of(name, names.ByName.Keys) is { } anywhere)
            match = names.ByName[anywhere].Min(StringComparer.Ordinal);
        return match is null ? null : Written(fromSource, _bySource[match]);

        static string NameOf(string source) =>
            NameWithoutExtension(source.EndsWith("/index.md", StringComparison.Ordinal) ? source[..^"/index.md".Length] : source);
    }

    /// <summary>How an author would write a link to <paramref name="target"/>.</summary>
    private static string Written(string fromSource, Target target) =>
        target.Source[0] == '/' ? target.Source : RelativeUrl.Between("/" + fromSource, new Permalink("/" + target.Source));

    private static string NameWithoutExtension(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>The path below the site's root that <paramref name="path"/> means in the file <paramref name="fromSource"/>; null when it leaves the site.</summary>
    private static string? Combine(string fromSource, string path)
    {
        var folder = fromSource.AsSpan(0, Math.Max(0, fromSource.LastIndexOf('/')));
        var rest = (path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path).AsSpan();
        var below = "";
        while (!rest.IsEmpty)
        {
            var slash = rest.IndexOf('/');
            var part = slash < 0 ? rest : rest[..slash];
            if (part is "..")
            {
                if (below.Length > 0) below = below[..Math.Max(0, below.LastIndexOf('/'))];
                else if (folder.IsEmpty) return null;
                else folder = folder[..Math.Max(0, folder.LastIndexOf('/'))];
            }
            else if (part is not ("" or "."))
            {
                below = below.Length == 0 ? part.ToString() : string.Concat(below, "/", part);
            }
            rest = slash < 0 ? default : rest[(slash + 1)..];
        }
        return folder.IsEmpty ? below : below.Length == 0 ? folder.ToString() : string.Concat(folder, "/", below);
    }

    /// <summary>Takes a target apart; the query keeps its <c>?</c> and its form, the fragment is decoded.</summary>
    private static (string Path, string Query, string Fragment) Split(string target)
    {
        var fragment = "";
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) (target, fragment) = (target[..hash], Uri.UnescapeDataString(target[(hash + 1)..]));
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "", fragment) : (target[..question], target[question..], fragment);
    }

    /// <summary>Whether the target begins with a scheme, by RFC 3986, section 3.1.</summary>
    private static bool HasScheme(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(target[0])) return false;
        foreach (var c in target.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        }
        return true;
    }
}
