using StaticGen.ThemeScripts;
using Xunit;

namespace StaticGen.Tests.ThemeScripts;

public sealed class ModuleJoinerTests
{
    [Fact]
    public void A_module_comes_before_the_one_that_imports_it_and_only_the_entry_exports()
    {
        Assert.Equal("""
            import { say, shout } from "../ui/announce.js";
            export const c = 1;
            export function b() { return c; }

            """.Replace("export const c", "const c", StringComparison.Ordinal),
            Join(new()
            {
                ["search/b.js"] = "import { c } from \"./c.js\";\nimport { say } from \"../ui/announce.js\";\nexport function b() { return c; }\n",
                ["search/c.js"] = "import { shout } from \"../ui/announce.js\";\nexport const c = 1;\n",
            }));
    }

    [Fact]
    public void A_module_that_two_others_import_is_there_once() =>
        Assert.Equal("const d = 1;\nconst c = d;\nexport const b = c + d;\n", Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nimport { d } from \"./d.js\";\nexport const b = c + d;\n",
            ["search/c.js"] = "import { d } from \"./d.js\";\nexport const c = d;\n",
            ["search/d.js"] = "export const d = 1;\n",
        }));

    [Theory]
    [InlineData("const x = 2;\nexport const c = x;\n", "search/b.js: 'x' is declared in search/c.js as well; modules that are joined share their names")]
    [InlineData("export default 1;\n", "search/c.js: 'export default 1;' cannot be joined")]
    [InlineData("import * as all from \"./d.js\";\n", "search/c.js: 'import * as all from \"./d.js\";' cannot be joined")]
    [InlineData("import { d as e } from \"./d.js\";\n", "search/c.js: 'd as e' cannot be joined; import it by its own name")]
    [InlineData("const { e } = window;\n", "search/c.js: 'const { e } = window;' cannot be joined")]
    public void What_cannot_be_joined_is_refused_by_name(string c, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Join(new()
        {
            ["search/b.js"] = "import { c } from \"./c.js\";\nconst x = c;\n",
            ["search/c.js"] = c,
        })).Message);

    private static string Join(Dictionary<string, string> modules) =>
        ModuleJoiner.Join("search/b.js", modules.Keys.ToHashSet(StringComparer.Ordinal), path => modules[path]);
}
