using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Model;

namespace StaticGen.Checking;

/// <summary>Checks what templates wrote: every link of every page leads to a file of the output, every fragment to an id, and no id stands twice.</summary>
/// <remarks>
/// Links of articles were checked before, at the author's line. Here the finished bytes are read once, by the worker that made
/// them, and only hashes are kept: a site of 100,000 pages has some ten million links.
/// </remarks>
internal sealed class LinkChecker
{
    private readonly ConcurrentDictionary<string, ulong[]> _idsByPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Link, Origin> _links = new();
    private readonly ConcurrentBag<Diagnostic> _found = [];
    private readonly string _basePath;

    /// <param name="basePath">Path of the base URL, for the one page whose links begin with it.</param>
    public LinkChecker(string basePath) => _basePath = basePath;

    private readonly record struct Link(string Path, ulong Fragment, string FragmentText, bool IsRooted = false);

    /// <summary>The first page, in ordinal order, that has a link.</summary>
    private readonly record struct Origin(string Page, string Layout);

    /// <summary>Reads the links and ids of a page. Called by several workers at once.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="html">The finished page.</param>
    /// <param name="layout">Name of its layout.</param>
    /// <param name="headings">Headings of its article, which may want an id that the layout has.</param>
    public void Read(Permalink page, ReadOnlySpan<byte> html, string layout, ImmutableArray<Heading> headings)
    {
        var ids = new List<ulong>(64);
        var seen = new HashSet<ulong>();
        foreach (var attribute in new HtmlAttributes(html))
        {
            switch (attribute.Kind)
            {
                case HtmlAttributeKind.Id:
                    if (attribute.Value.IsEmpty) break;
                    var hash = attribute.Value.Contains((byte)'&') ? Hash(Text(attribute.Value)) : Hash(attribute.Value);
                    ids.Add(hash);
                    if (!seen.Add(hash)) _found.Add(Duplicate(Text(attribute.Value), page, layout, headings));
                    break;
                case HtmlAttributeKind.Link:
                    ReadLink(page, attribute.Value, layout);
                    break;
            }
        }
        ids.Sort();
        _idsByPath[page.Path] = [.. ids];
    }

    private static Diagnostic Duplicate(string id, Permalink page, string layout, ImmutableArray<Heading> headings)
    {
        foreach (var heading in headings)
        {
            if (heading.Id == id) return CheckDiagnostics.HeadingIdTaken(heading.At, id);
        }
        return CheckDiagnostics.DuplicateId(layout, page.Path, id);
    }

    /// <summary>Looks up every link among the files of the output.</summary>
    /// <param name="hasFile">Whether an output path, such as <c>python/index.html</c>, exists.</param>
    /// <param name="isWhole">False when pages were left out for their mistakes: that links miss them is then no finding.</param>
    public ImmutableArray<Diagnostic> Check(Func<string, bool> hasFile, bool isWhole = true)
    {
        foreach (var (link, origin) in _links)
        {
            if (link.IsRooted)
            {
                _found.Add(CheckDiagnostics.RootedLink(origin.Layout, origin.Page, link.Path));
                continue;
            }
            var exists = hasFile(new Permalink(link.Path).OutputPath);
            if (!exists && isWhole)
                _found.Add(CheckDiagnostics.BrokenLink(origin.Layout, origin.Page, link.Path));
            else if (exists && link.Fragment != 0 && _idsByPath.TryGetValue(link.Path, out var ids) && Array.BinarySearch(ids, link.Fragment) < 0)
                _found.Add(CheckDiagnostics.BrokenFragment(origin.Layout, origin.Page, link.Path, link.FragmentText));
        }
        return [.. _found];
    }

    private void ReadLink(Permalink page, ReadOnlySpan<byte> value, string layout)
    {
        if (value.IsEmpty) return;
        if (value.Contains((byte)'&')) value = Encoding.UTF8.GetBytes(Text(value));
        if (HasSchemeOrHost(value)) return;
        var url = value;
        var fragment = 0UL;
        var fragmentText = "";
        var hash = url.IndexOf((byte)'#');
        if (hash >= 0)
        {
            var raw = url[(hash + 1)..];
            // The top of a page is there without an id (WHATWG HTML, section 7.4.6.4).
            if (!raw.IsEmpty && !raw.SequenceEqual("top"u8))
            {
                fragmentText = Uri.UnescapeDataString(Encoding.UTF8.GetString(raw));
                fragment = Hash(fragmentText);
            }
            url = url[..hash];
        }
        var query = url.IndexOf((byte)'?');
        if (query >= 0) url = url[..query];

        var isRooted = url is [(byte)'/', ..];
        var path = url.IsEmpty ? page.Path : Uri.UnescapeDataString(Encoding.UTF8.GetString(url));
        if (isRooted && page == SitePages.NotFound && path.StartsWith(_basePath, StringComparison.Ordinal))
        {
            // Shown at any depth, this one page cannot link in any other way.
            path = path[(_basePath.Length - 1)..];
            isRooted = false;
        }
        else if (!isRooted && !url.IsEmpty)
        {
            path = Resolve(page.Path, path);
        }
        _links.AddOrUpdate(
            new Link(path, fragment, fragmentText, isRooted),
            static (_, origin) => origin,
            static (_, known, origin) => string.CompareOrdinal(origin.Page, known.Page) < 0 ? origin : known,
            new Origin(page.Path, layout));
    }

    /// <summary>The path that a relative one means on the page <paramref name="from"/> (RFC 3986, section 5.2.4).</summary>
    private static string Resolve(string from, string url)
    {
        var folder = from.AsSpan(0, from.LastIndexOf('/') + 1);
        var rest = url.AsSpan();
        // What StaticGen writes begins with its steps upwards; they need no list of parts.
        while (rest.StartsWith("../"))
        {
            rest = rest[3..];
            if (folder.Length > 1) folder = folder[..(folder[..^1].LastIndexOf('/') + 1)];
        }
        if (rest.SequenceEqual("./")) return folder.ToString();
        var path = string.Concat(folder, rest);
        return path.Contains("/.", StringComparison.Ordinal) ? WithoutDots(path) : path;
    }

    private static string WithoutDots(string path)
    {
        var parts = new List<string>();
        var last = "";
        foreach (var part in path[1..].Split('/'))
        {
            last = part;
            if (part == "..") parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            else if (part != ".") parts.Add(part);
        }
        if (last is "." or "..") parts.Add("");
        return "/" + string.Join('/', parts);
    }

    private static bool HasSchemeOrHost(ReadOnlySpan<byte> url)
    {
        if (url.StartsWith("//"u8)) return true;
        foreach (var b in url)
        {
            if (b == ':') return true;
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'-' or (byte)'.')) return false;
        }
        return false;
    }

    private static string Text(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text;
    }

    private static ulong Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <remarks>FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923). Never 0, which stands for no fragment.</remarks>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes) hash = (hash ^ b) * 1099511628211UL;
        return hash == 0 ? 1 : hash;
    }
}
