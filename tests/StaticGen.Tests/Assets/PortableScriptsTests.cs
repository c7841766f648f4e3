using System.Text;
using StaticGen.Assets;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Templating;
using Xunit;

namespace StaticGen.Tests.Assets;

public sealed class PortableScriptsTests
{
    [Fact]
    public void A_module_and_what_it_imports_become_one_classic_script_under_its_name()
    {
        var joined = Join(new()
        {
            ["main.js"] = "// Wires.\nimport { a, b as c } from \"./ui/a.js\";\nimport * as all from \"./ui/b.js\";\na(c, all, () => import(\"./ui/later.js\"));\n",
            ["ui/a.js"] = "import { d } from \"./b.js\";\nexport const a = 1;\nexport async function b() { return d + import.meta.url; }\n",
            ["ui/b.js"] = "const e = 4;\nexport { e as d };\n",
            ["ui/later.js"] = "export class Later {}\n",
        });

        Assert.Equal("""
            (() => {
            "use strict";
            const folder = document.currentScript.src.slice(0, -"main.js".length), modules = {
            "main.js": () => {
            // Wires.
            const { a, b: c } = load("ui/a.js");
            const all = load("ui/b.js");
            a(c, all, () => loadLater("ui/later.js"));
            return {  };
            },
            "ui/a.js": () => {
            const { d } = load("ui/b.js");
            const a = 1;
            async function b() { return d + (folder + "ui/a.js"); }
            return { a, b };
            },
            "ui/b.js": () => {
            const e = 4;
            return { d: e };
            },
            "ui/later.js": () => {
            class Later {}
            return { Later };
            },
            };
            const loaded = new Map();
            const load = (name) => {
              if (!loaded.has(name)) loaded.set(name, modules[name]());
              return loaded.get(name);
            };
            const loadLater = async (name) => load(name);
            load("main.js");
            })();

            """.ReplaceLineEndings("\n"), Assert.Single(joined).Value);
        Assert.Equal("main.js", joined.Keys.Single());
    }

    [Fact]
    public void What_portable_js_exports_takes_the_place_of_the_browsers_functions()
    {
        var joined = Join(new() { ["main.js"] = "fetch(1);\n", ["portable.js"] = "export const fetch = () => {};\n", ["classic.js"] = "(() => {})();\n" });

        Assert.Equal(["classic.js", "main.js"], joined.Keys);
        Assert.Equal("(() => {})();\n", joined["classic.js"]);
        Assert.EndsWith("const { fetch } = load(\"portable.js\");\nload(\"main.js\");\n})();\n", joined["main.js"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export default 1;")]
    [InlineData("export let n = 1;")]
    [InlineData("import a from \"./a.js\";")]
    [InlineData("export * from \"./a.js\";")]
    [InlineData("import { a } from \"library\";")]
    public void What_cannot_be_joined_is_reported_where_it_stands(string statement)
    {
        var result = PortableScripts.Join([File("main.js", "\nconst a = 1;\n" + statement + "\n")]);

        var found = Assert.Single(result.Diagnostics);
        Assert.Equal($"templates/assets/js/main.js:3:1: error SG5009: '{statement}' cannot be part of a portable site, whose scripts are joined into one", found.ToString());
        Assert.Equal("Import by name, import { a } from \"./b.js\"; and export with export before each declaration; a let that others see change cannot be exported", found.Hint);
    }

    [Fact]
    public void The_theme_has_one_script_for_all_of_its_modules()
    {
        var result = PortableScripts.Join(BuiltInTheme.With([], asWritten: true));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            ["templates/assets/js/main.js", "templates/assets/js/sidebar.js", "templates/assets/js/theme.js"],
            result.Value.Select(f => f.Path).Where(p => p.EndsWith(".js", StringComparison.Ordinal)));
    }

    private static SortedDictionary<string, string> Join(Dictionary<string, string> scripts)
    {
        var result = PortableScripts.Join([.. scripts.Select(s => File(s.Key, s.Value))]);
        Assert.Empty(result.Diagnostics);
        return new(result.Value.ToDictionary(f => f.Path["templates/assets/js/".Length..], f => Encoding.UTF8.GetString(f.Bytes.Span)), StringComparer.Ordinal);
    }

    private static SourceFile File(string name, string text) => new("templates/assets/js/" + name, Encoding.UTF8.GetBytes(text));
}
