using System.Collections.Immutable;
using Scriban;
using Scriban.Syntax;
using StaticGen.Diagnostics;

namespace StaticGen.Templating;

/// <summary>Refuses templates that write a value where escaping for HTML text and quoted attributes would not be enough.</summary>
/// <remarks>
/// The raw text of a template is read once, as a browser's tokenizer would (WHATWG HTML, section 13.2.5, reduced to what matters
/// here), and the state is looked at wherever a value is written. Branches and partials are taken to begin and end in the state in
/// which they stand in the text, which is how templates are written.
/// </remarks>
internal static class TemplateSafety
{
    public static ImmutableArray<Diagnostic> Check(Template template, string path)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var visitor = new Visitor(path, found);
        visitor.Visit(template.Page);
        return found.ToImmutable();
    }

    private sealed class Visitor(string path, ImmutableArray<Diagnostic>.Builder found) : ScriptVisitor
    {
        private readonly HtmlState _state = new();

        public override void Visit(ScriptRawStatement node)
        {
            _state.Feed(node.Text.ToString());
        }

        public override void Visit(ScriptCaptureStatement node)
        {
            found.Add(TemplateDiagnostics.ForbiddenStatement(
                TemplateDiagnostics.At(node.Span, path), "capture", "Make the captured part a partial and include it: captured text would be escaped twice."));
        }

        public override void Visit(ScriptExpressionStatement node)
        {
            if (_state.Danger is { } danger && !IsAssignment(node.Expression))
                found.Add(TemplateDiagnostics.ForbiddenContext(TemplateDiagnostics.At(node.Span, path), danger.Where, danger.Hint));
            if (!IsAssignment(node.Expression)) _state.Value();
            base.Visit(node);
        }

        private static bool IsAssignment(ScriptExpression? expression) => expression is ScriptAssignExpression;
    }

    /// <summary>Where in an HTML document the text so far ends.</summary>
    private sealed class HtmlState
    {
        private enum Place
        {
            Text,
            TagName,
            InTag,
            AttributeName,
            AfterEquals,
            Quoted,
            Unquoted,
            Comment,
        }

        private Place _place = Place.Text;
        private char _quote;
        private string _rawElement = "";
        private readonly System.Text.StringBuilder _word = new();
        private string _tag = "";
        private string _attribute = "";

        public (string Where, string Hint)? Danger => _place switch
        {
            Place.Text when _rawElement.Length > 0 => ($"inside <{_rawElement}>", "Put the value into a data attribute and read it from there."),
            Place.TagName or Place.AttributeName => ("as part of a tag's or attribute's name", "Write the name out, and choose with if."),
            Place.AfterEquals or Place.Unquoted => ("as an attribute's value without quotes", "Put quotes around it."),
            Place.Quoted when _attribute.StartsWith("on", StringComparison.Ordinal) => ($"in the event attribute '{_attribute}'", "Use a data attribute and a script of its own."),
            Place.Quoted when _attribute is "style" => ("in a style attribute", "Use a class; the content security policy refuses inline styles."),
            Place.Quoted when _attribute is "srcdoc" => ("in srcdoc", "Link to a page instead."),
            Place.Comment => ("inside a comment", "Use {{# #}} for comments in templates."),
            _ => null,
        };

        /// <summary>A value was written at this place.</summary>
        public void Value()
        {
            if (_place == Place.AfterEquals) _place = Place.Unquoted;
        }

        public void Feed(string text)
        {
            for (var i = 0; i < text.Length; i++) i += Step(text, i);
        }

        /// <returns>How many further characters were read.</returns>
        private int Step(string text, int i)
        {
            var c = text[i];
            switch (_place)
            {
                case Place.Text:
                    if (c != '<') return 0;
                    if (_rawElement.Length > 0)
                    {
                        if (!text.AsSpan(i + 1).StartsWith("/" + _rawElement, StringComparison.OrdinalIgnoreCase)) return 0;
                        _rawElement = "";
                    }
                    if (text.AsSpan(i).StartsWith("<!--", StringComparison.Ordinal))
                    {
                        _place = Place.Comment;
                        return 3;
                    }
                    _place = Place.TagName;
                    _word.Clear();
                    return 0;
                case Place.TagName:
                    if (c == '>') EndTag(Word());
                    else if (char.IsWhiteSpace(c)) (_tag, _place) = (Word(), Place.InTag);
                    else _word.Append(c);
                    return 0;
                case Place.InTag:
                    if (c == '>') EndTag(_tag);
                    else if (!char.IsWhiteSpace(c) && c != '/')
                    {
                        _place = Place.AttributeName;
                        _word.Clear().Append(c);
                    }
                    return 0;
                case Place.AttributeName:
                    if (c == '=') (_attribute, _place) = (Word(), Place.AfterEquals);
                    else if (c == '>') EndTag(_tag);
                    else if (char.IsWhiteSpace(c)) _place = Place.InTag;
                    else _word.Append(c);
                    return 0;
                case Place.AfterEquals:
                    if (c is '"' or '\'') (_quote, _place) = (c, Place.Quoted);
                    else if (c == '>') EndTag(_tag);
                    else if (!char.IsWhiteSpace(c)) _place = Place.Unquoted;
                    return 0;
                case Place.Quoted:
                    if (c == _quote) _place = Place.InTag;
                    return 0;
                case Place.Unquoted:
                    if (c == '>') EndTag(_tag);
                    else if (char.IsWhiteSpace(c)) _place = Place.InTag;
                    return 0;
                default:
                    if (!text.AsSpan(i).StartsWith("-->", StringComparison.Ordinal)) return 0;
                    _place = Place.Text;
                    return 2;
            }
        }

        private string Word() => _word.ToString().ToLowerInvariant();

        private void EndTag(string tag)
        {
            _place = Place.Text;
            _rawElement = tag is "script" or "style" ? tag : "";
            _tag = "";
        }
    }
}
