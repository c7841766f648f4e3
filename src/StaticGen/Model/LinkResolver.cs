using System.Collections.Immutable;
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
    private readonly Dictionary<string, Target> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target> _byPermalink = new(StringComparer.Ordinal);
    private readonly HashSet<string> _drafts = new(StringComparer.Ordinal);
    private readonly string _baseUrl = baseUrl.AbsoluteUri;

    private sealed record Target(Permalink Permalink, string Source, ImmutableArray<string> Anchors, bool IsPage, SvgDrawing? Drawing = null);

    /// <summary>Makes a page known under its source path and its address.</summary>
    public void AddPage(ContentPage page)
    {
        var target = new Target(page.Permalink, page.Source.Path, page.Source.Article.Anchors, IsPage: true);
        _bySource[page.Source.Path] = target;
        _byPermalink[page.Permalink.Path] = target;
    }

    /// <summary>Makes a page that exists as a source but is not part of this build known, so that its links get a better message.</summary>
    public void AddDraft(string sourcePath) => _drafts.Add(sourcePath);

    /// <summary>Makes a generated list known; its anchors are not checked here.</summary>
    public void AddList(Permalink permalink) =>
        _byPermalink[permalink.Path] = new Target(permalink, permalink.Path, [], IsPage: false);

    /// <summary>Makes a published file known under its source path and its address.</summary>
    public void AddFile(PageFile file)
    {
        var target = new Target(file.Permalink, file.Source.Path, [], IsPage: false, file.Drawing);
        _bySource[file.Source.Path] = target;
        _byPermalink[file.Permalink.Path] = target;
    }

    /// <summary>The target of each link of <paramref name="page"/>, and the addresses of the pages that they lead to.</summary>
    public (ImmutableArray<LinkTarget> Targets, ImmutableArray<string> LinksTo) Resolve(
        ContentPage page, ImmutableArray<Diagnostic>.Builder found)
    {
        var links = page.Source.Article.Links;
        if (links.IsEmpty) return ([], []);
        var targets = ImmutableArray.CreateBuilder<LinkTarget>(links.Length);
        var linksTo = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var link in links) targets.Add(Resolve(page, link, linksTo, found));
        return (targets.MoveToImmutable(), [.. linksTo]);
    }

    private LinkTarget Resolve(
        ContentPage page, ArticleLink link, SortedSet<string> linksTo, ImmutableArray<Diagnostic>.Builder found)
    {
        var target = link.Target;
        if (HasScheme(target))
        {
            if (target.StartsWith(_baseUrl, StringComparison.OrdinalIgnoreCase)
                && _byPermalink.TryGetValue("/" + SplitFragment(target[_baseUrl.Length..]).Path, out var own))
            {
                found.Add(ModelDiagnostics.AbsoluteSiteLink(link.At, target, RelativeUrl.Between("/" + page.Source.Path, new Permalink("/" + own.Source))));
            }
            return new LinkTarget(null, target);
        }

        var (path, fragment) = SplitFragment(target);
        if (path.Length == 0)
        {
            CheckAnchor(link, fragment, page.Source.Article.Anchors, "this page", found);
            return new LinkTarget(page.Permalink.At(fragment), "");
        }

        var resolved = path[0] == '/' ? FindPermalink(path) : FindSource(page.Source.Path, path);
        if (resolved is null)
        {
            var source = path[0] == '/' ? path : Combine(page.Source.Path, path);
            found.Add(source is not null && _drafts.Contains(source)
                ? ModelDiagnostics.LinkToDraft(link.At, path)
                : ModelDiagnostics.BrokenLink(link.At, path, Nearest(page.Source.Path, path)));
            return new LinkTarget(page.Permalink, "");
        }
        if (fragment.Length > 0 && resolved.IsPage) CheckAnchor(link, fragment, resolved.Anchors, resolved.Source, found);
        if (resolved.IsPage && resolved.Permalink.Path != page.Permalink.Path) linksTo.Add(resolved.Permalink.Path);
        return new LinkTarget(resolved.Permalink.At(fragment), "", resolved.Drawing);
    }

    private static void CheckAnchor(
        ArticleLink link, string fragment, ImmutableArray<string> anchors, string page, ImmutableArray<Diagnostic>.Builder found)
    {
        if (fragment.Length == 0 || anchors.BinarySearch(fragment, StringComparer.Ordinal) >= 0) return;
        found.Add(ModelDiagnostics.BrokenAnchor(link.At, fragment, page, NearestMatch.Of(fragment, anchors)));
    }

    private Target? FindSource(string fromSource, string path)
    {
        if (Combine(fromSource, path) is not { } source) return null;
        if (_bySource.TryGetValue(source, out var target)) return target;
        // A folder page may be named by its folder.
        return _bySource.GetValueOrDefault(source.TrimEnd('/') + "/index.md");
    }

    private Target? FindPermalink(string path) =>
        _byPermalink.GetValueOrDefault(path) ?? _byPermalink.GetValueOrDefault(path + "/") ?? _bySource.GetValueOrDefault(path[1..]);

    private string? Nearest(string fromSource, string path)
    {
        if (path[0] == '/') return NearestMatch.Of(path, _byPermalink.Keys);
        if (Combine(fromSource, path) is not { } source) return null;
        // First the same file name anywhere else: the commonest mistake is a wrong folder.
        var name = source[(source.LastIndexOf('/') + 1)..];
        var match = name == "index.md" ? null : _bySource.Keys
            .Where(k => k.EndsWith("/" + name, StringComparison.Ordinal) || k.EndsWith($"/{Path.GetFileNameWithoutExtension(name)}/index.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        match ??= NearestMatch.Of(source, _bySource.Keys);
        return match is null ? null : RelativeUrl.Between("/" + fromSource, new Permalink("/" + match));
    }

    /// <summary>The path below the site's root that <paramref name="path"/> means in the file <paramref name="fromSource"/>; null when it leaves the site.</summary>
    private static string? Combine(string fromSource, string path)
    {
        var parts = new List<string>(fromSource.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(path).Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case "..":
                    if (parts.Count == 0) return null;
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }
        return string.Join('/', parts);
    }

    private static (string Path, string Fragment) SplitFragment(string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (target, "") : (target[..hash], Uri.UnescapeDataString(target[(hash + 1)..]));
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
