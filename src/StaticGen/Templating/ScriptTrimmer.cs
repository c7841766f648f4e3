using System.Text;

namespace StaticGen.Templating;

/// <summary>Leaves out of the theme's own scripts what only their authors read: comments on lines of their own, and indentation.</summary>
/// <remarks>
/// No parser of JavaScript: it relies on the theme's scripts having no template literal of more than one line, which a test
/// checks. A site's own scripts are therefore published as they are.
/// </remarks>
internal static class ScriptTrimmer
{
    /// <summary>The script without its whole-line comments and its indentation; line breaks stay.</summary>
    public static byte[] Trim(ReadOnlySpan<byte> script)
    {
        var kept = new StringBuilder(script.Length);
        var isComment = false;
        foreach (var raw in Encoding.UTF8.GetString(script).Split('\n'))
        {
            var line = raw.AsSpan().Trim();
            if (!isComment && line.StartsWith("/*") && (line.EndsWith("*/") || !line.Contains("*/", StringComparison.Ordinal)))
            {
                isComment = !line.EndsWith("*/");
                continue;
            }
            if (isComment)
            {
                isComment = !line.EndsWith("*/");
                continue;
            }
            if (line.IsEmpty || line.StartsWith("//")) continue;
            kept.Append(line).Append('\n');
        }
        return Encoding.UTF8.GetBytes(kept.ToString());
    }
}
