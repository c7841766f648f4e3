using System.Text;
using StaticGen.Configuration;

namespace StaticGen.Cli.Scaffolding;

/// <summary>The text of a new question's file: a stub, ready to be answered.</summary>
internal static class QuestionFile
{
    private const int LongestTitle = 70;

    /// <summary>Front matter that holds, and the headings of an answer with nothing below them.</summary>
    public static string Text(string question, string slug, TopicConfig topic, string level, CollectionConfig collection)
    {
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append("title: ").Append(Quote(Title(slug))).Append(" # the short label, as in lists\n");
        text.Append("question: ").Append(Quote(question)).Append('\n');
        text.Append("level: ").Append(level).Append('\n');
        text.Append("status: stub # 'answered' when it is\n");
        if (!collection.Tags.IsEmpty) text.Append("# tags: [").Append(collection.Tags[0].Id).Append("] # needed with the answer; see the tags in ").Append(SiteConfig.FileName).Append('\n');
        text.Append("---\n");
        foreach (var heading in collection.Sections.Headings)
        {
            // Answers of such a topic need no example; an empty heading would have to be removed again.
            if (topic.NoCode && heading == collection.Sections[AnswerPart.Example]) continue;
            text.Append("\n## ").Append(heading).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A first label out of the slug's words: <c>sort-dict-value</c> gives <c>Sort dict value</c>.</summary>
    private static string Title(string slug)
    {
        var words = slug.Replace('-', ' ');
        var title = char.ToUpperInvariant(words[0]) + words[1..];
        return title.Length <= LongestTitle ? title : title[..LongestTitle];
    }

    /// <summary>YAML's double-quoted form, in which nothing has a meaning but <c>"</c> and <c>\</c>.</summary>
    private static string Quote(string line) =>
        "\"" + line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
