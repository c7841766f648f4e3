using StaticGen.Exports;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

/// <summary>The deck, read as Anki reads text files: lines that begin with # before the notes, then fields separated by tabs, in quotation marks where they need them.</summary>
public sealed class AnkiDeckTests
{
    private const string DeckPath = "anki/qa.txt";

    [Fact]
    public void The_head_says_what_the_columns_are()
    {
        using var site = ExportSite.Build(ExportSite.Question("content/qa/lists/one.md"));
        Assert.Empty(site.Messages);
        var (head, notes) = Read(site);

        Assert.Equal(["separator:tab", "html:true", "notetype:Basic", "guid column:1", "deck column:2", "tags column:5"], head);
        Assert.All(notes, n => Assert.Equal(5, n.Length));
    }

    [Fact]
    public void A_question_and_each_follow_up_question_is_a_note()
    {
        using var site = ExportSite.Build(ExportSite.Question("content/qa/lists/one.md", "About one") + TestSite.Question("content/qa/maps/two.md", "About two", level: "advanced"));
        var (_, notes) = Read(site);

        Assert.Equal(4, notes.Count);
        Assert.Equal(["Test Site::Questions::Lists", "Test Site::Questions::Lists", "Test Site::Questions::Lists", "Test Site::Questions::Maps"], notes.Select(n => n[1]));
        Assert.Equal(
            ["<p>What does About one ask for in one1, one2 and one3?</p>", "<p>Why so?</p>\n<p><small>About one</small></p>", "<p>And <code>then</code>?</p>\n<p><small>About one</small></p>", "<p>What does About two ask for in two1, two2 and two3?</p>"],
            notes.Select(n => n[2]));
        Assert.StartsWith("<p>This is a short answer", notes[0][3], StringComparison.Ordinal);
        Assert.EndsWith("<a href=\"https://example.org/repo/qa/one/\">Test Site</a></small></p>", notes[0][3], StringComparison.Ordinal);
        Assert.Equal("<p>Because of <a href=\"https://example.org/repo/guide/\">this</a>.</p>\n<p><small><a href=\"https://example.org/repo/qa/one/#follow-up-1\">Test Site</a></small></p>", notes[1][3]);
        Assert.Contains("id=\"follow-up-1\"", site.Html("qa/one/index.html"), StringComparison.Ordinal);
        Assert.Equal("qa::topic::maps qa::level::advanced qa::tag::one", notes[3][4]);
        Assert.Equal(4, notes.Select(n => n[0]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_note_keeps_its_guid_when_page_answer_and_address_change()
    {
        using var before = ExportSite.Build(ExportSite.Question("content/qa/lists/one.md", "About one"));
        using var after = TestSite.Build(
            ExportSite.Config + TestSite.GuideIndex
            + ExportSite.Question("content/qa/maps/renamed.md", "Another title", "id: one\naliases: [/qa/one/]", level: "advanced").Replace("This is a short", "This is another short", StringComparison.Ordinal)
                .Replace("Then not.", "Then so.", StringComparison.Ordinal),
            request => request with { BaseUrl = new Uri("https://elsewhere.example/") });
        Assert.Empty(after.Errors);
        var (old, now) = (Read(before).Notes, Read(after).Notes);

        Assert.Equal(old.Select(n => n[0]), now.Select(n => n[0]));
        Assert.All(old.Zip(now), pair => Assert.NotEqual(pair.First[3], pair.Second[3]));
    }

    [Fact]
    public void Importing_a_deck_again_changes_notes_and_doubles_none()
    {
        using var site = ExportSite.Build(ExportSite.Question("content/qa/lists/one.md", "About one"));
        var collection = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Import(collection, Read(site).Notes);
        Import(collection, Read(site).Notes);
        Assert.Equal(3, collection.Count);

        site.Write(ExportSite.Question("content/qa/lists/one.md", "About one").Replace("Then not.", "Then so.", StringComparison.Ordinal));
        site.Rebuild();
        Import(collection, Read(site).Notes);
        Assert.Equal(3, collection.Count);
        Assert.Contains("Then so.", Assert.Single(collection.Values, n => n[2].Contains("then", StringComparison.Ordinal))[3], StringComparison.Ordinal);

        static void Import(Dictionary<string, string[]> collection, IReadOnlyList<string[]> notes)
        {
            foreach (var note in notes) collection[note[0]] = note;
        }
    }

    [Fact]
    public void A_guid_depends_on_who_publishes_the_question_and_on_nothing_else()
    {
        Assert.Equal("ddkrge3mcqmatm3o", AnkiDeck.Guid("example.org,2026", "qa/one"));
        Assert.NotEqual(AnkiDeck.Guid("example.org,2026", "qa/one"), AnkiDeck.Guid("example.net,2026", "qa/one"));
        Assert.NotEqual(AnkiDeck.Guid("example.org,2026", "qa/one"), AnkiDeck.Guid("example.org,2026", "qa/two"));
    }

    [Fact]
    public void Code_brings_its_colours_along_and_a_picture_is_a_link()
    {
        using var site = ExportSite.Build(
            TestSite.Question("content/qa/lists/one/index.md").Replace(
                "This is a short answer", "![A \"plan\"](p.svg)\n\n```python\ndef f(): # \"note\"\n\treturn 1\n```\n\nThis is a short answer", StringComparison.Ordinal)
            + "-- content/qa/lists/one/p.svg --\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>\n");
        Assert.Empty(site.Errors);
        var back = Assert.Single(Read(site).Notes)[3];

        Assert.Contains("<pre style=\"text-align:left;", back, StringComparison.Ordinal);
        Assert.Contains("<span style=\"color:#7a3196\">def</span>", back, StringComparison.Ordinal);
        Assert.Contains("\treturn", back.Replace("<span style=\"color:#7a3196\">", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/repo/qa/one/p.svg\">Picture: A \"plan\"</a>", back, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", back, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"k", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"A \\(\\href{javascript:pwn()}{x}\\) b", @"A \<span></span>(\href{javascript:pwn()}{x}\) b")]
    [InlineData(@"A \\[ b `\(` c", @"A \<span></span>[ b <code>\<span></span>(</code> c")]
    [InlineData(@"A \[sound:x.mp3\] \[SOUND:x] \[anki:tts lang=en] [latex]x[/latex] [$]y[/$] \[[type:Front]]", "A &#91;sound:x.mp3] &#91;SOUND:x] &#91;anki:tts lang=en] &#91;latex]x&#91;/latex] &#91;$]y&#91;/$] &#91;[type:Front]]")]
    [InlineData("A <kbd title=\"[latex]x\">k</kbd> b[0]", "A <kbd title=\"&#91;latex]x\">k</kbd> b[0]")]
    public void Anki_finds_no_formula_and_no_mark_of_its_own_in_a_note(string text, string note)
    {
        using var site = ExportSite.Build(TestSite.Question("content/qa/lists/one.md").Replace("This is a short answer", $"{text}\n\nThis is a short answer", StringComparison.Ordinal));

        Assert.Empty(site.Errors);
        Assert.StartsWith($"<p>{note}</p>", Assert.Single(Read(site).Notes)[3], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_answered_is_no_note_and_a_collection_without_notes_no_deck()
    {
        const string Stub = "-- content/qa/lists/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n";
        using var site = ExportSite.Build(Stub);
        Assert.DoesNotContain(DeckPath, site.Output.Files.Keys);
        Assert.DoesNotContain("Anki", site.Html("qa/index.html"), StringComparison.Ordinal);

        site.Write(TestSite.Question("content/qa/lists/one.md"));
        site.Rebuild();
        Assert.Single(Read(site).Notes);
        Assert.Contains("href=\"../anki/qa.txt\"", site.Html("qa/index.html"), StringComparison.Ordinal);
    }

    /// <summary>As the csv reader does that Anki uses: fields in quotation marks may hold tabs and line breaks, and double each mark in them.</summary>
    internal static (string[] Head, IReadOnlyList<string[]> Notes) Read(TestSite site)
    {
        var text = site.Html(DeckPath);
        var head = new List<string>();
        while (text.StartsWith('#'))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            head.Add(text[1..end]);
            text = text[(end + 1)..];
        }
        var notes = new List<string[]>();
        var fields = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var field = new System.Text.StringBuilder();
            if (text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"')) break;
                    if (text[at] == '"') at++;
                    field.Append(text[at]);
                }
                at++;
            }
            else
            {
                while (text[at] is not ('\t' or '\n')) field.Append(text[at++]);
            }
            fields.Add(field.ToString());
            Assert.True(text[at] is '\t' or '\n', $"A field ends at {text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 20)]}");
            if (text[at++] != '\n') continue;
            notes.Add([.. fields]);
            fields.Clear();
        }
        Assert.Empty(fields);
        return ([.. head], notes);
    }
}
