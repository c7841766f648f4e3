using System.Text;
using StaticGen.Assets;
using StaticGen.Output;
using StaticGen.Sources;

namespace StaticGen.Tests.Assets;

public sealed class AssetBundleTests
{
    [Fact]
    public void All_assets_lie_in_one_folder_that_names_their_content()
    {
        var bundle = Bundle(("css/site.css", "a{}"), ("js/main.js", "1"));
        var output = new MemoryOutput();
        bundle.WriteTo(output);

        Assert.Matches("^/assets/[0-9a-f]{10}/css/site\\.css$", bundle.Find("css/site.css")!.Path);
        Assert.Equal(new[] { "css/site.css", "js/main.js" }.Select(n => bundle.Find(n)!.OutputPath), output.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Null(bundle.Find("css/other.css"));
        Assert.Null(bundle.Find("../layouts/base.html"));
    }

    [Fact]
    public void The_folder_changes_with_any_name_or_byte_and_with_nothing_else()
    {
        (string, string)[][] all =
        [
            [("a", "x"), ("b", "y")], [("a", "x"), ("b", "z")], [("a", "x"), ("c", "y")], [("a", "x")], [("a", "x\0b"), ("y", "")], [("a", ""), ("b", "xy")],
        ];

        Assert.Equal(all.Length, all.Select(files => Bundle(files).Find("a")!.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Bundle(all[0]).Find("a"), Bundle(all[0]).Find("a"));
        Assert.Equal(
            Bundle(all[0]).Find("a"),
            AssetBundle.From([File("templates/assets/a", "x"), File("templates/assets/b", "y"), File("templates/layouts/base.html", "no asset")]).Find("a"));
    }

    private static AssetBundle Bundle(params (string Name, string Text)[] files) => AssetBundle.From([.. files.Select(f => File("templates/assets/" + f.Name, f.Text))]);

    private static SourceFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
