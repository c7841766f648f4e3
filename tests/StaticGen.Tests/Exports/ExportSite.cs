using System.Collections.Immutable;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

/// <summary>Small sites for the tests of exports: all of them on, and a history.</summary>
internal static class ExportSite
{
    /// <summary>The usual config with every export.</summary>
    public static string Config { get; } = TestSite.Config.Replace(
        "collections:", "exports: {topic_feeds: true, markdown: true, llms_txt: true, questions_json: true, anki: true}\ncollections:", StringComparison.Ordinal);

    /// <summary>Two follow-up questions, to be put before the sources of an answer.</summary>
    public const string FollowUps = """

        ## Follow-up questions
        - **Why so?** - Because of [this](../../guide/index.md).
        - **And `then`?** - Then not.

        """;

    public static string Question(string path, string title = "A title", string frontMatter = "", string body = "", string level = "basic") =>
        TestSite.Question(path, title, frontMatter, body, level).Replace(
            "\n## Sources", (path.EndsWith("/index.md", StringComparison.Ordinal) ? FollowUps.Replace("../../", "../../../", StringComparison.Ordinal) : FollowUps) + "\n## Sources", StringComparison.Ordinal);

    /// <summary>Builds a site; the days are those of its files, the first of them first.</summary>
    public static TestSite Build(string content, params (string Path, int Created, int Changed)[] days) =>
        TestSite.Build(Config + TestSite.GuideIndex + content, request => request with { History = History(days) });

    /// <summary>A history with days of January 2026.</summary>
    public static SourceHistory History(params (string Path, int Created, int Changed)[] days) => new(
        days.ToImmutableSortedDictionary(d => d.Path, d => new FileHistory(new DateOnly(2026, 1, d.Created), new DateOnly(2026, 1, d.Changed), ["Somebody"]), StringComparer.Ordinal));
}
