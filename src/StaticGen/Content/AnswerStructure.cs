using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Model;

namespace StaticGen.Content;

/// <summary>Checks that an answer has the parts of its schema, in order and of the right size.</summary>
internal static class AnswerStructure
{
    private const int ShortestShortAnswer = 20;
    private const int LongestShortAnswer = 120;

    private static readonly AnswerPart[] Required = [AnswerPart.ShortAnswer, AnswerPart.Explanation, AnswerPart.Sources];

    /// <param name="page">A page of a question collection.</param>
    /// <param name="sections">The collection's headings.</param>
    /// <param name="needsExample">False when the topic says that its answers need no code.</param>
    /// <param name="executedLanguages">Names of the languages that have a runner.</param>
    public static ImmutableArray<Diagnostic> Check(
        ParsedPage page, AnswerSections sections, bool needsExample, IReadOnlySet<string> executedLanguages)
    {
        var front = (QuestionFrontMatter)page.FrontMatter;
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var top = front.Title.At;
        var article = page.Article;
        if (front.Status == AnswerStatus.Stub)
        {
            if (article.Sections.FirstOrDefault(s => s.Heading is not null && s.PlainText.Length > 0) is { } written)
                found.Add(ModelDiagnostics.StubWithAnswer(written.Heading!.At));
            return found.ToImmutable();
        }

        var places = new int[sections.Headings.Length];
        Array.Fill(places, -1);
        AnswerPart? last = null;
        for (var i = 0; i < article.Sections.Length; i++)
        {
            var section = article.Sections[i];
            if (section.Heading is not { } heading)
            {
                if (section.PlainText.Length > 0) found.Add(ModelDiagnostics.TextBeforeParts(top));
                continue;
            }
            if (sections.Find(heading.Text) is not { } part)
            {
                found.Add(ModelDiagnostics.UnknownPart(heading.At, heading.Text, sections.Headings));
                continue;
            }
            if (places[(int)part] >= 0)
            {
                found.Add(ModelDiagnostics.RepeatedPart(heading.At, heading.Text));
                continue;
            }
            places[(int)part] = i;
            if (last is { } before && part < before)
                found.Add(ModelDiagnostics.PartOutOfOrder(heading.At, heading.Text, sections[before]));
            else
                last = part;
        }

        // A draft may lack parts: it is not published.
        if (front.Status == AnswerStatus.Draft) return found.ToImmutable();

        foreach (var part in Required)
        {
            if (places[(int)part] < 0) found.Add(ModelDiagnostics.MissingPart(top, sections[part], $"Add '## {sections[part]}'."));
        }
        CheckShortAnswer(article, places[(int)AnswerPart.ShortAnswer], found);
        CheckExample(article, places[(int)AnswerPart.Example], sections, needsExample, executedLanguages, top, found);
        CheckSources(article, places[(int)AnswerPart.Sources], found);
        return found.ToImmutable();
    }

    private static void CheckShortAnswer(Article article, int place, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place < 0) return;
        var section = article.Sections[place];
        var words = CountWords(section.PlainText);
        if (words is < ShortestShortAnswer or > LongestShortAnswer)
            found.Add(ModelDiagnostics.ShortAnswerLength(section.Heading!.At, words, ShortestShortAnswer, LongestShortAnswer));
        var blocks = article.CodeBlocks.Count(b => b.Section == place && !b.IsOutput);
        if (blocks > 1) found.Add(ModelDiagnostics.ShortAnswerCode(section.Heading!.At, blocks));
    }

    private static void CheckExample(
        Article article, int place, AnswerSections sections, bool needsExample, IReadOnlySet<string> executedLanguages,
        SourceLocation top, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place < 0)
        {
            if (needsExample)
            {
                var heading = sections[AnswerPart.Example];
                found.Add(ModelDiagnostics.MissingPart(
                    top, heading, $"Add '## {heading}' with a block that is executed, or set no_code for the topic."));
            }
            return;
        }
        if (needsExample && executedLanguages.Count > 0
            && !article.CodeBlocks.Any(b => b.Section == place && executedLanguages.Contains(b.Language) && b.Option("skip") is null))
        {
            found.Add(ModelDiagnostics.ExampleWithoutCode(article.Sections[place].Heading!.At));
        }
    }

    private static void CheckSources(Article article, int place, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place >= 0 && article.Sections[place].Html.Slots.IsEmpty)
            found.Add(ModelDiagnostics.SourcesWithoutLink(article.Sections[place].Heading!.At));
    }

    private static int CountWords(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace && !inside) words++;
            inside = !isSpace;
        }
        return words;
    }
}
