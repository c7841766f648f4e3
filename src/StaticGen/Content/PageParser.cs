using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content.Markdown;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Content;

/// <summary>Reads one Markdown file: front matter, article, and for questions the structure of the answer.</summary>
public static class PageParser
{
    /// <summary>Reads <paramref name="file"/>, which belongs to <paramref name="collection"/>.</summary>
    /// <param name="file">A <c>.md</c> file below the collection's folder.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="site">What the page has to know about its site.</param>
    /// <returns>A page also when there are errors, as far as it could be read; null when the file is not text.</returns>
    public static StageResult<ParsedPage?> Parse(SourceFile file, CollectionConfig collection, PageContext site)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(site);
        if (SourceText.Decode(file, out var badByte) is not { } source)
            return new(null, [ContentDiagnostics.NotUtf8(SourceText.PlaceOf(file, badByte), file.Bytes.Span[badByte])]);

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var front = FrontMatterReader.Read(source, collection);
        found.AddRange(front.Diagnostics);
        var isQuestion = collection.Kind == CollectionKind.Question;
        var options = new ArticleOptions(isQuestion ? collection.Sections : null) { Words = site.Lint.Words, FindFile = site.FindFile, Texts = site.Texts };
        var article = ArticleReader.Read(source, front.Value.BodyStart, options);
        found.AddRange(article.Diagnostics);
        var page = new ParsedPage(file.Path, collection.Id, front.Value.FrontMatter, article.Value);
        // Without a status it is not known what the answer wants to be; its structure would be noise.
        if (isQuestion && front.Value.IsComplete)
        {
            var isWhole = !article.Diagnostics.Any(SwallowsTheRest);
            found.AddRange(AnswerStructure.Check(
                page, FirstText(source, front.Value.BodyStart), isWhole, collection.Sections, NeedsExample(file.Path, collection), site));
        }
        return new(page, found.ToImmutable());
    }

    /// <summary>Whether the rest of the page was taken for code or a comment: what it has is not known then.</summary>
    private static bool SwallowsTheRest(Diagnostic finding) => finding.Code is "SG3035" or "SG3040";

    private static SourceLocation FirstText(SourceText source, int start)
    {
        while (start < source.Text.Length && char.IsWhiteSpace(source.Text[start])) start++;
        return source.At(start);
    }

    private static bool NeedsExample(string path, CollectionConfig collection)
    {
        var below = path.AsSpan(collection.Folder.Length + 1);
        var slash = below.IndexOf('/');
        if (slash < 0) return true;
        foreach (var topic in collection.Topics)
        {
            if (below[..slash].SequenceEqual(topic.Id)) return !topic.NoCode;
        }
        return true;
    }
}
