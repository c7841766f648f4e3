using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using StaticGen.Checking;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Model;

namespace StaticGen.Tests.Checking;

public sealed class LinkCheckerTests
{
    private static readonly string[] Site = ["index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/p q.png", "style.css"];

    [Theory]
    [InlineData("""<a href="./">""")]
    [InlineData("""<a href="../">""")]
    [InlineData("""<a href="b/">""")]
    [InlineData("""<a href="b/../">""")]
    [InlineData("""<a href="b/./">""")]
    [InlineData("""<a href="../../a/b">""", "the page /a/ links to '/a/b'")]
    [InlineData("""<a href="..">""")]
    [InlineData("""<a href="b/p%20q.png">""")]
    [InlineData("""<a href="b/?q=1#x">""", "'/a/b/#x'")]
    [InlineData("""<a href="?q=1">""")]
    [InlineData("""<a href="#top">""")]
    [InlineData("""<p id="é"><a href="#%C3%A9">""")]
    [InlineData("""<p id="a&amp;b"><a href="#a%26b"><a href="#a&amp;b">""")]
    [InlineData("""<a href="#nowhere">""", "'/a/#nowhere'")]
    [InlineData("""<a href="">""")]
    [InlineData("""<a href="https://example.org/nowhere"><a href="//example.org"><a href="mailto:a@b">""")]
    [InlineData("""<img src="../style.css"><link href="../missing.css">""", "'/missing.css'")]
    [InlineData("""<a href="it&#39;s/">""", "'/a/it's/'")]
    [InlineData("""<a href="/a/b/">""", "'/a/b/' from the root of the server")]
    public void A_link_is_followed_as_a_browser_would(string html, string? finding = null)
    {
        var checker = new LinkChecker("/");
        Read(checker, "/a/", html);
        Read(checker, "/a/b/", "");

        var found = checker.Check(path => Site.Contains(path, StringComparer.Ordinal));

        if (finding is null) Assert.Empty(found);
        else Assert.Contains(finding, Assert.Single(found).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Only_the_page_for_missing_addresses_links_from_the_root_and_there_below_the_sites_path()
    {
        var checker = new LinkChecker("/repo/");
        Read(checker, "/404.html", """<a href="/repo/a/"><a href="/a/">""");

        Assert.Equal(
            ["templates/layouts/x.html: error SG4106: The page /404.html links to '/a/' from the root of the server"],
            checker.Check(path => Site.Contains(path, StringComparer.Ordinal)).Select(d => d.ToString()));
    }

    [Fact]
    public void A_broken_link_on_every_page_is_reported_once_for_the_first()
    {
        var checker = new LinkChecker("/");
        Parallel.ForEach(["/c/", "/a/", "/b/"], page => Read(checker, page, "<a href=\"../nowhere/\">"));

        Assert.Equal(
            ["templates/layouts/x.html: error SG4101: The page /a/ links to '/nowhere/', which is not part of the site"],
            checker.Check(_ => false).Select(d => d.ToString()));
    }

    [Fact]
    public void When_pages_were_left_out_links_to_them_are_no_finding_but_ids_still_are()
    {
        var checker = new LinkChecker("/");
        Read(checker, "/a/", """<a href="b/"><p id="x"><p id="x"><a href="#y">""");

        Assert.Equal(["SG4102", "SG4103"], checker.Check(path => path == "a/index.html", isWhole: false).Select(d => d.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_links_to_pages_that_are_made_only_those_to_a_place_in_them_are_looked_up()
    {
        var checker = new LinkChecker("/");
        var reader = checker.NewReader(made: new HashSet<string>(StringComparer.Ordinal) { "/a/", "/a/b/" });
        reader.Read(new Permalink("/a/b/"), "<p id=\"x\">"u8, "layouts/x", []);
        reader.Read(new Permalink("/a/"), """<a href="../a/b/"><a href="b/"><a href="../a/b/#x"><a href="../a/b/#y"><a href="b/#z"><a href="/a/b/"><a href="../a/c/"><a href="../a/b"><a href="https://example.org/">"""u8, "layouts/x", []);
        var looked = new List<string>();

        var found = checker.Check(path =>
        {
            looked.Add(path);
            return path == "a/b/index.html";
        });

        Assert.Equal(["a/b", "a/b/index.html", "a/b/index.html", "a/b/index.html", "a/c/index.html"], looked.Order(StringComparer.Ordinal));
        Assert.Equal(["'/a/b'", "'/a/b/#y'", "'/a/b/#z'", "'/a/b/'", "'/a/c/'"], found.Select(d => d.Message[d.Message.IndexOf('\'')..(d.Message.LastIndexOf('\'') + 1)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_two_elements_with_one_id_the_authors_heading_is_named()
    {
        var checker = new LinkChecker("/");
        var heading = new Heading(2, "main", "Main", "Main", new SourceLocation("content/a.md", 4, 1));
        checker.NewReader().Read(new Permalink("/a/"), """<main id="main"><h2 id="main">"""u8, "layouts/x", [heading]);

        var finding = Assert.Single(checker.Check(_ => true));

        Assert.Equal("content/a.md:4:1: error SG4103: The heading's id 'main' is taken by another element of the finished page", finding.ToString());
        Assert.Equal("Give the heading an id of its own, such as {#main-2} at the end of its line", finding.Hint);
    }

    [Theory]
    [InlineData("../nowhere/", "templates/partials/p.html:7:3: error SG4101: The page /a/ links to '/nowhere/', which is not part of the site")]
    [InlineData("../no&#119;here/", "templates/partials/p.html:7:3: error SG4101: The page /a/ links to '/nowhere/', which is not part of the site")]
    [InlineData("../elsewhere/", "templates/layouts/x.html: error SG4101: The page /a/ links to '/nowhere/', which is not part of the site")]
    public void A_broken_link_is_reported_where_a_template_writes_it(string written, string finding)
    {
        var checker = new LinkChecker("/");
        Read(checker, "/a/", "<a href=\"../nowhere/\">");
        WrittenAttribute[] attributes = [new(HtmlAttributeKind.Id, written, default), new(HtmlAttributeKind.Link, written, new SourceLocation("templates/partials/p.html", 7, 3))];

        Assert.Equal(finding, Assert.Single(checker.Check(_ => false, written: layout => layout == "layouts/x" ? attributes : [])).ToString());
    }

    [Fact]
    public void An_id_that_stands_twice_is_reported_where_a_template_writes_it_again()
    {
        var checker = new LinkChecker("/");
        Read(checker, "/a/", "<p id=\"x\"><p id=\"x\"><p id=\"y\"><p id=\"y\"><p id=\"z\"><p id=\"z\">");
        WrittenAttribute[] attributes =
        [
            new(HtmlAttributeKind.Id, "x", new SourceLocation("templates/layouts/x.html", 1, 1)), new(HtmlAttributeKind.Id, "x", new SourceLocation("templates/layouts/x.html", 2, 1)),
            new(HtmlAttributeKind.Id, "y", new SourceLocation("templates/layouts/x.html", 3, 1)), new(HtmlAttributeKind.Link, "z", new SourceLocation("templates/layouts/x.html", 4, 1)),
        ];

        Assert.Equal(
            [
                "templates/layouts/x.html: error SG4103: The page /a/ has two elements with the id 'z'",
                "templates/layouts/x.html:2:1: error SG4103: The page /a/ has two elements with the id 'x'",
                "templates/layouts/x.html:3:1: error SG4103: The page /a/ has two elements with the id 'y'",
            ],
            checker.Check(_ => true, written: _ => attributes).OrderBy(d => d.At.Line).Select(d => d.ToString()));
    }

    [Fact]
    public void It_finds_a_link_broken_exactly_when_a_browser_would_not_find_the_file()
    {
        var url = OneOf.These("a", "b", "..", ".", "x y", "p%20q.png", "é", "").Array[1, 5].Select(p => string.Join('/', p)).Where(u => !u.StartsWith('/'));
        Gen.Select(OneOf.These("/", "/a/", "/a/b/", "/404.html"), url).Sample((page, href) =>
        {
            var checker = new LinkChecker("/");
            Read(checker, page, $"<a href=\"{href}\">");
            var link = new HtmlParser().ParseDocument($"<base href=\"https://example.org{page}\"><a href=\"{href}\">").QuerySelector("a") as AngleSharp.Html.Dom.IHtmlAnchorElement;
            var target = new Permalink(Uri.UnescapeDataString(new Uri(link!.Href).AbsolutePath));

            var found = checker.Check(path => Site.Contains(path, StringComparer.Ordinal));

            Assert.Equal(href.Length > 0 && !Site.Contains(target.OutputPath, StringComparer.Ordinal), !found.IsEmpty);
        });
    }

    [Fact]
    public void What_is_known_of_pieces_is_not_read_again_and_nothing_else_is_found() => Gen.Int.Sample(
        static seed =>
        {
            var random = new Random(seed);
            var pool = Enumerable.Range(0, 4).Select(_ => (Html: Encoding.UTF8.GetBytes(Piece(random)), Shared: new SharedHtml())).ToArray();
            var (checker, plain) = (new LinkChecker("/"), new LinkChecker("/"));
            var (reader, plainReader) = (checker.NewReader(keepsLinks: true), plain.NewReader(keepsLinks: true));
            string[] paths = ["/a/p/", "/a/q/", "/b/p/", "/b/p.html", "/a/r/"];
            random.Shuffle(paths);
            foreach (var path in paths)
            {
                var html = new List<byte>();
                var known = new List<KnownPiece>();
                var (addresses, ids) = (new List<(int, int)>(), new List<(int, int)>());
                for (var pieces = random.Next(1, 7); pieces > 0; pieces--)
                {
                    switch (random.Next(4))
                    {
                        case 0:
                            html.AddRange(Encoding.UTF8.GetBytes(Piece(random)));
                            break;
                        case 1:
                            AddArticle(random, html, known, addresses, ids);
                            break;
                        default:
                            var (piece, of) = pool[random.Next(pool.Length)];
                            known.Add(new KnownPiece(html.Count, piece.Length, of));
                            html.AddRange(piece);
                            break;
                    }
                }

                var found = reader.Read(new Permalink(path), html.ToArray(), "layouts/x", [], new KnownPieces(known.ToArray(), addresses.ToArray(), ids.ToArray()));
                var expected = plainReader.Read(new Permalink(path), html.ToArray(), "layouts/x", []);

                var text = Encoding.UTF8.GetString([.. html]);
                Assert.True(expected.Ids.AsSpan().SequenceEqual(found.Ids), text);
                Assert.Equal(expected.HasDuplicates, found.HasDuplicates);
                Assert.Equal(expected.Links.Select(static l => l.ToString()).Order(StringComparer.Ordinal), found.Links.Select(static l => l.ToString()).Order(StringComparer.Ordinal));
            }
            Assert.Equal(Findings(plain), Findings(checker));
        },
        iter: 5_000);

    private static IEnumerable<string> Findings(LinkChecker checker) =>
        checker.Check(static path => path == "a/index.html").Select(static d => d.ToString()).Order(StringComparer.Ordinal);

    /// <summary>What an article writes: tags that are whole, its ids, and the addresses of its links.</summary>
    private static void AddArticle(Random random, List<byte> html, List<KnownPiece> known, List<(int, int)> addresses, List<(int, int)> ids)
    {
        string[] parts = ["text ", "id=\"x\"", "<p>", "</p>", "<span class=\"k\">", "</span>", "<code>&lt;a href=\"x/\"&gt;</code>"];
        string[] targets = ["../q/", "../../b/p/#x", "#x", "#y", "r/", "https://example.org/?a&amp;b", ""];
        var (start, before) = (html.Count, (Addresses: addresses.Count, Ids: ids.Count));
        for (var i = random.Next(5); i > 0; i--)
        {
            html.AddRange(Encoding.UTF8.GetBytes(parts[random.Next(parts.Length)]));
            if (random.Next(3) == 0) Add("<h3 id=\""u8, ["x", "y", "z&amp;", "", "w"], ids, "\">h</h3>"u8);
            if (random.Next(2) == 0) Add("<a href=\""u8, targets, addresses, "\">q</a>"u8);
        }
        known.Add(new KnownPiece(start, html.Count - start, Shared: null, addresses.Count - before.Addresses, ids.Count - before.Ids));

        void Add(ReadOnlySpan<byte> before, string[] values, List<(int, int)> places, ReadOnlySpan<byte> behind)
        {
            html.AddRange(before);
            var value = Encoding.UTF8.GetBytes(values[random.Next(values.Length)]);
            places.Add((html.Count, value.Length));
            html.AddRange(value);
            html.AddRange(behind);
        }
    }

    private static string Piece(Random random)
    {
        string[] parts =
        [
            "<a href=\"../q/\">", "<a href=\"../../b/p/#x\">", "<a href='../../'>", "<a href=\"#x\">", "<a href=\"#y\">", "<a href=\"r/\">", "<a href=\"./\">", "<a href=\"https://example.org/\">", "<a href=\"/q/\">",
            "<p id=\"x\">", "<p id=\"y\">", "<p id=\"z&amp;\">", "text", "</p>", "<span class=\"k\">", "</span>", "<br/>", "<!-- a -->", "<script>a</script>", "<title>", "</title>", "<!--", "-->", "<script>", "</script>", "<a href=\"", "\">", "<", "</", "<p id=", "'",
        ];
        // Most pieces are whole.
        var most = random.Next(4) == 0 ? parts.Length : 19;
        return string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => parts[random.Next(most)]));
    }

    private static void Read(LinkChecker checker, string page, string html) => checker.NewReader().Read(new Permalink(page), Encoding.UTF8.GetBytes(html), "layouts/x", []);
}
