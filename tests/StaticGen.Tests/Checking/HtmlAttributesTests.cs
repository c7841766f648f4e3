using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using StaticGen.Checking;

namespace StaticGen.Tests.Checking;

public sealed class HtmlAttributesTests
{
    private static readonly string[] Followed = ["href", "src", "action", "formaction", "poster"];

    [Theory]
    [InlineData("""<a href="x">""", "href=x")]
    [InlineData("""<a href='x' id="y">""", "href=x id=y")]
    [InlineData("<a href=x/y id=z>", "href=x/y id=z")]
    [InlineData("<A HREF = \"x\"\n\tID\f=\n'y'>", "href=x id=y")]
    [InlineData("""<img alt="a > b" src="c"/>""", "href=c")]
    [InlineData("""<form action="a"><button formaction="b"><video poster="c" src="d">""", "href=a href=b href=c href=d")]
    [InlineData("""<!-- <a href="no"> --><p id="yes">""", "id=yes")]
    [InlineData("""<!--><p id="yes">""", "id=yes")]
    [InlineData("""<!-- --!><p id="yes">""", "id=yes")]
    [InlineData("""<script>"<a href='no'>"</script ><p id="yes">""", "id=yes")]
    [InlineData("""<SCRIPT src="s">x = "</scripty>" + '<p id="no">'</Script><p id="yes">""", "href=s id=yes")]
    [InlineData("""<style id="s">a[href="x"] > b {}</style><p id="yes">""", "id=s id=yes")]
    [InlineData("""<title><b id="no"></title><textarea><b id="no"></textarea><p id="yes">""", "id=yes")]
    [InlineData("""<a data-href="no" data-id="no" href>""", "href=")]
    [InlineData("""1 < 2 <p id="yes">""", "id=yes")]
    [InlineData("""</p id="no"><?x id="no"><!doctype id="no"><p id="yes">""", "id=yes")]
    [InlineData("""<a ="x" href="y">""", "href=y")]
    [InlineData("""<a href="x""", "")]
    [InlineData("<a href=", "")]
    [InlineData("<", "")]
    [InlineData("<!--", "")]
    [InlineData("<script>", "")]
    public void Addresses_and_ids_are_seen_where_a_browser_sees_them(string html, string expected) => Assert.Equal(expected, string.Join(' ', Read(html)));

    [Fact]
    public void On_well_formed_pages_it_sees_what_a_browser_does() => Page().Sample(html => Assert.Equal(ReadByBrowser(html), Read(html)), iter: 500);

    [Fact]
    public void Whatever_the_input_it_comes_to_an_end() => Gen.Char["<>/=\"'!- aid\nscript"].Array[0, 60].Sample(c => Read(new string(c)).Length >= 0);

    private static Gen<string> Page()
    {
        var text = OneOf.These("text", " ", "a &lt; b", "&amp;", "é", "1 > 0", "\n");
        var value = OneOf.These("", "x", "a/b/#c", "a&amp;b", "é", "a > b", "it's", "= id=no", "<p id=no>");
        var name = OneOf.These("id", "href", "src", "class", "title", "data-id", "HREF", "action");
        var attribute = Gen.Select(name, value, Gen.Int[0, 3]).Select((n, v, quotes) => quotes switch
        {
            0 => $"{n}='{v.Replace("'", "&#39;", StringComparison.Ordinal)}'",
            1 => $"{n} = \"{v}\"",
            _ => $"{n}=\"{v}\"",
        });
        var attributes = attribute.Array[0, 4].Select(all => string.Concat(all.DistinctBy(a => a[..a.IndexOf('=', StringComparison.Ordinal)].Trim().ToLowerInvariant()).Select(a => " " + a)));
        var leaf = Gen.OneOf(
            text,
            attributes.Select(a => $"<br{a}>"),
            attributes.Select(a => $"<img{a}/>"),
            attributes.Select(a => $"<script{a}>if (a < b) '<p id=\"no\">';</script>"),
            attributes.Select(a => $"<textarea{a}><b id=\"no\">&lt;</textarea>"),
            Gen.Const("<!-- <b id=\"no\"> -->"));
        var element = Gen.Select(OneOf.These("div", "section", "span", "b", "ins"), attributes, leaf.Array[0, 4])
            .Select((tag, a, inside) => $"<{tag}{a}>{string.Concat(inside)}</{tag}>");
        return Gen.OneOf(leaf, element).Array[0, 8].Select(parts => $"<!doctype html><html><head><title>a &lt; b</title></head><body>{string.Concat(parts)}</body></html>");
    }

    private static string[] ReadByBrowser(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        return [.. document.All.SelectMany(e => e.Attributes)
            .Where(a => a.Name == "id" || Followed.Contains(a.Name, StringComparer.Ordinal))
            .Select(a => $"{(a.Name == "id" ? "id" : "href")}={a.Value}")];
    }

    private static string[] Read(string html)
    {
        var seen = new List<string>();
        foreach (var attribute in new HtmlAttributes(Encoding.UTF8.GetBytes(html)))
            seen.Add($"{(attribute.Kind == HtmlAttributeKind.Id ? "id" : "href")}={System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(attribute.Value))}");
        return [.. seen];
    }
}
