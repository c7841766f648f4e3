using StaticGen.ThemeScripts;
using Xunit;

namespace StaticGen.Tests.ThemeScripts;

public sealed class ModuleJoinerTests
{
    [Fact]
    public void A_module_comes_before_the_one_that_imports_it_and_only_the_entry_exports() =>
        Assert.Equal("const c = 1;\nexport function b() { return c; }\n", Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nexport function b() { return c; }\n",
            ["search/c.js"] = "export const c = 1;\n",
        })["search/b.js"]);

    [Fact]
    public void A_module_that_two_others_import_is_there_once() =>
        Assert.Equal("const d = 1;\nconst c = d;\nexport const b = c + d;\n", Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nimport { d } from \"./d.js\";\nexport const b = c + d;\n",
            ["search/c.js"] = "import { d } from \"./d.js\";\nexport const c = d;\n",
            ["search/d.js"] = "export const d = 1;\n",
        })["search/b.js"]);

    [Fact]
    public void What_the_first_has_the_others_take_from_it_and_it_exports_that_and_no_more()
    {
        var joined = Join(new()
        {
            ["main.js"] = "import { say, shout } from \"./ui/announce.js\";\nsay(shout);\n",
            ["ui/announce.js"] = "export const say = 1;\nexport const shout = 2;\n",
            ["search/b.js"] = "import { say } from \"../ui/announce.js\";\nimport { c } from \"../ui/c.js\";\nexport const b = say + c;\n",
            ["ui/c.js"] = "export const c = 3;\n",
        }, "main.js", "search/b.js");
        Assert.Equal("export const say = 1;\nconst shout = 2;\nsay(shout);\n", joined["main.js"]);
        Assert.Equal("import { say } from \"../main.js\";\nconst c = 3;\nexport const b = say + c;\n", joined["search/b.js"]);
    }

    [Fact]
    public void An_entry_stays_a_file_of_its_own()
    {
        var joined = Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nexport const b = c;\n",
            ["search/c.js"] = "export const c = 1;\n",
        }, "search/b.js", "search/c.js");
        Assert.Equal("import { c } from \"./c.js\";\nexport const b = c;\n", joined["search/b.js"]);
        Assert.Equal("export const c = 1;\n", joined["search/c.js"]);
    }

    [Fact]
    public void What_a_module_of_another_folder_loads_by_address_is_found_from_the_entry() =>
        Assert.Equal("""
            const a = () => import("./ui/d.js"), url = new URL("x.css", new URL("./ui/", import.meta.url));
            a();

            """, Join(new()
            {
                ["main.js"] = "import { a } from \"./ui/a.js\";\na();\n",
                ["ui/a.js"] = "export const a = () => import(\"./d.js\"), url = new URL(\"x.css\", import.meta.url);\n",
            }, "main.js")["main.js"]);

    [Theory]
    [InlineData("const x = 2;\nexport const c = x;\n", "search/b.js: 'x' is declared in search/c.js as well; modules that are joined share their names")]
    [InlineData("export const c = 2, x = 3;\n", "search/b.js: 'x' is declared in search/c.js as well; modules that are joined share their names")]
    [InlineData("export default 1;\n", "search/c.js: 'export default 1;' cannot be joined")]
    [InlineData("import * as all from \"./d.js\";\n", "search/c.js: 'import * as all from \"./d.js\";' cannot be joined")]
    [InlineData("import { d as e } from \"./d.js\";\n", "search/c.js: 'd as e' cannot be joined; import it by its own name")]
    [InlineData("const { e } = window;\n", "search/c.js: 'const { e } = window;' cannot be joined")]
    public void What_cannot_be_joined_is_refused_by_name(string c, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nconst x = c;\n",
            ["search/c.js"] = c,
            ["search/d.js"] = "export const d = 1;\n",
        })).Message);

    private static IReadOnlyDictionary<string, string> Join(Dictionary<string, string> modules, params string[] entries) =>
        ModuleJoiner.Join(entries is [] ? ["search/b.js"] : entries, path => modules[path], out _);
}
