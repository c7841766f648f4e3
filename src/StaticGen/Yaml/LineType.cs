using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>One line of text; space around it does not count.</summary>
/// <param name="least">Characters (Unicode code points) that it must have.</param>
/// <param name="most">Characters that it may have.</param>
/// <param name="ofNumber">What the author probably means by a number without quotes; the number itself unless given.</param>
internal sealed class LineType(int least, int most, Func<string, string>? ofNumber = null) : YamlType<YamlScalar>
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"text of {least} to {most} characters");

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out YamlScalar value)
    {
        value = null;
        if (node is not YamlScalar scalar)
        {
            if (node is not YamlUnreadable) context.Report(NotAScalar(node, slot, context));
            return false;
        }
        if (scalar.Kind != YamlScalarKind.Text)
        {
            context.Report(NotText(scalar, slot, context));
            return false;
        }
        var text = scalar.Text.AsSpan().Trim();
        if (FindProblem(text) is { } problem)
        {
            context.Report(problem == '\n'
                ? YamlDiagnostics.Malformed(context.Rules, scalar.At, $"{slot.Label} has more than one line", "Write it on one line, or with '>-' to join the lines")
                : YamlDiagnostics.Malformed(context.Rules, scalar.At, $"{slot.Label} contains the character {YamlText.Name(problem)}, which cannot be shown", "Remove it"));
            return false;
        }
        var length = CountCharacters(text);
        if (length > most)
        {
            context.Report(YamlDiagnostics.TooLong(context.Rules, scalar.At, slot.Label, length, most));
            return false;
        }
        if (length < least || (length = CountVisible(text)) < least)
        {
            context.Report(YamlDiagnostics.TooShort(context.Rules, scalar.At, slot.Label, length, least));
            return false;
        }
        value = text.Length == scalar.Text.Length ? scalar : new YamlScalar(text.ToString(), scalar.Style, scalar.At, scalar.Start, scalar.End);
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", least);
        json.WriteNumber("maxLength", most);
    }

    private static Diagnostic NotAScalar(YamlNode node, YamlSlot slot, YamlContext context)
    {
        var written = context.Written(node);
        return YamlDiagnostics.WrongKind(
            context.Rules,
            node.At,
            slot.Label,
            "text",
            YamlValues.Describe(node),
            written is null ? $"Write one text behind the colon, in quotes" : $"If text is meant, quote it: {slot.With(YamlText.Quote(written))}");
    }

    private Diagnostic NotText(YamlScalar scalar, YamlSlot slot, YamlContext context)
    {
        if (scalar.Kind == YamlScalarKind.Null && scalar.Text.Length == 0)
            return YamlDiagnostics.NoValue(context.Rules, scalar.At, slot.Label, "text", slot.IsItem ? "Write the item, or remove its line" : "Write a value behind the colon, or remove the key");
        var readAs = scalar.Kind switch
        {
            YamlScalarKind.Null => "the same as no value",
            YamlScalarKind.Boolean => "a truth value",
            YamlScalarKind.FormerBoolean => "a truth value to many YAML tools",
            _ => "a number",
        };
        var meant = readAs == "a number" && ofNumber is not null ? ofNumber(scalar.Text) : scalar.Text;
        return YamlDiagnostics.NotText(
            context.Rules, scalar.At, slot.Label, scalar.Text, readAs, $"{(meant == scalar.Text ? "Quote it:" : "Write")} {slot.With(YamlText.Quote(meant))}")
            with
        {
            // A number that is taken for something else than itself is for the author to decide.
            Fix = meant == scalar.Text ? context.Replace(scalar, YamlText.Quote(meant)) : null,
        };
    }

    /// <summary>The first character that one line of text cannot have: a line break, a control character, half of a pair.</summary>
    private static char? FindProblem(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\u2028' or '\u2029') return '\n';
            if (char.IsControl(c)) return c;
            if (!char.IsSurrogate(c)) continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return c;
            i++;
        }
        return null;
    }

    /// <summary>Characters that leave a trace: a title of zero-width spaces is none.</summary>
    private static int CountVisible(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Fillers of Hangul and the empty pattern of Braille are letters and signs by their category.
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)) count++;
        }
        return count;
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c)) count--;
        }
        return count;
    }
}
