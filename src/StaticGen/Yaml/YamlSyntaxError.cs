using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>Finds out what the author probably did wrong where a text is not YAML, and says how to write it.</summary>
/// <remarks>
/// The parser notices a mistake late: an unclosed quote at the end of the text, a value with a colon at the colon. What people get
/// wrong is known and short, so the lines up to the parser's place are searched for it.
/// </remarks>
internal static class YamlSyntaxError
{
    /// <summary>The offset of the first character that YAML does not allow where it stands, or null.</summary>
    public static int? FindForbiddenCharacter(SourceText source, YamlPart part)
    {
        var text = source.Text.AsSpan(part.Start, part.End - part.Start);
        for (var i = text.IndexOfAnyInRange('\0', '\u001F'); i >= 0;)
        {
            var c = text[i];
            if (c is not ('\t' or '\n' or '\r')) return part.Start + i;
            // A tab that begins a line is indentation, unless the line is blank.
            if (c == '\t' && (i == 0 || text[i - 1] is '\n' or '\r'))
            {
                var rest = text[i..].TrimStart(" \t");
                if (!rest.IsEmpty && rest[0] is not ('\n' or '\r')) return part.Start + i;
            }
            var next = text[(i + 1)..].IndexOfAnyInRange('\0', '\u001F');
            i = next < 0 ? -1 : i + 1 + next;
        }
        var delete = text.IndexOf('\u007F');
        return delete < 0 ? null : part.Start + delete;
    }

    /// <summary>The finding for <paramref name="failure"/> in <paramref name="part"/>.</summary>
    public static Diagnostic Explain(SourceText source, YamlPart part, YamlFailure failure, YamlRules rules)
    {
        if (failure.Offset < part.End && ExplainCharacter(source, failure.Offset) is var (at, message, hint) && message.Length > 0)
            return YamlDiagnostics.Syntax(rules, at, message, hint);

        var last = source.At(Math.Max(part.Start, Math.Min(failure.End, part.End - 1))).Line;
        var blockIndent = -1;
        for (var number = source.At(part.Start).Line; number <= last; number++)
        {
            var line = new YamlLine(source, number);
            if (line.IsBlank) continue;
            if (blockIndent >= 0 && line.Indent > blockIndent) continue;
            blockIndent = line.BeginsBlock ? line.Indent : -1;
            if (line.Explain(failure) is { } finding)
                return YamlDiagnostics.Syntax(rules, finding.At, finding.Message, finding.Hint) with { Fix = finding.Fix };
        }
        return Unexplained(source, part, failure, rules);
    }

    private static (SourceLocation At, string Message, string Hint) ExplainCharacter(SourceText source, int offset)
    {
        var c = source.Text[offset];
        if (c == '\t' && (offset == 0 || source.Text[offset - 1] is '\n' or '\r'))
            return (source.At(offset), "a tab is used for indentation", "Use spaces: YAML does not count tabs as indentation");
        if (c is < ' ' and not ('\t' or '\n' or '\r') or '\u007F')
            return (source.At(offset), $"the control character {YamlText.Name(c)} is not allowed here", "Remove it");
        return (default, "", "");
    }

    private static Diagnostic Unexplained(SourceText source, YamlPart part, YamlFailure failure, YamlRules rules)
    {
        var at = source.At(Math.Clamp(failure.Offset, part.Start, Math.Max(part.Start, part.End - 1)));
        var line = new YamlLine(source, at.Line);
        var first = new YamlLine(source, source.At(part.Start).Line);
        if (!line.IsBlank && at.Line > first.Number && (line.IsItem || line.Indent > first.Indent))
        {
            var (message, hint) = line.IsItem ? ("a list item stands where none is expected", "A key has either a value on its line or a list below it")
                : line.HasKey ? ("the indentation of this line fits no line above it", "Begin keys that belong together in the same column")
                : ("this line belongs to no key", "Write a text on several lines with '>-' behind the key's colon");
            return YamlDiagnostics.Syntax(rules, source.At(source.LineStart(at.Line) + line.Indent), message, hint);
        }
        var reason = failure.Message.Length == 0 ? "" : ": " + Lower(failure.Message.TrimEnd('.'));
        return YamlDiagnostics.Syntax(rules, at, $"this is not valid YAML{reason}", "If the value is text, put it in quotes");
    }

    private static string Lower(string message) => char.ToLowerInvariant(message[0]) + message[1..];
}
