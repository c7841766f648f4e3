using System.Text;
using System.Xml;

namespace StaticGen.Exports.Feeds;

/// <summary>Writes a feed by RFC 4287.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed, string generatorVersion)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "", NewLineChars = "\n", NewLineHandling = NewLineHandling.None }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            xml.WriteElementString("id", Namespace, feed.Id);
            xml.WriteElementString("title", Namespace, feed.Title);
            if (feed.Description.Length > 0) xml.WriteElementString("subtitle", Namespace, feed.Description);
            xml.WriteElementString("updated", Namespace, FeedEntry.Moment(feed.Entries.Max(static e => e.Changed)));
            Person(xml, feed.Author);
            Link(xml, "self", "application/atom+xml", feed.Atom);
            Link(xml, "alternate", "text/html", feed.Page);
            xml.WriteStartElement("generator", Namespace);
            xml.WriteAttributeString("version", generatorVersion);
            xml.WriteString("StaticGen");
            xml.WriteEndElement();
            foreach (var entry in feed.Entries) Entry(xml, entry);
            xml.WriteEndElement();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, entry.Id);
        xml.WriteElementString("title", Namespace, entry.Title);
        Link(xml, "alternate", "text/html", entry.Url);
        xml.WriteElementString("published", Namespace, FeedEntry.Moment(entry.Created));
        xml.WriteElementString("updated", Namespace, FeedEntry.Moment(entry.Changed));
        foreach (var author in entry.Authors) Person(xml, author);
        foreach (var (id, title) in entry.Terms)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", id);
            xml.WriteAttributeString("label", title);
            xml.WriteEndElement();
        }
        xml.WriteElementString("summary", Namespace, entry.Summary);
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
