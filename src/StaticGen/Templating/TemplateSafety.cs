using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Scriban;
using Scriban.Syntax;
using StaticGen.Content.Markdown;
using StaticGen.Diagnostics;

namespace StaticGen.Templating;

/// <summary>Makes sure that every value is safe where a template writes it, and refuses the places where no escaping would do.</summary>
/// <remarks>
/// The raw text of a template is read once, as a browser's tokenizer would (WHATWG HTML, section 13.2.5, reduced to what matters
/// here), and the state is looked at wherever a value is written. The branches of an <c>if</c> are read from the same state and must
/// end in one state; so must a loop's body. Partials are taken to begin in text, and may be included only there.
/// </remarks>
internal static class TemplateSafety
{
    /// <summary>Attributes that a browser follows. What is written at their beginning may be a scheme.</summary>
    private static readonly FrozenSet<string> AddressAttributes = new[]
    {
        "href", "src", "action", "formaction", "poster", "data", "cite", "background", "ping", "manifest", "srcset", "imagesrcset", "xlink:href",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Checks <paramref name="template"/>, and puts a guard around the values that it writes into attributes.</summary>
    public static ImmutableArray<Diagnostic> Check(Template template, string path)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        new Visitor(path, found).Visit(template.Page);
        return found.ToImmutable();
    }

    private sealed class Visitor(string path, ImmutableArray<Diagnostic>.Builder found) : ScriptVisitor
    {
        private HtmlState _state = new();

        public override void Visit(ScriptRawStatement node) => _state.Feed(node.Text.ToString());

        public override void Visit(ScriptCaptureStatement node) =>
            Refuse(node, "capture", "Make the captured part a partial and include it: captured text would be escaped twice");

        public override void Visit(ScriptFunction node) =>
            Refuse(node, "func", "Make it a partial and include it: what a function writes would be escaped twice");

        public override void Visit(ScriptAnonymousFunction node) =>
            Refuse(node, "do", "Make it a partial and include it: what a function writes would be escaped twice");

        public override void Visit(ScriptWrapStatement node) =>
            Refuse(node, "wrap", "Include one partial before and one after: what is wrapped would be escaped twice");

        public override void Visit(ScriptTableRowStatement node) =>
            Refuse(node, "tablerow", "Write the table's tags in a for");

        public override void Visit(ScriptIfStatement node)
        {
            Visit(node.Condition);
            Branches(node, "if", () => Visit(node.Then), () => Visit(node.Else));
        }

        public override void Visit(ScriptForStatement node)
        {
            Visit(node.Iterator);
            Branches(node, "for", () => Visit(node.Body), () => Visit(node.Else));
        }

        public override void Visit(ScriptWhileStatement node) => Branches(node, "while", () => Visit(node.Body), () => { });

        public override void Visit(ScriptWhenStatement node) => Branches(node, "when", () => Visit(node.Body), () => Visit(node.Next));

        public override void Visit(ScriptExpressionStatement node)
        {
            if (node.Expression is { } expression and not ScriptAssignExpression)
            {
                if (_state.IsBehindScheme(AddressAttributes, out var scheme))
                    found.Add(TemplateDiagnostics.ForbiddenContext(TemplateDiagnostics.At(node.Span, path), $"behind '{scheme}:' in an address", $"Use {string.Join(", ", Address.AllowedSchemes)}, or an address of the site"));
                else if (_state.Danger is { } danger)
                    found.Add(TemplateDiagnostics.ForbiddenContext(TemplateDiagnostics.At(node.Span, path), danger.Where, danger.Hint));
                else if (_state.IsInAttribute && IsInclude(expression))
                    found.Add(TemplateDiagnostics.ForbiddenContext(TemplateDiagnostics.At(node.Span, path), "by an include in an attribute", "Write the value itself: a partial is checked as text between tags"));
                else if (_state.IsInAttribute)
                    Guard(node, expression, _state.IsAtStartOf(AddressAttributes) ? AttributeFunction.AddressName : AttributeFunction.Name);
                _state.Value();
            }
            base.Visit(node);
        }

        private void Refuse(ScriptNode node, string statement, string hint) =>
            found.Add(TemplateDiagnostics.ForbiddenStatement(TemplateDiagnostics.At(node.Span, path), statement, hint));

        private static bool IsInclude(ScriptExpression expression) =>
            expression is ScriptFunctionCall { Target: ScriptVariable { Name: "include" } };

        /// <summary>Hands the value through a function of ours, since what it is shows only when a page is rendered.</summary>
        private static void Guard(ScriptExpressionStatement statement, ScriptExpression value, string function)
        {
            statement.Expression = null;
            var call = new ScriptFunctionCall { Target = new ScriptVariableGlobal(function) { Span = value.Span }, Span = value.Span };
            call.Arguments.Add(new ScriptNestedExpression { Expression = value, Span = value.Span });
            statement.Expression = call;
        }

        private void Branches(ScriptNode node, string statement, Action first, Action second)
        {
            var start = _state;
            _state = start.Clone();
            first();
            var end = _state;
            _state = start.Clone();
            second();
            if (!_state.EndsWhere(end))
                found.Add(TemplateDiagnostics.UnbalancedBranch(TemplateDiagnostics.At(node.Span, path) with { Length = 1 }, statement));
        }
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
        private readonly StringBuilder _word = new();
        private string _tag = "";
        private string _attribute = "";
        private bool _hasValue;
        private readonly StringBuilder _value = new();

        public HtmlState Clone()
        {
            var copy = new HtmlState { _place = _place, _quote = _quote, _rawElement = _rawElement, _tag = _tag, _attribute = _attribute, _hasValue = _hasValue };
            copy._word.Append(_word);
            copy._value.Append(_value);
            return copy;
        }

        /// <summary>Whether two branches may go on as one: between attributes it does not matter which of them were written.</summary>
        public bool EndsWhere(HtmlState other) =>
            Kind == other.Kind && _rawElement == other._rawElement
            && (_place != Place.Quoted || (_quote == other._quote && _attribute == other._attribute));

        private Place Kind => _place is Place.TagName or Place.AttributeName ? Place.InTag : _place;

        public bool IsInAttribute => _place == Place.Quoted;

        /// <summary>Whether nothing was written yet of the value of one of these attributes.</summary>
        public bool IsAtStartOf(FrozenSet<string> attributes) => _place == Place.Quoted && !_hasValue && attributes.Contains(_attribute);

        /// <summary>Whether the address that is being written has begun with a scheme that a page may not link to.</summary>
        public bool IsBehindScheme(FrozenSet<string> attributes, out string scheme)
        {
            scheme = "";
            if (_place != Place.Quoted || _value.Length == 0 || !attributes.Contains(_attribute)) return false;
            // What browsers leave out of an address is no reason to pass it over here.
            var address = string.Concat(WebUtility.HtmlDecode(_value.ToString()).Where(static c => !char.IsControl(c)));
            return Address.Check(address, out _, out scheme) == AddressFault.Scheme;
        }

        public (string Where, string Hint)? Danger => _place switch
        {
            Place.Text when _rawElement.Length > 0 => ($"inside <{_rawElement}>", "Put the value into a data attribute and read it from there"),
            Place.InTag => ("between the attributes of a tag", "Write the attribute's name out and its value in quotes, and choose with if"),
            Place.TagName or Place.AttributeName => ("as part of a tag's or attribute's name", "Write the name out, and choose with if"),
            Place.AfterEquals or Place.Unquoted => ("as an attribute's value without quotes", "Put quotes around it"),
            Place.Quoted when _attribute.StartsWith("on", StringComparison.Ordinal) => ($"in the event attribute '{_attribute}'", "Use a data attribute and a script of its own"),
            Place.Quoted when _attribute is "style" => ("in a style attribute", "Use a class; the content security policy refuses inline styles"),
            Place.Quoted when _attribute is "srcdoc" => ("in srcdoc", "Link to a page instead"),
            Place.Comment => ("inside a comment", "Write {{## … ##}} instead, which is not published"),
            _ => null,
        };

        /// <summary>A value was written at this place.</summary>
        public void Value()
        {
            if (_place == Place.AfterEquals) _place = Place.Unquoted;
            // What comes after a value of the page's is no scheme any more that stands in the template.
            if (!_hasValue) _value.Append('/');
            _hasValue = true;
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
                        var after = i + 2 + _rawElement.Length;
                        if (!text.AsSpan(i + 1).StartsWith("/" + _rawElement, StringComparison.OrdinalIgnoreCase)
                            || (after < text.Length && !char.IsWhiteSpace(text[after]) && text[after] is not ('/' or '>'))) return 0;
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
                    if (c == '<' && _word.Length == 0) return 0;
                    // "<" before anything but a name is text; a closing tag's name does not matter, but its end does.
                    if (_word.Length == 0 && !char.IsAsciiLetter(c) && c is not ('/' or '!' or '?')) _place = Place.Text;
                    else if (c == '>') EndTag(Word());
                    else if (char.IsWhiteSpace(c) || (c == '/' && _word.Length > 0)) (_tag, _attribute, _place) = (Word(), "", Place.InTag);
                    else _word.Append(c);
                    return 0;
                case Place.InTag:
                    if (c == '>') EndTag(_tag);
                    // The sign may stand apart from the name before it.
                    else if (c == '=' && _attribute.Length > 0) _place = Place.AfterEquals;
                    else if (!char.IsWhiteSpace(c) && c != '/')
                    {
                        _place = Place.AttributeName;
                        _word.Clear().Append(c);
                    }
                    return 0;
                case Place.AttributeName:
                    if (c == '=') (_attribute, _place) = (Word(), Place.AfterEquals);
                    else if (c == '>') EndTag(_tag);
                    else if (char.IsWhiteSpace(c)) (_attribute, _place) = (Word(), Place.InTag);
                    else if (c == '/') _place = Place.InTag;
                    else _word.Append(c);
                    return 0;
                case Place.AfterEquals:
                    if (c is '"' or '\'') (_quote, _place, _hasValue, _) = (c, Place.Quoted, false, _value.Clear());
                    else if (c == '>') EndTag(_tag);
                    else if (!char.IsWhiteSpace(c)) _place = Place.Unquoted;
                    return 0;
                case Place.Quoted:
                    if (c == _quote) (_place, _attribute) = (Place.InTag, "");
                    else
                    {
                        _value.Append(c);
                        if (!char.IsWhiteSpace(c)) _hasValue = true;
                    }
                    return 0;
                case Place.Unquoted:
                    if (c == '>') EndTag(_tag);
                    else if (char.IsWhiteSpace(c)) (_place, _attribute) = (Place.InTag, "");
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
