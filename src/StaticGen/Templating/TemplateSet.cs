using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;
using StaticGen.Checking;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Templating;

/// <summary>All templates and icons, parsed once and shared by all workers.</summary>
public sealed partial class TemplateSet
{
    private readonly FrozenDictionary<string, Template> _templates;
    private readonly FrozenDictionary<string, string> _icons;

    private readonly FrozenSet<string> _broken;

    private readonly Lazy<ILookup<string, WrittenAttribute>> _attributes;

    private TemplateSet(Dictionary<string, Template> templates, Dictionary<string, string> icons, HashSet<string> broken, Dictionary<string, SourceText> sources)
    {
        _attributes = new(() => sources.OrderBy(static s => s.Key, StringComparer.Ordinal)
            .SelectMany(static s => AttributesOf(s.Value).Select(a => (s.Key, Attribute: a))).ToLookup(static a => a.Key, static a => a.Attribute, StringComparer.Ordinal));
        _broken = broken.ToFrozenSet(StringComparer.Ordinal);
        _templates = templates.ToFrozenDictionary(StringComparer.Ordinal);
        _icons = icons.ToFrozenDictionary(StringComparer.Ordinal);
        _hasPlainNames = new Lazy<bool>(() =>
        {
            var names = new NameFinder();
            foreach (var template in _templates.Values) names.Visit(template.Page);
            return !names.Found;
        });
    }

    /// <summary>Names by which templates include each other, such as <c>partials/header</c>.</summary>
    internal IEnumerable<string> Names => _templates.Keys;

    /// <summary>Names of the icons.</summary>
    internal IEnumerable<string> Icons => _icons.Keys;

    internal Template? Find(string name) => _templates.GetValueOrDefault(name);

    /// <summary>Whether <c>page</c>, <c>site</c> and our functions mean what they mean in all templates: none has a loop variable of such a name, nor anything else that puts other names in front.</summary>
    internal bool HasPlainNames => _hasPlainNames.Value;

    private readonly Lazy<bool> _hasPlainNames;

    private sealed class NameFinder : ScriptVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(ScriptForStatement node)
        {
            Found |= node.Variable is not ScriptVariableGlobal variable || PageRenderer.Globals.Contains(variable.Name, StringComparer.Ordinal);
            base.Visit(node);
        }

        public override void Visit(ScriptWithStatement node) => Found = true;

        public override void Visit(ScriptImportStatement node) => Found = true;

        public override void Visit(ScriptThisExpression node) => Found = true;
    }

    /// <summary>Whether there is such a template, but it could not be read, which was reported.</summary>
    internal bool IsBroken(string name) => _broken.Contains(name);

    /// <summary>The attributes with values written out in what makes up a page: its layout, then the document around it, then all partials.</summary>
    /// <param name="layout">Such as <c>layouts/page</c>.</param>
    internal IEnumerable<WrittenAttribute> Attributes(string layout) =>
    [
        .. _attributes.Value[layout], .. _attributes.Value[PageRenderer.DocumentTemplate],
        .. _attributes.Value.Where(static a => !a.Key.StartsWith("layouts/", StringComparison.Ordinal)).SelectMany(static a => a),
    ];

    private static IEnumerable<WrittenAttribute> AttributesOf(SourceText source)
    {
        foreach (Match match in AttributePattern().Matches(source.Text))
        {
            var value = match.Groups["value"];
            yield return new WrittenAttribute(match.Groups["id"].Success ? HtmlAttributeKind.Id : HtmlAttributeKind.Link, value.Value, source.At(value.Index, value.Length));
        }
    }

    [GeneratedRegex("""\s((?<id>id)|href|src|action|formaction|poster)=("(?<value>[^"{}]+)"|'(?<value>[^'{}]+)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AttributePattern();

    internal string? FindIcon(string name) => _icons.GetValueOrDefault(name);

    /// <summary>Parses the templates among <paramref name="theme"/> (files below <c>templates/</c> that are not assets).</summary>
    public static StageResult<TemplateSet> Load(ImmutableArray<SourceFile> theme)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        var icons = new Dictionary<string, string>(StringComparer.Ordinal);
        var broken = new HashSet<string>(StringComparer.Ordinal);
        var sources = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var file in theme)
        {
            if ((BuiltIn.Value.GetValueOrDefault(file) ?? Parse(file)) is not { } parsed) continue;
            found.AddRange(parsed.Found);
            if (parsed.Icon is { } icon) icons.Add(parsed.Name, icon);
            else if (parsed is { Template: { } template, Source: { } source })
            {
                templates.Add(parsed.Name, template);
                sources.Add(parsed.Name, source);
            }
            else if (parsed.IsTemplate) broken.Add(parsed.Name);
        }
        return new(new TemplateSet(templates, icons, broken, sources), found.ToImmutable());
    }

    /// <summary>The templates and icons of the built-in theme: the same in all builds, so that they are parsed once, and before a build needs them.</summary>
    private static readonly Lazy<Dictionary<SourceFile, Parsed>> BuiltIn = new(static () =>
    {
        var all = new Dictionary<SourceFile, Parsed>(ReferenceEqualityComparer.Instance);
        foreach (var file in BuiltInTheme.Files)
        {
            if (Parse(file, isOurs: true) is { } parsed) all.Add(file, parsed);
        }
        return all;
    });

    /// <summary>Parses the built-in theme, unless that was done.</summary>
    internal static void Prepare() => _ = BuiltIn.Value;

    /// <param name="Name">Without folder and ending.</param>
    /// <param name="IsTemplate">Whether it is one; else an icon.</param>
    /// <param name="Template">Null of an icon, and of what could not be read.</param>
    /// <param name="Source">The template's text; null with it.</param>
    /// <param name="Icon">Its drawing; null of a template, and of what could not be read.</param>
    /// <param name="Found">What is wrong with it.</param>
    private sealed record Parsed(string Name, bool IsTemplate, Template? Template, SourceText? Source, string? Icon, ImmutableArray<Diagnostic> Found);

    /// <param name="file">A file of a theme.</param>
    /// <param name="isOurs">Whether it is of the built-in theme, of which tests have seen that it is safe.</param>
    /// <returns>Null when the file is neither a template nor an icon.</returns>
    private static Parsed? Parse(SourceFile file, bool isOurs = false)
    {
        var isIcon = file.Path.StartsWith("templates/icons/", StringComparison.Ordinal) && file.Path.EndsWith(".svg", StringComparison.Ordinal);
        var isTemplate = file.Path.EndsWith(".html", StringComparison.Ordinal) && !file.Path.StartsWith("templates/assets/", StringComparison.Ordinal);
        if (!isIcon && !isTemplate) return null;
        var name = isIcon ? file.Path["templates/icons/".Length..^".svg".Length] : file.Path["templates/".Length..^".html".Length];
        if (SourceText.Decode(file, out var badByte) is not { } source)
            return new(name, isTemplate, null, null, null, [TemplateDiagnostics.UnreadableTemplate(SourceText.PlaceOf(file, badByte))]);
        var text = source.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (isIcon) return new(name, isTemplate, null, null, text.Trim(), []);
        var template = Template.Parse(text, file.Path, lexerOptions: new LexerOptions { Mode = ScriptMode.Default });
        if (FindUnclosed(text, file.Path, template.HasErrors) is { } unclosed) return new(name, isTemplate, null, null, null, [unclosed]);
        ImmutableArray<Diagnostic> found = [.. template.Messages.Select(message => TemplateDiagnostics.Syntax(message, file.Path))];
        return template.HasErrors
            ? new(name, isTemplate, null, null, null, found)
            : new(name, isTemplate, template, source, null, isOurs ? found : found.AddRange(TemplateSafety.Check(template, file.Path)));
    }

    /// <summary>
    /// What was opened and not closed. Scriban reads it to the end of the file and says nothing when that makes sense; of a text it says where the file ends, or what
    /// looks wrong behind the next quotation mark, which may be many lines later.
    /// </summary>
    private static Diagnostic? FindUnclosed(string text, string path, bool hasErrors)
    {
        var mayBeOpen = text.LastIndexOf("}}", StringComparison.Ordinal) <= text.LastIndexOf("{{", StringComparison.Ordinal) || text.Contains("%{", StringComparison.Ordinal);
        if (!hasErrors && !mayBeOpen) return null;
        Token? opened = null;
        var last = default(Token);
        foreach (var token in new Lexer(text, path, new LexerOptions { Mode = ScriptMode.Default }))
        {
            if (token.Type is TokenType.CodeEnter or TokenType.EscapeEnter) opened = token;
            else if (token.Type is TokenType.CodeExit or TokenType.EscapeExit) opened = null;
            if (hasErrors && token.Type is TokenType.String or TokenType.VerbatimString && text.AsSpan(token.Start.Offset, token.End.Offset - token.Start.Offset + 1) is var quoted && quoted.Contains('\n') && quoted.Contains("}}", StringComparison.Ordinal))
                return TemplateDiagnostics.UnclosedText(Span(token.Start, token.Start));
            if (token.Type == TokenType.Invalid && token.Start.Offset >= text.TrimEnd().Length && opened is not null && BeginOfText(text, last.End) is { } begin)
                return TemplateDiagnostics.UnclosedText(Span(begin, begin));
            last = token;
        }
        if (opened is not { } open) return null;
        return open.Type == TokenType.EscapeEnter ? TemplateDiagnostics.UnclosedEscape(Span(open.Start, open.End)) : TemplateDiagnostics.Unclosed(Span(open.Start, open.End));

        SourceSpan Span(TextPosition from, TextPosition to) => new(path, from, to);
    }

    /// <summary>The quotation mark that follows <paramref name="end"/>, with nothing but white space between; null when there is something else.</summary>
    private static TextPosition? BeginOfText(string text, TextPosition end)
    {
        var at = end.NextColumn();
        while (at.Offset < text.Length && char.IsWhiteSpace(text[at.Offset])) at = text[at.Offset] == '\n' ? at.NextLine() : at.NextColumn();
        return at.Offset < text.Length && text[at.Offset] is '"' or '\'' or '`' ? at : null;
    }
}
