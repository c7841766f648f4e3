using Scriban.Parsing;
using StaticGen.Diagnostics;

namespace StaticGen.Templating;

/// <summary>What can be wrong with templates: SG5xxx.</summary>
internal static class TemplateDiagnostics
{
    public static Diagnostic Syntax(LogMessage message, string path) => new(
        "SG5001", message.Type == ParserMessageType.Error ? Severity.Error : Severity.Warning, At(message.Span, path),
        OneLine(message.Message), "The guide's page on templates explains the language");

    public static Diagnostic Unclosed(SourceSpan span) => new(
        "SG5001", Severity.Error, At(span, ""), "The expression that begins here is not closed", "Write '}}' at its end");

    public static Diagnostic UnclosedText(SourceSpan span) => new(
        "SG5001", Severity.Error, At(span, ""), "The text that begins here is not closed", "Write its quotation mark again at its end");

    public static Diagnostic UnclosedEscape(SourceSpan span) => new(
        "SG5001", Severity.Error, At(span, ""), "What is to be written as it stands, from here on, is not closed", "Write '}%}' at its end, with as many percent signs as here");

    public static Diagnostic Runtime(SourceSpan span, string path, string message, string hint) => new(
        "SG5002", Severity.Error, At(span, path), OneLine(message), hint);

    public static Diagnostic MissingTemplate(string name) => new(
        "SG5003", Severity.Error, SourceLocation.WholeFile(name), $"There is no template '{name}'",
        "Add it below templates/, or correct the name that is included");

    public static Diagnostic ForbiddenContext(SourceLocation at, string where, string hint) => new(
        "SG5004", Severity.Error, at, $"A value is written {where}, where it cannot be made safe", hint);

    public static Diagnostic ForbiddenStatement(SourceLocation at, string statement, string hint) => new(
        "SG5005", Severity.Error, at, $"'{statement}' is not available in templates", hint);

    public static Diagnostic UnbalancedBranch(SourceLocation at, string statement) => new(
        "SG5008", Severity.Error, at, $"The parts of this '{statement}' end at different places of the HTML, one inside a tag, attribute or element and one outside",
        "Open and close the tag, attribute or comment in the same part, so that it can be judged where values are written");

    /// <param name="span">What was being written when there was no more room.</param>
    /// <param name="path">Path of the layout.</param>
    /// <param name="message">How much room there is.</param>
    public static Diagnostic OutputTooLarge(SourceSpan span, string path, string message) => new(
        "SG5006", Severity.Error, At(span, path), message, "Look for a loop around this place that writes more than it should, or for texts that are too long together");

    public static Diagnostic UnreadableTemplate(SourceLocation at) => new(
        "SG5007", Severity.Error, at, "The template is not UTF-8 text", "Save it as UTF-8");

    public static Diagnostic NotPortable(SourceLocation at, string statement) => new(
        "SG5009", Severity.Error, at, $"'{statement}' cannot be part of a portable site, whose scripts are joined into one",
        "Import by name, import { a } from \"./b.js\"; and export with export before each declaration; a let that others see change cannot be exported");

    /// <summary>Scriban counts lines and columns from 0.</summary>
    internal static SourceLocation At(SourceSpan span, string path) => new(
        string.IsNullOrEmpty(span.FileName) ? path : span.FileName, span.Start.Line + 1, span.Start.Column + 1,
        span.End.Line == span.Start.Line ? Math.Max(1, span.End.Column - span.Start.Column + 1) : 1);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
