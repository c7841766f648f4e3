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
    /// <param name="firstText">Where its body begins.</param>
    /// <param name="isWhole">False when the end of the body could not be read, so that nothing can be said to be missing.</param>
    /// <param name="sections">The collection's headings.</param>
    /// <param name="needsExample">False when the topic says that its answers need no code.</param>
    /// <param name="site">Which languages are executed, and where primary sources are.</param>
    public static ImmutableArray<Diagnostic> Check(
        ParsedPage page, SourceLocation firstText, bool isWhole, AnswerSections sections, bool needsExample, PageContext site)
    {
        var front = (QuestionFrontMatter)page.FrontMatter;
        var executedLanguages = site.ExecutedLanguages;
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var article = page.Article;
        // Pages show an answer by its parts: what stands before the first one would be lost in silence.
        if (article.Sections is [{ Heading: null } first, ..] && HasContent(first)) found.Add(ModelDiagnostics.TextBeforeParts(firstText));
        if (front.Status == AnswerStatus.Stub)
        {
            // The headings alone are what a new question begins with.
            foreach (var section in article.Sections)
            {
                if (section.Heading is not { } heading || !HasContent(section)) continue;
                found.Add(ModelDiagnostics.StubWithAnswer(heading.At));
                break;
            }
            return found.ToImmutable();
        }

        var places = FindParts(article, sections, found, out var misspelt);

        // A draft may lack parts: it is not published.
        if (front.Status == AnswerStatus.Draft || !isWhole) return found.ToImmutable();

        var top = front.Title.At;
        foreach (var part in Required)
        {
            if (places[(int)part] < 0 && !misspelt.Contains(sections[part]))
                found.Add(ModelDiagnostics.MissingPart(top, sections[part], $"Add '## {sections[part]}'"));
        }
        CheckShortAnswer(article, places[(int)AnswerPart.ShortAnswer], found);
        if (needsExample && !misspelt.Contains(sections[AnswerPart.Example]))
            CheckExample(article, places[(int)AnswerPart.Example], sections, executedLanguages, top, found);
        CheckSources(article, places[(int)AnswerPart.Sources], site.Lint, found);
        CheckEmptyParts(article, places, needsExample && executedLanguages.Count > 0, found);
        return found.ToImmutable();
    }

    /// <summary>The index of the section that holds each part, or -1.</summary>
    /// <param name="article">The answer.</param>
    /// <param name="sections">The collection's headings.</param>
    /// <param name="found">Takes what is wrong with the order.</param>
    /// <param name="misspelt">The headings that a wrong one probably means: they are not missing on top of it.</param>
    private static int[] FindParts(
        Article article, AnswerSections sections, ImmutableArray<Diagnostic>.Builder found, out HashSet<string> misspelt)
    {
        misspelt = new HashSet<string>(StringComparer.Ordinal);
        var places = new int[sections.Headings.Length];
        Array.Fill(places, -1);
        AnswerPart? last = null;
        for (var i = 0; i < article.Sections.Length; i++)
        {
            if (article.Sections[i].Heading is not { } heading) continue;
            if (sections.Find(heading.Text) is not { } part)
            {
                found.Add(ModelDiagnostics.UnknownPart(heading.At, heading.Text, sections.Headings));
                if (NearestMatch.Of(heading.Text, sections.Headings) is { } meant) misspelt.Add(meant);
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
        return places;
    }

    private static void CheckShortAnswer(Article article, int place, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place < 0) return;
        var section = article.Sections[place];
        var words = CountWords(section.PlainText);
        if (words is < ShortestShortAnswer or > LongestShortAnswer)
            found.Add(ModelDiagnostics.ShortAnswerLength(section.Heading!.Value.At, words, ShortestShortAnswer, LongestShortAnswer));
        var blocks = article.CodeBlocks.Where(b => b.Section == place && !b.IsOutput).ToArray();
        if (blocks.Length > 1) found.Add(ModelDiagnostics.ShortAnswerCode(blocks[1].At, blocks.Length));
    }

    private static void CheckExample(
        Article article, int place, AnswerSections sections, IReadOnlySet<string> executedLanguages,
        SourceLocation top, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place < 0)
        {
            var heading = sections[AnswerPart.Example];
            found.Add(ModelDiagnostics.MissingPart(
                top, heading, $"Add '## {heading}' with a block that is executed, or set no_code for the topic"));
            return;
        }
        if (executedLanguages.Count > 0
            && !article.CodeBlocks.Any(b => b.Section == place && executedLanguages.Contains(b.Language) && b.Option("skip") is null))
        {
            found.Add(ModelDiagnostics.ExampleWithoutCode(article.Sections[place].Heading!.Value.At));
        }
    }

    private static void CheckSources(Article article, int place, LintConfig lint, ImmutableArray<Diagnostic>.Builder found)
    {
        if (place < 0) return;
        // A source is something to follow: a picture or a place on the same page is none.
        var links = article.Sections[place].Html.Utf8Slots
            .Select(slot => article.Links[slot.Link])
            .Where(static link => link.Kind == LinkKind.Link && !link.Target.StartsWith('#'))
            .ToArray();
        if (links.Length == 0)
        {
            found.Add(ModelDiagnostics.SourcesWithoutLink(article.Sections[place].Heading!.Value.At));
            return;
        }
        if (lint.PrimarySources.IsEmpty) return;
        var first = Array.FindIndex(links, link => Uri.TryCreate(link.Target, UriKind.Absolute, out var address) && lint.IsPrimary(address));
        if (first < 0) found.Add(ModelDiagnostics.NoPrimarySource(article.Sections[place].Heading!.Value.At));
        else if (first > 0) found.Add(ModelDiagnostics.SecondarySourceFirst(links[0].At, links[0].Target));
    }

    private static void CheckEmptyParts(Article article, int[] places, bool exampleIsChecked, ImmutableArray<Diagnostic>.Builder found)
    {
        for (var part = 0; part < places.Length; part++)
        {
            // These have a message of their own when they are empty.
            if ((AnswerPart)part is AnswerPart.ShortAnswer or AnswerPart.Sources || (exampleIsChecked && (AnswerPart)part == AnswerPart.Example)) continue;
            if (places[part] < 0 || article.Sections[places[part]] is not { Heading: { } heading } section || HasContent(section)) continue;
            found.Add(ModelDiagnostics.EmptyPart(heading.At, heading.Text));
        }
    }

    private static bool HasContent(ArticleSection section) =>
        !section.FollowUps.IsEmpty || !section.Html.Utf8Slots.IsEmpty || section.Html.HasText;

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
