using StaticGen.ThemeScripts;
using Xunit;

namespace StaticGen.Tests.ThemeScripts;

public sealed class ScriptMinifierTests
{
    [Fact]
    public void Comments_and_white_space_go_and_inner_names_become_short()
    {
        const string Script = """
            // What it does.
            export function add(first, second) {
              /* the sum */
              return first + second;
            }
            """;

        Assert.Equal("export function add(n,t){return n+t}\n", ScriptMinifier.Minify(Script, "add.js", out var faults));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("const o = { ...a, b: a?.b ?? 1 }; o.c ??= 2; use(o);")]
    [InlineData("export class C { #x = 1; static y = 2; #f() { return this.#x; } get z() { return this.#f(); } }")]
    [InlineData("for await (const x of y) use(`a ${x}\n b`);")]
    [InlineData("use(/[\\u{20000}-\\u{3ffff}]/u, /(?<=a)b/, 1_000, 2 ** 3, import.meta.url);")]
    [InlineData("try { f(); } catch { g(); }")]
    public void The_language_of_today_is_understood(string script)
    {
        var small = ScriptMinifier.Minify(script, "today.js", out var faults);

        Assert.Empty(faults);
        Assert.NotEqual("\n", small);
    }

    [Fact]
    public void A_mistake_in_a_script_is_said_with_its_place()
    {
        ScriptMinifier.Minify("export function f( {", "broken.js", out var faults);

        Assert.StartsWith("broken.js(1,", faults[0], StringComparison.Ordinal);
    }
}
