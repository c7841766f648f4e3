using System.Text;
using StaticGen.Templating;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Templating;

public sealed class ViewsTests
{
    [Fact]
    public void Every_member_of_every_view_can_be_read_and_is_what_the_reference_says()
    {
        var config = TestSite.Config.Replace(
            "    file_name: example.py\n",
            "    file_name: example.py\n    separator: 'print(\"{marker}\")'\n    run_in_browser: {worker: runtimes/demo.js, folder: runtimes/files, files: []}\n",
            StringComparison.Ordinal)
            .Replace("    tags:\n", "    wanted: [{question: What is still to be asked?, topic: lists, level: basic}]\n    tags:\n", StringComparison.Ordinal);
        const string Runtime = "-- runtimes/demo.js --\nexport {};\n-- runtimes/files/engine.js --\nexport {};\n";
        using var site = TestSite.Build(config + Runtime + SampleSite.Content + "-- templates/layouts/base.html --\n" + TemplateOfEverything());

        Assert.Empty(site.Messages.Where(m => !m.Contains("SG41", StringComparison.Ordinal)));
        var all = string.Concat(site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).Select(f => Encoding.UTF8.GetString(f.Value)));
        Assert.All(ViewReference.All, view => Assert.Contains($"[{view.Name}]", all, StringComparison.Ordinal));
    }

    [Fact]
    public void The_reference_lists_each_view_and_member_once_and_describes_it()
    {
        Assert.Equal(ViewReference.All.Length, ViewReference.All.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var view in ViewReference.All)
        {
            Assert.Equal(view.Members.Count, view.Members.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(view.Members, m =>
            {
                Assert.NotEmpty(m.Description);
                Assert.Contains(KindOf(m.Type), (string[])["text", "url", "html", "number", "boolean", "map", .. ViewReference.All.Select(v => v.Name)]);
            });
        }
    }

    [Theory]
    [InlineData("page", "titel", "title")]
    [InlineData("site", "colections", "collections")]
    [InlineData("page.collection", "topcs", "topics")]
    [InlineData("page.breadcrumbs[0]", "urll", "url")]
    public void An_unknown_member_is_reported_with_the_nearest_of_its_own_view(string view, string member, string nearest)
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + $"-- templates/layouts/topic.html --\n<p>\n{{{{ {view}.{member} }}}}</p>\n");

        var finding = Assert.Single(site.Result.Diagnostics);
        Assert.Equal(("SG5002", 2), (finding.Code, finding.At.Line));
        Assert.Equal(4 + view.Length + 1, finding.At.Column);
        Assert.Matches($"^A (page|site|collection|link) has no member '{member}'$", finding.Message);
        Assert.Equal($"Did you mean '{nearest}'? Seen on the page /qa/topics/lists/", finding.Hint);
    }

    [Fact]
    public void A_view_cannot_be_changed()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + "-- templates/layouts/home.html --\n{{ page.title = 'x' }}\n");

        Assert.Contains("SG5002", Assert.Single(site.Messages), StringComparison.Ordinal);
    }

    /// <summary>Reads every member, through lists and other views, four views deep; writes those that are said to be writable.</summary>
    private static string TemplateOfEverything()
    {
        var text = new StringBuilder();
        var variables = 0;
        Read("site", ["site"]);
        Read("page", ["page"]);
        return text.ToString();

        void Read(string path, string[] views)
        {
            var view = views[^1];
            text.Append($"<p>[{view}]</p>\n");
            foreach (var member in ViewReference.All.Single(v => v.Name == view).Members)
            {
                var value = $"{path}.{member.Name}";
                var kind = KindOf(member.Type);
                var isList = member.Type[0] == '[';
                if (isList) text.Append($"{{{{ for $v{++variables} in {value} limit:6 }}}}");
                else text.Append($"{{{{ if {value} }}}}");
                var item = isList ? "$v" + variables : value;
                switch (kind)
                {
                    case "text" or "number" or "boolean" or "html":
                        text.Append($"{{{{ {item} }}}}");
                        break;
                    case "url":
                        text.Append($"<a href=\"{{{{ {item} }}}}\">{{{{ absolute {item} }}}}</a>");
                        break;
                    case "map":
                        text.Append($"{{{{ {item}.mood }}}}");
                        break;
                    case var other when views.Length < 4 && !views.Contains(other, StringComparer.Ordinal):
                        Read(item, [.. views, other]);
                        break;
                }
                text.Append("{{ end }}\n");
            }
        }
    }

    private static string KindOf(string type) => type.Replace(" or null", "", StringComparison.Ordinal).Trim('[', ']');
}
