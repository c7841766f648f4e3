using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Scriban.Parsing;
using Scriban.Runtime;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>
/// <c>structured_data</c>: what the page is, in the words of schema.org, as a block of JSON-LD for the head; nothing where the config switches it off, or search engines are to pass the page over.
/// </summary>
/// <remarks>
/// It reads views as a template does, so that a rebuild knows what a page depends on. All of <c>&lt; &gt; &amp; '</c> is written as an escape of JSON: nothing in a text can end the element or
/// begin a comment. A block of data is not executed, and the page's policy has no say in it.
/// </remarks>
internal sealed class StructuredData(PageTemplateContext context, string siteAddress) : TemplateFunction("structured_data", 0)
{
    /// <summary>The most entries that a list names; of a longer one, it says how many there are.</summary>
    public const int MostEntries = 100;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);
    private SourceSpan _span;

    protected override object? Call(ScriptArray arguments, SourceSpan span)
    {
        _span = span;
        var page = context.Page;
        if (page is null || Read(context.Site, "has_structured_data") is not true || Read(page, "noindex") is true) return null;
        _buffer.Clear();
        _buffer.Write("<script type=\"application/ld+json\">"u8);
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            WritePage(json, page, Text(page, "kind"));
            WriteBreadcrumbs(json, page);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        _buffer.Write("</script>"u8);
        return new Html(_buffer.WrittenSpan.ToArray());
    }

    private void WritePage(Utf8JsonWriter json, PageView page, string kind)
    {
        var site = context.Site;
        switch (kind)
        {
            case "home":
                WriteSite(json, site);
                break;
            case "question" when Read(page, "question") is QuestionView question && Read(question, "is_answered") is true:
                WriteArticle(json, page, question);
                break;
            case "page":
                WriteArticle(json, page, null);
                break;
            case "collection" when Read(page, "collection") is CollectionView { IsQuestions: true } collection:
                WriteList(json, page, Read(collection, "topics") is TermView[] topics ? [.. topics.Where(t => Read(t, "count") is > 0)] : [], "title");
                break;
            case "topic" or "level" or "tag" when Read(page, kind) is TermView term:
                WriteList(json, page, Read(term, "questions") as QuestionView[] ?? [], "question");
                break;
            default:
                WriteStart(json, page, "WebPage");
                json.WriteEndObject();
                break;
        }
    }

    private void WriteSite(Utf8JsonWriter json, SiteView site)
    {
        json.WriteStartObject();
        json.WriteString("@type", "WebSite");
        json.WriteString("@id", SiteId);
        json.WriteString("url", siteAddress);
        json.WriteString("name", Text(site, "title"));
        if (Text(site, "description") is { Length: > 0 } description) json.WriteString("description", description);
        json.WriteString("inLanguage", Text(site, "language"));
        json.WriteStartObject("potentialAction");
        json.WriteString("@type", "SearchAction");
        json.WriteStartObject("target");
        json.WriteString("@type", "EntryPoint");
        json.WriteString("urlTemplate", Address(SitePages.Search) + "?q={search_term_string}");
        json.WriteEndObject();
        json.WriteString("query-input", "required name=search_term_string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteArticle(Utf8JsonWriter json, PageView page, QuestionView? question)
    {
        json.WriteStartObject();
        json.WriteStartArray("@type");
        json.WriteStringValue("TechArticle");
        if (question is not null) json.WriteStringValue("LearningResource");
        json.WriteEndArray();
        var address = Text(page, "canonical");
        json.WriteString("@id", address);
        json.WriteString("url", address);
        json.WriteString("mainEntityOfPage", address);
        json.WriteString("headline", Text(page, "title"));
        json.WriteString("name", Text(page, "heading"));
        json.WriteString("description", Text(page, "description"));
        json.WriteString("inLanguage", Text(context.Site, "language"));
        WriteReference(json, "isPartOf");
        if (Read(page, "created_on") is string created) json.WriteString("datePublished", created);
        if (Read(page, "changed_on") is string changed) json.WriteString("dateModified", changed);
        if (question is not null) WriteQuestion(json, page, question);
        else WriteAuthors(json, []);
        json.WriteEndObject();
    }

    private void WriteQuestion(Utf8JsonWriter json, PageView page, QuestionView question)
    {
        WriteAuthors(json, Read(question, "authors") as string[] ?? []);
        json.WriteString("learningResourceType", "Question and answer");
        json.WriteBoolean("isAccessibleForFree", true);
        if (Read(question, "level") is TermView level)
        {
            json.WriteString("educationalLevel", Text(level, "title"));
            json.WriteString("proficiencyLevel", Text(level, "title"));
        }
        if (Read(question, "reading_minutes") is int minutes) json.WriteString("timeRequired", string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M"));
        if (Read(question, "topic") is TermView topic) json.WriteString("about", Text(topic, "title"));
        json.WriteStartArray("keywords");
        foreach (var tag in Read(question, "tags") as TermView[] ?? []) json.WriteStringValue(Text(tag, "title"));
        json.WriteEndArray();
        // Not a page of questions and answers by many people, which is what QAPage is for.
        json.WriteStartObject("mainEntity");
        json.WriteString("@type", "Question");
        json.WriteString("name", Text(question, "question"));
        json.WriteNumber("answerCount", 1);
        json.WriteStartObject("acceptedAnswer");
        json.WriteString("@type", "Answer");
        json.WriteString("text", Text(question, "summary") is { Length: > 0 } summary ? summary : Text(page, "description"));
        json.WriteString("url", Text(page, "canonical"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Articles have an author; where none is named, it is the site itself.</summary>
    private void WriteAuthors(Utf8JsonWriter json, string[] names)
    {
        json.WriteStartArray("author");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Person");
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        if (names.Length == 0)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Organization");
            json.WriteString("name", Text(context.Site, "title"));
            json.WriteString("url", siteAddress);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteList(Utf8JsonWriter json, PageView page, View[] entries, string name)
    {
        WriteStart(json, page, "CollectionPage");
        json.WriteStartObject("mainEntity");
        json.WriteString("@type", "ItemList");
        json.WriteNumber("numberOfItems", entries.Length);
        json.WriteStartArray("itemListElement");
        for (var i = 0; i < Math.Min(entries.Length, MostEntries); i++) WriteEntry(json, i + 1, Text(entries[i], name), Read(entries[i], "url") as Permalink);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteStart(Utf8JsonWriter json, PageView page, string type)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("@id", Text(page, "canonical"));
        json.WriteString("url", Text(page, "canonical"));
        json.WriteString("name", Text(page, "heading"));
        json.WriteString("description", Text(page, "description"));
        json.WriteString("inLanguage", Text(context.Site, "language"));
        WriteReference(json, "isPartOf");
    }

    private void WriteReference(Utf8JsonWriter json, string property)
    {
        json.WriteStartObject(property);
        json.WriteString("@id", SiteId);
        json.WriteEndObject();
    }

    private void WriteBreadcrumbs(Utf8JsonWriter json, PageView page)
    {
        if (Read(page, "breadcrumbs") is not LinkView[] { Length: > 0 } way) return;
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        for (var i = 0; i < way.Length; i++) WriteCrumb(json, i + 1, Text(way[i], "title"), Address(way[i].Url));
        WriteCrumb(json, way.Length + 1, Text(page, "title"), Text(page, "canonical"));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCrumb(Utf8JsonWriter json, int position, string name, string address)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ListItem");
        json.WriteNumber("position", position);
        json.WriteString("name", name);
        json.WriteString("item", address);
        json.WriteEndObject();
    }

    private void WriteEntry(Utf8JsonWriter json, int position, string name, Permalink? url)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ListItem");
        json.WriteNumber("position", position);
        json.WriteString("name", name);
        if (url is not null) json.WriteString("url", Address(url));
        json.WriteEndObject();
    }

    private string SiteId => siteAddress + "#website";

    private string Address(Permalink permalink) => RelativeUrl.Below(siteAddress, permalink);

    private object? Read(View view, string member)
    {
        if (!((IScriptObject)view).TryGetValue(context, _span, member, out var value)) throw new ArgumentException($"A {view.SchemaName} has no member '{member}'.", nameof(member));
        return value;
    }

    private string Text(View view, string member) => Read(view, member) as string ?? "";
}
