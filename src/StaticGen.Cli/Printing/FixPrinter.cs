using System.Globalization;
using System.Text;
using StaticGen.Cli.Fixing;

namespace StaticGen.Cli.Printing;

/// <summary>Prints edits as a unified diff without context, which <c>git apply --unidiff-zero</c> takes.</summary>
internal static class FixPrinter
{
    public static string Diff(IEnumerable<SourceFixes.FixedFile> files, PathDisplay paths)
    {
        var diff = new StringBuilder();
        foreach (var file in files)
        {
            var path = SafeText.OneLine(paths.OfSource(file.Path));
            diff.Append("--- a/").Append(path).Append("\n+++ b/").Append(path).Append('\n');
            foreach (var line in file.Lines)
            {
                diff.Append(CultureInfo.InvariantCulture, $"@@ -{line.Number} +{line.Number} @@ {line.Codes}\n");
                diff.Append('-').Append(SafeText.OneLine(line.Old)).Append("\n+").Append(SafeText.OneLine(line.New)).Append('\n');
            }
        }
        return diff.ToString();
    }
}
