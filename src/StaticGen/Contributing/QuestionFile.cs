using System.Text;
using StaticGen.Configuration;

namespace StaticGen.Contributing;

/// <summary>The text of a new question's file: a stub, ready to be answered.</summary>
public static class QuestionFile
{
    /// <summary>What stands in place of a question that nobody has worded yet.</summary>
    public const string Placeholder = "What would an interviewer ask here?";

    private const int LongestTitle = 70;

    /// <summary>Front matter that holds, and the headings of an answer with nothing below them.</summary>
    /// <param name="question">As it is asked.</param>
    /// <param name="slug">Name of the file without <c>.md</c>.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="level">Id of its level.</param>
    /// <param name="collection">The collection that it will belong to.</param>
    /// <param name="withHeadings">Whether the headings follow; without them the file is about a third as long.</param>
    public static string Text(string question, string slug, TopicConfig topic, string level, CollectionConfig collection, bool withHeadings = true)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(slug);
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(collection);
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append("title: ").Append(Quote(Title(slug))).Append(" # the short label, as in lists\n");
        text.Append("question: ").Append(Quote(question)).Append('\n');
        text.Append("level: ").Append(level).Append(OtherLevels(level, collection)).Append('\n');
        text.Append("status: stub # 'answered' when it is\n");
        if (!collection.Tags.IsEmpty) text.Append("# tags: [").Append(collection.Tags[0].Id).Append("] # needed with the answer; see the tags in ").Append(SiteConfig.FileName).Append('\n');
        text.Append("---\n");
        if (!withHeadings) return text.ToString();
        foreach (var heading in collection.Sections.Headings)
        {
            // Answers of such a topic need no example; an empty heading would have to be removed again.
            if (topic.NoCode && heading == collection.Sections[AnswerPart.Example]) continue;
            text.Append("\n## ").Append(heading).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A comment with the levels that could stand there as well, while it is short enough to be read.</summary>
    private static string OtherLevels(string level, CollectionConfig collection)
    {
        const int Most = 6;
        var others = collection.Levels.Select(static l => l.Id).Where(l => l != level).ToArray();
        return others.Length is 0 or > Most ? "" : $" # or {string.Join(", ", others)}";
    }

    /// <summary>A first label out of the slug's words: <c>sort-dict-value</c> gives <c>Sort dict value</c>.</summary>
    private static string Title(string slug)
    {
        var words = slug.Replace('-', ' ');
        var title = char.ToUpperInvariant(words[0]) + words[1..];
        if (title.Length < 3) title = "About " + words;
        return title.Length <= LongestTitle ? title : title[..LongestTitle].TrimEnd();
    }

    /// <summary>YAML's double-quoted form, in which nothing has a meaning but <c>"</c> and <c>\</c>.</summary>
    private static string Quote(string line) =>
        "\"" + line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
