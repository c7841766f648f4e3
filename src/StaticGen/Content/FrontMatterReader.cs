using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Yaml;

namespace StaticGen.Content;

/// <summary>Reads the front matter of a page by the schema of its collection.</summary>
public static class FrontMatterReader
{
    private const string QuestionExample = "title: Merge two dictionaries";
    private const string PageExample = "title: Getting started";

    /// <summary>The keys of a question, for the reference.</summary>
    public static ImmutableArray<KeyDoc> QuestionKeys => FrontMatterKeys.Question.Docs;

    /// <summary>The keys of an ordinary page, for the reference.</summary>
    public static ImmutableArray<KeyDoc> PageKeys => FrontMatterKeys.Page.Docs;

    /// <summary>The JSON Schema (draft 2020-12) of the front matter of pages of a kind, for editors.</summary>
    public static string JsonSchema(CollectionKind kind) => YamlSchema.Write(
        kind == CollectionKind.Question ? "Front matter of a question" : "Front matter of a page", TableOf(kind));

    /// <summary>The JSON Schema of the front matter of a collection's pages: as for its kind, with its own levels and tags to choose from.</summary>
    public static string JsonSchema(CollectionConfig collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (collection.Kind == CollectionKind.Page) return JsonSchema(collection.Kind);
        var schema = JsonNode.Parse(JsonSchema(collection.Kind))!.AsObject();
        schema["title"] = $"Front matter of a question in the collection '{collection.Id}'";
        var properties = schema["properties"]!;
        properties["level"] = Choice(properties["level"]!["description"]!.GetValue<string>(), collection.Levels);
        if (!collection.Tags.IsEmpty)
        {
            properties["tags"]!["items"] = Choice("One of the collection's tags.", collection.Tags);
            schema["allOf"]!.AsArray().Add(JsonNode.Parse("""{"if": {"properties": {"status": {"enum": ["draft", "answered", "reviewed", "outdated"]}}, "required": ["status"]}, "then": {"required": ["tags"], "properties": {"tags": {"minItems": 1}}}}"""));
        }
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonObject Choice(string description, ImmutableArray<TermConfig> terms) => new()
    {
        ["description"] = description,
        ["enum"] = new JsonArray([.. terms.Select(static t => (JsonNode)JsonValue.Create(t.Id))]),
    };

    /// <summary>Reads the block on top of <paramref name="source"/>.</summary>
    public static StageResult<FrontMatterRead> Read(SourceText source, CollectionConfig collection)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(collection);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var block = FrontMatterBlock.Find(source, collection.Kind == CollectionKind.Question ? QuestionExample : PageExample, diagnostics);
        var draft = new FrontMatterDraft(collection);

        // Where the block's end is guessed, its text may be the body's: use what is there, but do not report on it.
        var findings = block.IsWhole ? diagnostics : ImmutableArray.CreateBuilder<Diagnostic>();
        var context = new YamlContext(source, YamlRules.FrontMatter, findings);
        var start = source.At(0, 3);
        var mapping = block.End > block.Start ? YamlDocument.Read(source, block.Start, block.End, YamlRules.FrontMatter, findings) : null;
        if (mapping is not null)
        {
            mapping = TableOf(collection.Kind).Read(mapping, draft, start, context);
            if (collection.Kind == CollectionKind.Question) CheckQuestion(draft, mapping, start, context);
        }
        else if (block.IsWhole && diagnostics.Count == 0)
        {
            // Such as a line `...` alone: to YAML a document that ends before it begins.
            diagnostics.Add(FrontMatterDiagnostics.Empty(start, collection.Kind == CollectionKind.Question ? QuestionExample : PageExample));
        }
        var isComplete = block.IsWhole && mapping is not null && (collection.Kind == CollectionKind.Page || draft.Status is not null);
        var frontMatter = collection.Kind == CollectionKind.Question ? QuestionOf(draft, source, start) : (FrontMatter)PageOf(draft, source, start);
        return new(new FrontMatterRead(frontMatter, block.BodyStart, isComplete), diagnostics.DrainToImmutable());
    }

    private static KeyTable<FrontMatterDraft> TableOf(CollectionKind kind) =>
        kind == CollectionKind.Question ? FrontMatterKeys.Question : FrontMatterKeys.Page;

    /// <summary>What depends on the collection, or on two keys at once.</summary>
    private static void CheckQuestion(FrontMatterDraft draft, YamlMapping mapping, SourceLocation start, YamlContext context)
    {
        var collection = draft.Collection;
        if (draft.Level is { } level && !collection.Levels.IsEmpty && !Has(collection.Levels, level.Text))
        {
            var known = Ids(collection.Levels);
            context.Report(YamlDiagnostics.UnknownValue(context.Rules, level.At, "'level'", level.Text, known));
            draft.Level = Nearest(level, known);
        }

        if (draft.Tags is { } tags)
        {
            var good = ImmutableArray.CreateBuilder<YamlScalar>(tags.Length);
            foreach (var tag in tags)
            {
                if (Has(collection.Tags, tag.Text)) good.Add(tag);
                else context.Report(YamlDiagnostics.UnknownValue(context.Rules, tag.At, "an item of 'tags'", tag.Text, Ids(collection.Tags)));
            }
            draft.Tags = good.DrainToImmutable();
            if (tags.IsEmpty && !collection.Tags.IsEmpty && draft.Status != AnswerStatus.Stub && ValueOf(mapping, "tags") is YamlSequence { Items.Length: 0 } empty)
                context.Report(YamlDiagnostics.TooFew(context.Rules, empty.At, "'tags'", 0, 1));
        }
        else if (!collection.Tags.IsEmpty && draft.Status is { } status && status != AnswerStatus.Stub && ValueOf(mapping, "tags") is null)
        {
            context.Report(FrontMatterDiagnostics.NoTags(start, Ids(collection.Tags)));
        }

        if (draft.Status == AnswerStatus.Reviewed && ValueOf(mapping, "reviewed") is null)
            context.Report(FrontMatterDiagnostics.ReviewIsMissing(ValueOf(mapping, "status")?.At ?? start));
    }

    private static QuestionFrontMatter QuestionOf(FrontMatterDraft draft, SourceText source, SourceLocation start)
    {
        var title = draft.Title is { } given ? Located(given) : new Located<string>(Slugs.OfFile(source.Path), start);
        return new QuestionFrontMatter
        {
            Title = title,
            Question = draft.Question is { } question ? Located(question) : title,
            Level = draft.Level is { } level
                ? Located(level)
                : new Located<string>(draft.Collection.Levels.IsDefaultOrEmpty ? "" : draft.Collection.Levels[0].Id, start),
            Tags = Located(draft.Tags ?? []),
            Status = draft.Status ?? AnswerStatus.Answered,
            AppliesTo = draft.AppliesTo,
            Related = Located(draft.Related),
            Prerequisites = Located(draft.Prerequisites),
            Reviewed = draft.Reviewed,
            License = draft.License?.Text,
            Description = draft.Description?.Text,
            Id = draft.Id is { } id ? Located(id) : null,
            Aliases = Located(draft.Aliases),
            Order = draft.Order,
            SearchTerms = Texts(draft.SearchTerms),
            Authors = Texts(draft.Authors),
            Extra = draft.Extra,
        };
    }

    private static PageFrontMatter PageOf(FrontMatterDraft draft, SourceText source, SourceLocation start) => new()
    {
        Title = draft.Title is { } title ? Located(title) : new Located<string>(Slugs.OfFile(source.Path), start),
        Description = draft.Description?.Text,
        Id = draft.Id is { } id ? Located(id) : null,
        Aliases = Located(draft.Aliases),
        Order = draft.Order,
        SearchTerms = Texts(draft.SearchTerms),
        Authors = Texts(draft.Authors),
        IsDraft = draft.IsDraft,
        Extra = draft.Extra,
    };

    private static YamlNode? ValueOf(YamlMapping mapping, string key)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key == key) return entry.Value;
        }
        return null;
    }

    private static bool Has(ImmutableArray<TermConfig> terms, string id)
    {
        foreach (var term in terms)
        {
            if (term.Id == id) return true;
        }
        return false;
    }

    private static ImmutableArray<string> Ids(ImmutableArray<TermConfig> terms) => [.. terms.Select(t => t.Id)];

    private static YamlScalar? Nearest(YamlScalar given, ImmutableArray<string> known) =>
        NearestMatch.Of(given.Text, known) is { } near ? new YamlScalar(near, given.Style, given.At, given.Start, given.End) : null;

    private static Located<string> Located(YamlScalar scalar) => new(scalar.Text, scalar.At);

    private static ImmutableArray<Located<string>> Located(ImmutableArray<YamlScalar> scalars)
    {
        if (scalars.IsEmpty) return [];
        var all = ImmutableArray.CreateBuilder<Located<string>>(scalars.Length);
        foreach (var scalar in scalars) all.Add(Located(scalar));
        return all.MoveToImmutable();
    }

    private static ImmutableArray<string> Texts(ImmutableArray<YamlScalar> scalars)
    {
        if (scalars.IsEmpty) return [];
        var all = ImmutableArray.CreateBuilder<string>(scalars.Length);
        foreach (var scalar in scalars) all.Add(scalar.Text);
        return all.MoveToImmutable();
    }
}
