namespace StaticGen.Model;

/// <summary>Addresses of the pages that every site has.</summary>
public static class SitePages
{
    /// <summary>The search page.</summary>
    public static Permalink Search { get; } = new("/search/");

    /// <summary>The board of questions that wait for an answer.</summary>
    public static Permalink Board { get; } = new("/board/");

    /// <summary>The practice page, where the site has one.</summary>
    public static Permalink Practice { get; } = new("/practice/");

    /// <summary>The page of mock interviews, where the site has one.</summary>
    public static Permalink Interview { get; } = new("/interview/");

    /// <summary>What a server answers with when nothing is found. Its links name the base path, since it is shown at any depth.</summary>
    public static Permalink NotFound { get; } = new("/404.html");

    /// <summary>The Atom feed of the newest answers.</summary>
    public static Permalink Feed { get; } = new("/feed.xml");

    /// <summary>The same as a JSON feed.</summary>
    public static Permalink JsonFeed { get; } = new("/feed.json");

    /// <summary>The list of all pages for language models.</summary>
    public static Permalink LlmsTxt { get; } = new("/llms.txt");

    /// <summary>The list of all questions for programs.</summary>
    public static Permalink QuestionsJson { get; } = new("/api/questions.json");

    /// <summary>Whether a page that every collection of questions has, such as its list of tags, is called so.</summary>
    public static bool IsListOfCollections(string slug) => slug is "topics" or "levels" or "tags" or "print" or "index";
}
