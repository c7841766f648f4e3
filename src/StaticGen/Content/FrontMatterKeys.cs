using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StaticGen.Yaml;

namespace StaticGen.Content;

/// <summary>The keys of front matter: to add one, add a line here and a property to the draft and the record.</summary>
internal static class FrontMatterKeys
{
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("\\ <>\"|*:");
    private static readonly LineType Title = new(3, 70);
    private static readonly LineType Description = new(20, 300);
    private static readonly ParsedType<YamlScalar> Slug = SlugType.Instance;
    private static readonly ListType<YamlScalar> Ids = new(Slug, 0, 12, static id => id.Text);
    private static readonly ListType<YamlScalar> SearchTerms = new(new LineType(2, 40), 0, 12, static term => term.Text);
    private static readonly ListType<YamlScalar> Authors = new(new LineType(1, 100), 0, 20, static author => author.Text);
    private static readonly ListType<YamlScalar> Aliases = new(
        new ParsedType<YamlScalar>("a path that begins with '/'", 300, "^/", ParseAlias), 0, 20, static alias => alias.Text);

    /// <summary>The values of <c>status</c>.</summary>
    private static readonly ChoiceType<AnswerStatus> Status = new(
        ("stub", AnswerStatus.Stub),
        ("draft", AnswerStatus.Draft),
        ("answered", AnswerStatus.Answered),
        ("reviewed", AnswerStatus.Reviewed),
        ("outdated", AnswerStatus.Outdated));

    private static readonly KeyTable<ReviewDraft> ReviewKeys = new("a review",
    [
        new Key<ReviewDraft, YamlScalar>("by", new LineType(1, 100), static (d, v) => d.By = v.Text, required: true,
            "Who checked the answer: somebody who did not write it.", static _ => "NAME"),
        new Key<ReviewDraft, DateOnly>("on", new ParsedType<DateOnly>("a date such as 2026-11-23", 10, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", ParseDate), static (d, v) => d.On = v, required: true,
            "The day of the check.", static _ => "YYYY-MM-DD"),
    ]);

    /// <summary>The keys of a question.</summary>
    public static KeyTable<FrontMatterDraft> Question { get; } = new("a question",
    [
        new Key<FrontMatterDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v, required: true,
            "The short label, as in lists.", static _ => "Merge two dictionaries"),
        new Key<FrontMatterDraft, YamlScalar>("question", new LineType(10, 240), static (d, v) => d.Question = v, required: true,
            "The question as an interviewer asks it; the page's heading.", static _ => "How do you merge two dictionaries?"),
        new Key<FrontMatterDraft, YamlScalar>("level", Slug, static (d, v) => d.Level = v, required: true,
            "One of the collection's levels.", static d => d.Collection.Levels.IsDefaultOrEmpty ? "basic" : d.Collection.Levels[0].Id),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("tags", new ListType<YamlScalar>(Slug, 0, 8, static tag => tag.Text), static (d, v) => d.Tags = v, required: false,
            "One to eight of the collection's tags. Required unless the status is `stub`."),
        new Key<FrontMatterDraft, AnswerStatus>("status", Status, static (d, v) => d.Status = v, required: true,
            "How far the answer has come. A `stub` has no answer yet and stands on the board; a `draft` is left out of a production build; `reviewed` needs the key `reviewed`.", static _ => "answered"),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("search_terms", SearchTerms, static (d, v) => d.SearchTerms = v, required: false,
            "Other words that people use for it: indexed, not shown."),
        new Key<FrontMatterDraft, string>("applies_to", new ParsedType<string>("a version range in quotes, such as \">=3.9\"", 100, VersionRange.Pattern, ParseVersionRange, static number => ">=" + number), static (d, v) => d.AppliesTo = v, required: false,
            "The versions that the whole page holds for: comparators (`>=`, `>`, `<=`, `<`, `==`, `!=`) separated by commas. Shown, and used by `staticgen verify`."),
        new Key<FrontMatterDraft, YamlScalar>("id", Slug, static (d, v) => d.Id = v, required: false,
            "Unique in the collection for ever; the slug unless given. Keep it when a page is renamed, so that readers keep their progress."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("aliases", Aliases, static (d, v) => d.Aliases = v, required: false,
            "Former paths of the page; each becomes a redirect."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("related", Ids, static (d, v) => d.Related = v, required: false,
            "Ids of questions to read next; computed when absent."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("prerequisites", Ids, static (d, v) => d.Prerequisites = v, required: false,
            "Ids of questions to read before."),
        new Key<FrontMatterDraft, int>("order", new IntegerType(-1_000_000, 1_000_000), static (d, v) => d.Order = v, required: false,
            "Place within topic and level; questions without one follow, by title."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("authors", Authors, static (d, v) => d.Authors = v, required: false,
            "Names of the authors."),
        new Key<FrontMatterDraft, Review>("reviewed", new MappingType<ReviewDraft, Review>(ReviewKeys, static () => new ReviewDraft(), FinishReview, "{by: NAME, on: YYYY-MM-DD}"), static (d, v) => d.Reviewed = v, required: false,
            "Who checked the answer and when. Required when the status is `reviewed`."),
        new Key<FrontMatterDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v, required: false,
            "For search engines and lists; taken from the short answer unless given."),
        new Key<FrontMatterDraft, YamlScalar>("license", new LineType(1, 100), static (d, v) => d.License = v, required: false,
            "SPDX id of the page's licence when it differs from the site's."),
    ])
    {
        Extra = static (d, name, value) => d.Extra = d.Extra.SetItem(name, value),
        SchemaRules = static json => YamlSchema.WriteRules(json, new SchemaRule("status", ["reviewed"], ["reviewed"], [])),
    };

    /// <summary>The keys of an ordinary page.</summary>
    public static KeyTable<FrontMatterDraft> Page { get; } = new("a page",
    [
        new Key<FrontMatterDraft, YamlScalar>("title", Title, static (d, v) => d.Title = v, required: true,
            "The page's heading, and its label in lists.", static _ => "Getting started"),
        new Key<FrontMatterDraft, YamlScalar>("description", Description, static (d, v) => d.Description = v, required: false,
            "For search engines and lists; taken from the first paragraph unless given."),
        new Key<FrontMatterDraft, YamlScalar>("id", Slug, static (d, v) => d.Id = v, required: false,
            "Unique in the collection for ever; the slug unless given."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("aliases", Aliases, static (d, v) => d.Aliases = v, required: false,
            "Former paths of the page; each becomes a redirect."),
        new Key<FrontMatterDraft, int>("order", new IntegerType(-1_000_000, 1_000_000), static (d, v) => d.Order = v, required: false,
            "Place in its section; pages without one follow, by title."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("search_terms", SearchTerms, static (d, v) => d.SearchTerms = v, required: false,
            "Other words that people use for it: indexed, not shown."),
        new Key<FrontMatterDraft, ImmutableArray<YamlScalar>>("authors", Authors, static (d, v) => d.Authors = v, required: false,
            "Names of the authors."),
        new Key<FrontMatterDraft, bool>("draft", new BooleanType(), static (d, v) => d.IsDraft = v, required: false,
            "Whether the page is left out of a production build; `false` unless given."),
    ])
    {
        Extra = static (d, name, value) => d.Extra = d.Extra.SetItem(name, value),
    };

    private static bool ParseVersionRange(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        if (VersionRange.TryParse(value, out _)) return true;
        var isVersion = VersionRange.TryParse(">=" + value, out _);
        context.Report(YamlDiagnostics.Malformed(
            context.Rules,
            line.At,
            $"{slot.Label} expects a version range, found '{YamlText.Show(value)}'",
            isVersion
                ? $"Write {slot.With(YamlText.Quote(">=" + value))} for this version and later ones"
                : $"Write comparators separated by commas, such as {slot.With("\">=3.9,<4\"")}"));
        return false;
    }

    private static bool ParseAlias(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out YamlScalar value)
    {
        var path = line.Text;
        value = line;
        if (path.Contains("://", StringComparison.Ordinal))
        {
            var afterHost = path.IndexOf('/', path.IndexOf("://", StringComparison.Ordinal) + 3);
            return Refuse("is an address, not a path of this site", afterHost < 0 ? "Write the path alone, beginning with '/'" : $"Write {slot.With(path[afterHost..])}");
        }
        if (path[0] != '/') return Refuse("does not begin with '/'", $"Write {slot.With("/" + path)}");
        if (path.StartsWith("//", StringComparison.Ordinal)) return Refuse("begins with two slashes, which names another host", $"Write {slot.With("/" + path.TrimStart('/'))}");
        if (path.AsSpan().IndexOfAny("?#") is var cut and >= 0) return Refuse($"has a '{path[cut]}'; only the path counts", $"Write {slot.With(path[..cut])}");
        if (path.AsSpan().IndexOfAny(NotInPaths) is var bad and >= 0) return Refuse($"has a '{path[bad]}', which a path cannot have", "Write the path as it was published, without it");
        foreach (var part in path.AsSpan(1).Split('/'))
        {
            var name = path.AsSpan(1)[part];
            if (name is "." or "..") return Refuse($"has a '{name}' part", "Write the full path");
            if (name.IsEmpty && part.End.Value < path.Length - 1) return Refuse("has an empty part", "Write one slash between parts");
        }
        if (path == "/") return Refuse("is the home page", "An alias is a path that no page has any more");
        return true;

        bool Refuse(string why, string hint)
        {
            context.Report(YamlDiagnostics.Malformed(context.Rules, line.At, $"the alias '{YamlText.Show(path)}' {why}", hint));
            return false;
        }
    }

    private static bool ParseDate(YamlScalar line, YamlSlot slot, YamlContext context, out DateOnly value)
    {
        if (DateOnly.TryParseExact(line.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)) return true;
        context.Report(YamlDiagnostics.Malformed(
            context.Rules, line.At, $"{slot.Label} expects a date, found '{YamlText.Show(line.Text)}'", "Write year, month and day of a day that exists, such as 2026-11-23"));
        return false;
    }

    private static bool FinishReview(ReviewDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out Review value)
    {
        value = draft is { By: { } by, On: { } on } ? new Review(by, on) : null;
        return value is not null;
    }

    private sealed class ReviewDraft
    {
        public string? By { get; set; }

        public DateOnly? On { get; set; }
    }
}
