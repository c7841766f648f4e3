using System.Text;
using StaticGen.Configuration;
using StaticGen.Model;

namespace StaticGen.Contributing;

/// <summary>Addresses at the repository's host, with which readers change pages, start new ones and say what is wrong or missing.</summary>
/// <param name="repository">The repository.</param>
/// <param name="version">What made the pages, such as <c>StaticGen 1.2.0</c>.</param>
internal sealed class RepositoryLinks(RepositoryConfig repository, string version)
{
    /// <summary>The most characters that an address may have once it stands, encoded again, in the address of the page to sign in.</summary>
    /// <remarks>
    /// GitHub answers 414 from 8,192 bytes on (github/docs, issue 5136). Who is not signed in is sent to <c>/login?return_to=</c> with the whole address
    /// behind it, in which every <c>%</c> has become <c>%25</c>: that longer one has to fit. The rest is room for what GitHub adds to it.
    /// </remarks>
    public const int LongestSignIn = 8000;

    /// <summary>The file of <c>.github/ISSUE_TEMPLATE</c> by which mistakes are reported.</summary>
    public const string MistakeForm = "mistake.yml";

    /// <summary>The file of <c>.github/ISSUE_TEMPLATE</c> by which questions are requested.</summary>
    public const string QuestionForm = "question.yml";

    private const string SignIn = "https://github.com/login?return_to=";

    private readonly string _branch = Uri.EscapeDataString(repository.Branch).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>The editor with a file that is there.</summary>
    /// <param name="path">From the site's root.</param>
    public string Edit(string path) => $"{repository.Url}/edit/{_branch}/{InRepository(path)}";

    /// <summary>The editor with a new question's file: the whole skeleton, or as much of it as an address holds.</summary>
    /// <param name="question">As it is asked.</param>
    /// <param name="slug">Name of the file without <c>.md</c>.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="level">Id of its level.</param>
    /// <param name="collection">The collection that it will belong to.</param>
    public string New(string question, string slug, TopicConfig topic, string level, CollectionConfig collection)
    {
        var start = $"{repository.Url}/new/{_branch}/{InRepository($"{collection.Folder}/{topic.Id}")}?filename={Uri.EscapeDataString(slug + ".md")}";
        foreach (var withHeadings in (ReadOnlySpan<bool>)[true, false])
        {
            var whole = $"{start}&value={Uri.EscapeDataString(QuestionFile.Text(question, slug, topic, level, collection, withHeadings))}";
            if (LengthToSignIn(whole) <= LongestSignIn) return whole;
        }
        return start;
    }

    /// <summary>A new issue that says what is wrong with a page.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="address">Its absolute address.</param>
    /// <param name="changedOn">The day on which its source was last changed, or null.</param>
    public string ReportMistake(string title, string address, string? changedOn)
    {
        var state = changedOn is null ? version : $"{version}, page of {changedOn}";
        return NewIssue(MistakeForm, "Mistake in: " + title, [("page", address), ("section", ""), ("version", state)], $"Page: {address}\nMade by: {state}\n\nWhat is wrong, and what would be right:\n");
    }

    /// <summary>A new issue that asks for a question. It ends so that the question, encoded, can be put behind it.</summary>
    public string RequestQuestion() => repository.HasIssueForms
        ? NewIssue(QuestionForm, "", [("version", version), ("question", "")], "")
        : $"{repository.Url}/issues/new?title={Uri.EscapeDataString("Question: ")}";

    /// <summary>How long <paramref name="url"/> is once it is part of the address of the page to sign in.</summary>
    public static int LengthToSignIn(string url) => SignIn.Length + Uri.EscapeDataString(url).Length;

    private string NewIssue(string form, string title, ReadOnlySpan<(string Field, string Value)> fields, string body)
    {
        var url = new StringBuilder(repository.Url).Append("/issues/new?");
        // A host that does not know the form shows an empty issue, for which the title is still right.
        if (repository.HasIssueForms) url.Append("template=").Append(form).Append(title.Length > 0 ? "&" : "");
        if (title.Length > 0) url.Append("title=").Append(Uri.EscapeDataString(title));
        if (!repository.HasIssueForms) return url.Append("&body=").Append(Uri.EscapeDataString(body)).ToString();
        foreach (var (field, value) in fields) url.Append('&').Append(field).Append('=').Append(Uri.EscapeDataString(value));
        return url.ToString();
    }

    private string InRepository(string path) => RelativeUrl.Encode(repository.Folder.Length == 0 ? path : $"{repository.Folder}/{path}");
}
