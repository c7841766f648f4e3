using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private readonly ConcurrentBag<(string Id, Origin Origin)> _twice = [];
    private readonly ConcurrentBag<Reader> _readers = [];
    private readonly ConcurrentBag<(Origin Origin, PageLinks Links)> _reused = [];
    private readonly string _basePath;

    /// <param name="basePath">Path of the base URL, for the one page whose links begin with it.</param>
    public LinkChecker(string basePath) => _basePath = basePath;

    internal readonly record struct Link(string Path, ulong Fragment, string FragmentText, bool IsRooted = false);

    /// <summary>The ids of a page in the order of their hashes; all of them.</summary>
    public IEnumerable<KeyValuePair<string, ulong[]>> Ids => _idsByPath;

    /// <summary>The first page, in ordinal order, that has a link.</summary>
    internal readonly record struct Origin(string Page, string Layout);

    /// <summary>A link that was taken apart, and the first page, in ordinal order, on which it was seen.</summary>
    private struct Known(Link link, Origin origin)
    {
        public readonly Link Link { get; } = link;

        public Origin Origin { get; private set; } = origin;

        public void SeenOn(string page, string layout)
        {
            if (string.CompareOrdinal(page, Origin.Page) < 0) Origin = new Origin(page, layout);
        }
    }

    /// <summary>Reads the pages of one worker. Several read at once; <see cref="Check"/> sees what all of them found.</summary>
    /// <param name="keepsLinks">Whether the links of each page are wanted for later builds.</param>
    /// <param name="made">
    /// Paths of the pages that the build makes, unless it reports why not: a link to one of them, and to no place in it, needs no second look. Most links are such. Not to be had with <paramref name="keepsLinks"/>, since a later
    /// build may make others.
    /// </param>
    public Reader NewReader(bool keepsLinks = false, IReadOnlySet<string>? made = null)
    {
        var reader = new Reader(this, keepsLinks ? null : made) { KeepsLinks = keepsLinks };
        _readers.Add(reader);
        return reader;
    }

    /// <summary>Reads pages, one after another. One reader serves one thread.</summary>
    /// <remarks>
    /// Most links of a page stand on thousands of others in the same words. Pages of one folder mean the same by what leads up and out of their own
    /// name, so that such a link is taken apart once and then only recognised.
    /// </remarks>
    internal sealed class Reader(LinkChecker checker, IReadOnlySet<string>? made)
    {
        /// <summary>Instead of a place: a link that is known to lead to a page that is made, or elsewhere.</summary>
        private const int NeedsNoLook = -1;

        /// <summary>The places in <see cref="_known"/> by the hash of folder and link. Not objects: there are as many as pages, and they live as long.</summary>
        private readonly Dictionary<ulong, int> _numbers = [];
        private readonly List<Known> _known = [];
        private readonly List<ulong> _ids = [];
        private readonly List<ulong> _fragments = [];
        private readonly List<Link> _ofPage = [];
        private bool _hasDuplicates;
        private string _folder = "";
        private ulong _folderHash;

        /// <summary>Reads the links and ids of a page.</summary>
        /// <param name="page">Its address.</param>
        /// <param name="html">The finished page.</param>
        /// <param name="layout">Name of its layout.</param>
        /// <param name="headings">Headings of its article, which may want an id that the layout has.</param>
        /// <param name="known">What need not be read.</param>
        /// <returns>What was found, to be handed to <see cref="Reuse"/> as long as the page stays the same.</returns>
        public PageLinks Read(Permalink page, ReadOnlySpan<byte> html, string layout, ImmutableArray<Heading> headings, KnownPieces known = default)
        {
            _ofPage.Clear();
            _hasDuplicates = false;
            EnterFolderOf(page.Path);
            _ids.Clear();
            _fragments.Clear();
            var attributes = new HtmlAttributes(html);
            if (!page.Path.EndsWith('/')) known = default;
            var addresses = known.Addresses;
            var ids = known.Ids;
            foreach (var piece in known.Pieces)
            {
                var own = addresses[..piece.Addresses];
                addresses = addresses[piece.Addresses..];
                var ownIds = ids[..piece.Ids];
                ids = ids[piece.Ids..];
                attributes.PauseAt(piece.Start);
                ReadOn(ref attributes, page, layout);
                if (!attributes.IsPaused) break;
                // What reaches into the piece, such as a comment, gives it another meaning.
                if (attributes.At > piece.Start) continue;
                if (piece.Shared is { } shared)
                {
                    if (!TryReadShared(html.Slice(piece.Start, piece.Length), shared, page, layout)) continue;
                }
                else
                {
                    foreach (var (start, length) in own) ReadAddress(html.Slice(start, length), page, layout);
                    foreach (var (start, length) in ownIds)
                    {
                        if (length > 0) _ids.Add(HashOf(html.Slice(start, length)));
                    }
                }
                attributes.SkipTo(piece.Start + piece.Length);
            }
            attributes.PauseAt(int.MaxValue);
            ReadOn(ref attributes, page, layout);
            _ids.Sort();
            foreach (var fragment in _fragments)
            {
                if (_ids.BinarySearch(fragment) >= 0) continue;
                // One is broken, or leads to the top: looked at again, as links of any other form are.
                foreach (var attribute in new HtmlAttributes(html))
                {
                    if (attribute.Kind == HtmlAttributeKind.Link && IsPlainFragment(attribute.Value)) ReadLink(page, attribute.Value, layout);
                }
                break;
            }
            for (var i = 1; i < _ids.Count; i++)
            {
                if (_ids[i] != _ids[i - 1]) continue;
                ReportDuplicates(page, html, layout, headings);
                _hasDuplicates = true;
                break;
            }
            ulong[] found = [.. _ids];
            checker._idsByPath[page.Path] = found;
            return new PageLinks(found, KeepsLinks ? [.. _ofPage] : [], _hasDuplicates);
        }

        private void ReadOn(ref HtmlAttributes attributes, Permalink page, string layout)
        {
            while (attributes.MoveNext())
            {
                var value = attributes.Current.Value;
                if (attributes.Current.Kind == HtmlAttributeKind.Link) ReadAddress(value, page, layout);
                else if (!value.IsEmpty) _ids.Add(HashOf(value));
            }
        }

        private void ReadAddress(ReadOnlySpan<byte> value, Permalink page, string layout)
        {
            if (value.IsEmpty) return;
            if (IsPlainFragment(value)) _fragments.Add(Hash(value[1..]));
            else ReadLink(page, value, layout);
        }

        /// <summary>Takes what was found in a piece before, or finds it.</summary>
        /// <returns>False when the piece must be read as a part of its page.</returns>
        private bool TryReadShared(ReadOnlySpan<byte> html, SharedHtml shared, Permalink page, string layout)
        {
            if (shared.Links is not { } links || links.Reader != this || links.Folder != _folder) shared.Links = links = FindIn(html, page, layout);
            if (!links.IsWhole) return false;
            _ids.AddRange(links.Ids);
            _fragments.AddRange(links.Fragments);
            foreach (var (start, length) in links.Others) ReadLink(page, html.Slice(start, length), layout);
            if (string.CompareOrdinal(page.Path, links.Page) < 0)
            {
                links.Page = page.Path;
                foreach (var number in links.Known) CollectionsMarshal.AsSpan(_known)[number].SeenOn(page.Path, layout);
            }
            if (!KeepsLinks) return true;
            foreach (var number in links.Known) _ofPage.Add(_known[number].Link);
            return true;
        }

        private SharedLinks FindIn(ReadOnlySpan<byte> html, Permalink page, string layout)
        {
            var (ids, fragments, known, others) = (new List<ulong>(), new List<ulong>(), new List<int>(), new List<(int, int)>());
            var attributes = new HtmlAttributes(html);
            while (attributes.MoveNext())
            {
                var value = attributes.Current.Value;
                if (value.IsEmpty) continue;
                if (attributes.Current.Kind == HtmlAttributeKind.Id) ids.Add(HashOf(value));
                else if (IsPlainFragment(value)) fragments.Add(Hash(value[1..]));
                else if (LeadsUp(value))
                {
                    if (NumberOf(page, value, layout) is var number && number != NeedsNoLook) known.Add(number);
                }
                else if (html.Overlaps(value, out var start)) others.Add((start, value.Length));
            }
            return new SharedLinks(this, _folder, !attributes.IsCut, [.. ids], [.. fragments], [.. known], [.. others]) { Page = page.Path };
        }

        /// <summary>Takes what was found on a page that has not changed since.</summary>
        public void Reuse(Permalink page, string layout, PageLinks known)
        {
            checker._idsByPath[page.Path] = known.Ids;
            checker._reused.Add((new Origin(page.Path, layout), known));
        }

        /// <summary>Whether the links of each page are handed back, for later builds.</summary>
        public bool KeepsLinks { get; init; }

        /// <summary>Hands over what was found.</summary>
        public void Complete()
        {
            foreach (var known in _known) checker.Add(known.Link, known.Origin);
        }

        /// <summary>Whether the link leads to an id of its own page, written as the id itself.</summary>
        private static bool IsPlainFragment(ReadOnlySpan<byte> value) => value.Length > 1 && value[0] == '#' && !value.ContainsAny((byte)'&', (byte)'%');

        private static ulong HashOf(ReadOnlySpan<byte> id) => id.Contains((byte)'&') ? Hash(Text(id)) : Hash(id);

        private void EnterFolderOf(string path)
        {
            var end = path.Length > 1 ? path.LastIndexOf('/', path.Length - 2) + 1 : 0;
            if (path.AsSpan(0, end).SequenceEqual(_folder)) return;
            _folder = path[..end];
            _folderHash = Hash(_folder);
        }

        private void ReportDuplicates(Permalink page, ReadOnlySpan<byte> html, string layout, ImmutableArray<Heading> headings)
        {
            var seen = new HashSet<ulong>();
            foreach (var attribute in new HtmlAttributes(html))
            {
                if (attribute.Kind == HtmlAttributeKind.Id && !attribute.Value.IsEmpty && !seen.Add(HashOf(attribute.Value)))
                    checker.AddDuplicate(Text(attribute.Value), page, layout, headings);
            }
        }

        private void ReadLink(Permalink page, ReadOnlySpan<byte> value, string layout)
        {
            if (!LeadsUp(value) || !page.Path.EndsWith('/'))
            {
                if (checker.Parse(page, value) is not { } own || IsMade(own)) return;
                checker.Add(own, new Origin(page.Path, layout));
                if (KeepsLinks) _ofPage.Add(own);
                return;
            }
            var number = NumberOf(page, value, layout);
            if (KeepsLinks && number != NeedsNoLook) _ofPage.Add(_known[number].Link);
        }

        private bool IsMade(in Link link) => made is not null && link is { Fragment: 0, IsRooted: false } && made.Contains(link.Path);

        /// <summary>Whether a link means the same on all pages of a folder: what leads up does, unless it comes back down to one of them, which it also does for all.</summary>
        private static bool LeadsUp(ReadOnlySpan<byte> value) => value.StartsWith("../"u8);

        private int NumberOf(Permalink page, ReadOnlySpan<byte> value, string layout)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, _folderHash ^ Mix(value), out var isKnown);
            if (isKnown)
            {
                if (number != NeedsNoLook) CollectionsMarshal.AsSpan(_known)[number].SeenOn(page.Path, layout);
                return number;
            }
            if (checker.Parse(page, value) is not { } link || IsMade(link)) return number = NeedsNoLook;
            number = _known.Count;
            _known.Add(new Known(link, new Origin(page.Path, layout)));
            return number;
        }

        /// <summary>A hash that takes eight bytes at a time.</summary>
        private static ulong Mix(ReadOnlySpan<byte> bytes)
        {
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)bytes.Length;
            while (bytes.Length >= 8)
            {
                hash = Step(hash, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                bytes = bytes[8..];
            }
            var rest = 0UL;
            foreach (var b in bytes) rest = (rest << 8) | b;
            return Step(hash, rest);

            static ulong Step(ulong hash, ulong next)
            {
                hash = (hash ^ next) * 0xD6E8FEB86659FD93UL;
                return hash ^ (hash >> 32);
            }
        }
    }

    private void Add(Link link, Origin origin) => _links.AddOrUpdate(
        link,
        static (_, origin) => origin,
        static (_, known, origin) => string.CompareOrdinal(origin.Page, known.Page) < 0 ? origin : known,
        origin);

    private void AddDuplicate(string id, Permalink page, string layout, ImmutableArray<Heading> headings)
    {
        foreach (var heading in headings)
        {
            if (heading.Id != id) continue;
            _found.Add(CheckDiagnostics.HeadingIdTaken(heading.At, id));
            return;
        }
        _twice.Add((id, new Origin(page.Path, layout)));
    }

    /// <summary>Looks up every link among the files of the output.</summary>
    /// <param name="hasFile">Whether an output path, such as <c>python/index.html</c>, exists.</param>
    /// <param name="isWhole">False when pages were left out for their mistakes: that links miss them is then no finding.</param>
    /// <param name="areReusedGood">
    /// True when the pages that did not change are known to have no broken link: they had none before, and every file and every id that was there still is.
    /// </param>
    /// <param name="written">For a layout the attributes that its templates have with values written out, so that a mistake among them gets its line.</param>
    public ImmutableArray<Diagnostic> Check(Func<string, bool> hasFile, bool isWhole = true, bool areReusedGood = false, Func<string, IEnumerable<WrittenAttribute>>? written = null)
    {
        var places = new Places(this, written ?? (static _ => []));
        if (!areReusedGood)
        {
            foreach (var (origin, links) in _reused)
            {
                foreach (var link in links.Links) Add(link, origin);
            }
        }
        foreach (var reader in _readers) reader.Complete();
        foreach (var (link, origin) in _links)
        {
            if (link.IsRooted)
            {
                _found.Add(CheckDiagnostics.RootedLink(places.Of(link, origin), origin.Page, link.Path));
                continue;
            }
            var exists = hasFile(new Permalink(link.Path).OutputPath);
            if (!exists && isWhole)
                _found.Add(CheckDiagnostics.BrokenLink(places.Of(link, origin), origin.Page, link.Path));
            else if (exists && link.Fragment != 0 && _idsByPath.TryGetValue(PageOf(link.Path), out var ids) && Array.BinarySearch(ids, link.Fragment) < 0)
                _found.Add(CheckDiagnostics.BrokenFragment(places.Of(link, origin), origin.Page, link.Path, link.FragmentText));
        }
        foreach (var (id, origin) in _twice) _found.Add(CheckDiagnostics.DuplicateId(places.OfSecond(id, origin), origin.Page, id));
        return [.. _found];
    }

    /// <summary>Where templates wrote what is wrong with a page; the layout as a whole where the value is put together as the page is made.</summary>
    private sealed class Places(LinkChecker checker, Func<string, IEnumerable<WrittenAttribute>> written)
    {
        private readonly Dictionary<string, WrittenAttribute[]> _byLayout = new(StringComparer.Ordinal);

        public SourceLocation Of(Link link, Origin origin)
        {
            var page = new Permalink(origin.Page);
            foreach (var attribute in Attributes(origin.Layout))
            {
                if (attribute.Kind == HtmlAttributeKind.Link && checker.Parse(page, Encoding.UTF8.GetBytes(attribute.Value)) is { } other && other == link) return attribute.At;
            }
            return WholeLayout(origin);
        }

        /// <summary>Where the id is written for the second time, or the only time.</summary>
        public SourceLocation OfSecond(string id, Origin origin)
        {
            WrittenAttribute[] places = [.. Attributes(origin.Layout).Where(a => a.Kind == HtmlAttributeKind.Id && Text(Encoding.UTF8.GetBytes(a.Value)) == id).Take(2)];
            return places.Length == 0 ? WholeLayout(origin) : places[^1].At;
        }

        private WrittenAttribute[] Attributes(string layout)
        {
            if (!_byLayout.TryGetValue(layout, out var attributes)) _byLayout.Add(layout, attributes = [.. written(layout)]);
            return attributes;
        }

        private static SourceLocation WholeLayout(Origin origin) => SourceLocation.WholeFile($"templates/{origin.Layout}.html");
    }

    /// <summary>The address of a page that is named by its file.</summary>
    private static string PageOf(string path) => path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;

    /// <summary>What a link on the page <paramref name="page"/> leads to; null when that is elsewhere.</summary>
    private Link? Parse(Permalink page, ReadOnlySpan<byte> value)
    {
        // Most links elsewhere show it before there is anything to decode.
        if (HasSchemeOrHost(value)) return null;
        if (value.Contains((byte)'&'))
        {
            value = Encoding.UTF8.GetBytes(Text(value));
            if (HasSchemeOrHost(value)) return null;
        }
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
        return new Link(path, fragment, fragmentText, isRooted);
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
