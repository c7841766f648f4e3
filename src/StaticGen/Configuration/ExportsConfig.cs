namespace StaticGen.Configuration;

/// <summary>In which other forms the site is published. What tells programs about the pages is on unless switched off; whole copies of them are made when asked for.</summary>
public sealed record ExportsConfig
{
    /// <summary>What a site without the key <c>exports</c> has.</summary>
    public static ExportsConfig Default { get; } = new();

    /// <summary>The pages and nothing else.</summary>
    public static ExportsConfig None { get; } = new() { Feeds = false, StructuredData = false };

    /// <summary>How many answers a feed lists unless the config says otherwise.</summary>
    public const int UsualFeedEntries = 30;

    /// <summary>The date that stands in <see cref="Identity"/> when the config names none: the year of the first version of this form.</summary>
    public const string UsualDate = "2026";

    /// <summary>
    /// Who names the entries of feeds and the notes of decks, for ever: a domain and a date on which it was the publisher's, as RFC 4151 has it, such as
    /// <c>example.org,2026</c>. By default the host of the config's base URL; an address given on the command line does not change it.
    /// </summary>
    public string Identity { get; init; } = "example.org," + UsualDate;

    /// <summary>Whether there are an Atom and a JSON feed of the newest answers.</summary>
    public bool Feeds { get; init; } = true;

    /// <summary>Whether each topic has feeds of its own.</summary>
    public bool TopicFeeds { get; init; }

    /// <summary>The most answers that a feed lists.</summary>
    public int FeedEntries { get; init; } = UsualFeedEntries;

    /// <summary>Whether pages carry JSON-LD, and tags for the cards of social networks.</summary>
    public bool StructuredData { get; init; } = true;

    /// <summary>Whether each page of content also is a Markdown file.</summary>
    public bool Markdown { get; init; }

    /// <summary>Whether there is a list of all pages for language models, <c>llms.txt</c>.</summary>
    public bool LlmsTxt { get; init; }

    /// <summary>Whether there is a list of all questions for programs, <c>api/questions.json</c>.</summary>
    public bool QuestionsJson { get; init; }

    /// <summary>Whether each collection of questions is also a deck for Anki.</summary>
    public bool Anki { get; init; }
}
