using StaticGen.Cli.Diagnosing;
using StaticGen.Configuration;
using Xunit;

namespace StaticGen.Tests.Cli.Diagnosing;

public sealed class PublishingAddressTests
{
    [Theory]
    [InlineData("https://github.com/Owner/answers.git")]
    [InlineData("https://token@github.com/Owner/answers")]
    [InlineData("git@github.com:Owner/answers.git")]
    [InlineData("ssh://git@github.com/Owner/answers/")]
    public void A_repository_is_recognised_in_each_form_of_its_address(string remote) =>
        Assert.Equal(("Owner", "answers"), PublishingAddress.RepositoryOf(remote));

    [Theory]
    [InlineData("https://gitlab.com/owner/answers")]
    [InlineData("git@github.com:owner")]
    [InlineData(null)]
    public void Another_address_is_none(string? remote) => Assert.Null(PublishingAddress.RepositoryOf(remote));

    [Theory]
    [InlineData("https://owner.github.io/answers/", "git@github.com:Owner/answers.git", "good: https://owner.github.io/answers/ is where GitHub Pages publishes this repository")]
    [InlineData("https://owner.github.io/", "git@github.com:owner/owner.github.io", "good: https://owner.github.io/ is where GitHub Pages publishes this repository")]
    [InlineData("https://answers.example.net.nz/", "git@github.com:owner/answers", "good: https://answers.example.net.nz/")]
    [InlineData("https://owner.github.io/old/", "git@github.com:owner/answers", "bad: base_url is https://owner.github.io/old/, and GitHub Pages publishes git@github.com:owner/answers at https://owner.github.io/answers/ | Write base_url: https://owner.github.io/answers/, unless the site is published from another repository")]
    [InlineData("https://example.org/", "git@github.com:owner/answers", "doubtful: base_url is https://example.org/, an address of nobody; the workflow for GitHub Pages fills in the right one, other ways of publishing do not | Write base_url: https://owner.github.io/answers/")]
    [InlineData("http://answers.nz/", null, "doubtful: base_url is http://answers.nz/, which is not encrypted | Write https, which GitHub Pages offers for every site")]
    public void The_base_url_is_compared_with_the_remote(string baseUrl, string? remote, string expected) =>
        Assert.Equal(expected, Show(Look(baseUrl, remote, null).Single(static s => s.Topic == "base URL")));

    [Theory]
    [InlineData("https://answers.nz/", "answers.nz\n", "good: answers.nz, as base_url has it; GitHub Pages takes the domain from the repository's settings when a workflow publishes")]
    [InlineData("https://answers.nz/", "other.nz", "bad: static/CNAME says other.nz, and base_url https://answers.nz/ | Write base_url: https://other.nz/, or remove static/CNAME")]
    [InlineData("https://answers.nz/qa/", "answers.nz", "bad: static/CNAME says answers.nz: GitHub Pages publishes at its root, and base_url has the path /qa/ | Write base_url: https://answers.nz/")]
    public void A_domain_of_ones_own_is_compared_with_the_base_url(string baseUrl, string domain, string expected) =>
        Assert.Equal(expected, Show(Look(baseUrl, null, domain).Single(static s => s.Topic == "CNAME")));

    [Fact]
    public void Edit_links_to_another_repository_are_said()
    {
        var symptoms = PublishingAddress.Look(Config("https://answers.nz/") with { Repository = new RepositoryConfig("https://github.com/else/where", "main") }, "git@github.com:owner/answers", null);
        Assert.Equal(
            "doubtful: repository.url is https://github.com/else/where, and git's origin is git@github.com:owner/answers: links to edit a page lead elsewhere | Write url: https://github.com/owner/answers, unless this is a fork of it",
            Show(symptoms.Single(static s => s.Topic == "repository")));
    }

    private static IEnumerable<Symptom> Look(string baseUrl, string? remote, string? domain) => PublishingAddress.Look(Config(baseUrl), remote, domain);

    private static SiteConfig Config(string baseUrl) => new() { Title = "Site", BaseUrl = new Uri(baseUrl) };

    private static string Show(Symptom s) => $"{s.Condition.ToString().ToLowerInvariant()}: {s.Message}{(s.Remedy is null ? "" : $" | {s.Remedy}")}";
}
