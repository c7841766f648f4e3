using System.Text;
using StaticGen.Templating;
using Xunit;

namespace StaticGen.Tests.Templating;

public sealed class ScriptTrimmerTests
{
    [Fact]
    public void Comments_on_lines_of_their_own_and_indentation_are_left_out()
    {
        const string Script = """
            // What it does.
            /**
             * @param {string} x
             */
            export function f(x) {
              /* one line */
              const url = "https://example.org"; // stays
              return x;
            }

            """;

        Assert.Equal(
            "export function f(x) {\nconst url = \"https://example.org\"; // stays\nreturn x;\n}\n",
            Encoding.UTF8.GetString(ScriptTrimmer.Trim(Encoding.UTF8.GetBytes(Script))));
    }

    [Fact]
    public void No_script_of_the_theme_has_a_template_literal_of_more_than_one_line()
    {
        var scripts = BuiltInTheme.Files.Where(f => f.Path.EndsWith(".js", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.All(
            Encoding.UTF8.GetString(script.Bytes.Span).Split('\n'),
            line => Assert.True(Count(line) % 2 == 0, $"{script.Path}: {line}")));
    }

    /// <summary>Backticks of a line, those after a backslash not counted.</summary>
    private static int Count(string line) => line.Where((c, i) => c == '`' && (i == 0 || line[i - 1] != '\\')).Count();
}
