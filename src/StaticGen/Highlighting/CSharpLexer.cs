using System.Runtime.CompilerServices;

namespace StaticGen.Highlighting;

/// <summary>C# 14: strings of all kinds with nested interpolation, contextual keywords, attributes and directives.</summary>
internal sealed class CSharpLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens) => new Scanner(code, tokens).Run();

    private struct StringFrame
    {
        public int Quotes;

        /// <summary>How many braces open an expression; 0 in a string without interpolation.</summary>
        public int Braces;

        public bool IsVerbatim;

        /// <summary>Open brackets of the expression being read.</summary>
        public int Brackets;

        public readonly bool IsRaw => Quotes >= 3;
    }

    private ref struct Scanner(ReadOnlySpan<char> code, TokenList tokens)
    {
        /// <summary>How deep interpolated strings nest before inner ones are lexed as plain strings.</summary>
        private const int MaxDepth = 16;

        [InlineArray(MaxDepth)]
        private struct StringStack
        {
            private StringFrame _first;
        }

        private CodeCursor _cursor = new(code, tokens);

        /// <summary>The strings that the code being read is an expression in.</summary>
        private StringStack _strings;

        private int _depth;
        private bool _isNameNext;

        /// <summary>A type follows, since <c>new</c> came before; without it a name before a parenthesis is a function.</summary>
        private bool _isCreatedNext;

        /// <summary>What follows a type is what is declared to be of it, so no type itself however it is written.</summary>
        private bool _isMemberNext;

        /// <summary>The last sign, or <c>'a'</c> after a word, number or string.</summary>
        private char _previous;

        public void Run()
        {
            while (!_cursor.AtEnd)
            {
                var c = _cursor.Current;
                if (char.IsWhiteSpace(c))
                    _cursor.Position++;
                else if (c == '#' && IsFirstOnLine())
                    LexDirective();
                else if (c == '/' && _cursor.Next == '/')
                    _cursor.TakeLine(TokenKind.Comment);
                else if (c == '/' && _cursor.Next == '*')
                    _cursor.TakeThrough("*/", 2, TokenKind.Comment);
                else if (c == '\'')
                    LexCharacter();
                else if (c is '"' or '$' or '@')
                    LexStringStart();
                else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_cursor.Next)))
                    LexNumber();
                else if (CodeCursor.IsWordStart(c))
                    LexWord(_cursor.Position);
                else
                    LexSign(c);
            }
        }

        /// <summary>Whether only blanks come before on this line. No directive is indented further than this looks.</summary>
        private readonly bool IsFirstOnLine()
        {
            for (var i = _cursor.Position - 1; i >= Math.Max(0, _cursor.Position - 200); i--)
            {
                if (_cursor.Code[i] is '\n' or '\r')
                    return true;
                if (_cursor.Code[i] is not (' ' or '\t'))
                    return false;
            }
            return _cursor.Position <= 200;
        }

        private void LexDirective()
        {
            var start = _cursor.Position;
            var commentAt = _cursor.Code[start.._cursor.EndOfLine(start)].IndexOf("//");
            if (commentAt < 0)
                _cursor.SkipLine();
            else
                _cursor.Position += commentAt;
            _cursor.EmitFrom(start, TokenKind.Decorator);
        }

        private void LexNumber()
        {
            var start = _cursor.Position;
            _cursor.SkipNumber();
            _cursor.EmitFrom(start, TokenKind.Number);
            _previous = 'a';
        }

        private void LexCharacter()
        {
            var start = _cursor.Position++;
            while (!_cursor.IsAtLineEnd && _cursor.Current != '\'')
            {
                if (_cursor.Current == '\\')
                    LexEscape(ref start);
                else
                    _cursor.Position++;
            }
            if (_cursor.Current == '\'')
                _cursor.Position++;
            _cursor.EmitFrom(start, TokenKind.String);
            _previous = 'a';
        }

        private void LexEscape(ref int start)
        {
            _cursor.EmitFrom(start, TokenKind.String);
            _cursor.Take(_cursor.EscapeLength(_cursor.Next switch { 'x' or 'u' => 4, 'U' => 8, _ => 0 }), TokenKind.Escape);
            start = _cursor.Position;
        }

        /// <summary>Lexes what may be the dollars, at sign and quotes of a string, or the at sign of a name.</summary>
        private void LexStringStart()
        {
            var start = _cursor.Position;
            var dollars = 0;
            var isVerbatim = false;
            while (_cursor.Current is '$' or '@')
            {
                if (_cursor.Current == '$')
                    dollars++;
                else
                    isVerbatim = true;
                _cursor.Position++;
            }
            var quotes = 0;
            while (_cursor.Current == '"' && (quotes < 1 || !isVerbatim))
            {
                quotes++;
                _cursor.Position++;
            }
            if (quotes == 0)
            {
                if (isVerbatim && CodeCursor.IsWordStart(_cursor.Current))
                    LexWord(start);
                return;
            }
            if (quotes == 2)
            {
                _cursor.EmitFrom(start, TokenKind.String);
                _previous = 'a';
                return;
            }
            LexString(start, new StringFrame
            {
                Quotes = quotes,
                Braces = quotes >= 3 ? dollars : Math.Min(dollars, 1),
                IsVerbatim = isVerbatim,
            });
        }

        /// <summary>Lexes to the next expression or past the closing quotes.</summary>
        private void LexString(int start, StringFrame frame)
        {
            while (!_cursor.AtEnd)
            {
                var c = _cursor.Current;
                if (c is '\n' or '\r' && !frame.IsRaw && !frame.IsVerbatim)
                    break;
                if (c == '"')
                {
                    if (EndsString(frame))
                        break;
                }
                else if (c == '\\' && !frame.IsRaw && !frame.IsVerbatim)
                {
                    LexEscape(ref start);
                }
                else if (c is '{' or '}' && frame.Braces > 0)
                {
                    if (LexBraces(ref start, frame, c))
                        return;
                }
                else
                {
                    _cursor.Position++;
                }
            }
            _cursor.EmitFrom(start, TokenKind.String);
            _previous = 'a';
        }

        /// <summary>Moves past quotes; <c>true</c> if they close the string.</summary>
        private bool EndsString(in StringFrame frame)
        {
            if (frame.IsVerbatim && !frame.IsRaw && _cursor.Next == '"')
            {
                _cursor.Position += 2;
                return false;
            }
            var count = 0;
            while (_cursor.Current == '"' && count < frame.Quotes)
            {
                count++;
                _cursor.Position++;
            }
            return count == frame.Quotes;
        }

        /// <summary>Lexes a run of one kind of brace; <c>true</c> if an expression begins behind it.</summary>
        private bool LexBraces(ref int start, StringFrame frame, char brace)
        {
            var first = _cursor.Position;
            while (_cursor.Current == brace)
                _cursor.Position++;
            var count = _cursor.Position - first;
            // In `$"` two braces stand for one; in `$$"""` up to one brace less than the dollars stands for itself.
            var opens = brace == '{' && (frame.IsRaw ? count >= frame.Braces : count % 2 == 1) && _depth < MaxDepth;
            var expressionAt = opens ? _cursor.Position - frame.Braces : _cursor.Position;
            if (!frame.IsRaw)
            {
                _cursor.Emit(start, first, TokenKind.String);
                _cursor.Emit(first, expressionAt - (count % 2 == 1 && !opens ? 1 : 0), TokenKind.Escape);
                start = expressionAt - (count % 2 == 1 && !opens ? 1 : 0);
            }
            if (!opens)
                return false;
            _cursor.Emit(start, expressionAt, TokenKind.String);
            _cursor.EmitFrom(expressionAt, TokenKind.Interpolation);
            _strings[_depth++] = frame;
            _previous = '{';
            return true;
        }

        private void LexSign(char c)
        {
            if (_depth > 0 && LexSignInExpression(c))
                return;
            switch (c)
            {
                case '[' when IsAttributePosition() && CodeCursor.IsWordStart(_cursor.Next):
                    _cursor.Take(1, TokenKind.Punctuation);
                    LexAttributeName();
                    return;
                case '.' when _cursor.Next == '.':
                    _cursor.Take(2, TokenKind.Operator);
                    break;
                case '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or '.':
                    _cursor.Take(1, TokenKind.Punctuation);
                    break;
                case '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '!' or '&' or '|' or '^' or '~' or '?' or ':':
                    _cursor.TakeOperator();
                    break;
                default:
                    _cursor.Position++;
                    return;
            }
            _isNameNext = false;
            _isCreatedNext = false;
            _isMemberNext = false;
            _previous = c;
        }

        /// <summary>Lexes a sign that ends the expression in a string, or counts its brackets.</summary>
        private bool LexSignInExpression(char c)
        {
            ref var frame = ref _strings[_depth - 1];
            switch (c)
            {
                case '(' or '[' or '{':
                    frame.Brackets++;
                    return false;
                case ')' or ']' or '}' when frame.Brackets > 0:
                    frame.Brackets--;
                    return false;
                case ':' when frame.Brackets == 0 && _cursor.Next != ':':
                    var format = _cursor.Position;
                    while (!_cursor.IsAtLineEnd && _cursor.Current is not ('}' or '"'))
                        _cursor.Position++;
                    _cursor.EmitFrom(format, TokenKind.Interpolation);
                    return true;
                case '}':
                    var length = 0;
                    while (length < frame.Braces && _cursor.At(_cursor.Position + length) == '}')
                        length++;
                    _cursor.Take(length, TokenKind.Interpolation);
                    _depth--;
                    var ended = frame;
                    ended.Brackets = 0;
                    LexString(_cursor.Position, ended);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>An attribute stands where a declaration or a parameter begins; an index does not.</summary>
        private readonly bool IsAttributePosition() => _previous is '\0' or ';' or '{' or '}' or ']';

        private void LexAttributeName()
        {
            var start = _cursor.Position;
            _cursor.ReadWord();
            while (_cursor.Current is '.' or ':' && CodeCursor.IsWordStart(_cursor.Next))
            {
                _cursor.Position++;
                _cursor.ReadWord();
            }
            _cursor.EmitFrom(start, TokenKind.Decorator);
            _previous = 'a';
        }

        private void LexWord(int start)
        {
            var word = _cursor.ReadWord();
            var kind = KindOf(word, isEscaped: _cursor.Code[start] == '@');
            _cursor.EmitFrom(start, kind);
            _isNameNext = kind == TokenKind.Keyword
                && (word is "class" or "struct" or "interface" or "enum" or "record" || (_isNameNext && word is "struct"));
            _isCreatedNext = kind == TokenKind.Keyword && word is "new";
            _isMemberNext = kind is TokenKind.Type or TokenKind.Builtin;
            _previous = 'a';
        }

        private readonly TokenKind KindOf(ReadOnlySpan<char> word, bool isEscaped)
        {
            if (!isEscaped)
            {
                var kind = WordKind(word);
                if (kind != TokenKind.Text)
                    return kind;
                if (_previous != '.' && IsContextualKeyword(word))
                    return TokenKind.Keyword;
            }
            if (_isNameNext)
                return TokenKind.Name;
            if (_cursor.Current == '(' && !_isCreatedNext)
                return TokenKind.Function;
            return _previous != '.' && !_isMemberNext && char.IsUpper(word[0]) ? TokenKind.Type : TokenKind.Text;
        }

        /// <summary>Whether a word that is also a name is a keyword here; what follows tells.</summary>
        private readonly bool IsContextualKeyword(ReadOnlySpan<char> word)
        {
            var next = _cursor.At(_cursor.PastBlanks(_cursor.Position));
            switch (word)
            {
                case "var" or "async" or "await" or "partial" or "record" or "required" or "file" or "scoped" or "global" or "dynamic":
                    return CodeCursor.IsWordStart(next) || next is '(' or '@' or ':';
                case "get" or "set" or "init" or "add" or "remove":
                    return next is ';' or '{' or '=';
                case "where" or "from" or "select" or "orderby" or "group" or "into" or "join" or "let" or "by" or "on" or "equals"
                    or "ascending" or "descending" or "not" or "and" or "or" or "when" or "with" or "yield" or "managed" or "unmanaged"
                    or "notnull" or "extension":
                    return next is not ('=' or '.' or ',' or ')' or ';' or ']') || word is "notnull" or "unmanaged";
                case "value" or "field":
                    return false;
                case "nameof":
                    return next == '(';
                default:
                    return false;
            }
        }

        private static TokenKind WordKind(ReadOnlySpan<char> word) => word switch
        {
            "abstract" or "as" or "base" or "break" or "case" or "catch" or "checked" or "class" or "const" or "continue" or "default"
                or "delegate" or "do" or "else" or "enum" or "event" or "explicit" or "extern" or "finally" or "fixed" or "for"
                or "foreach" or "goto" or "if" or "implicit" or "in" or "interface" or "internal" or "is" or "lock" or "namespace"
                or "new" or "operator" or "out" or "override" or "params" or "private" or "protected" or "public" or "readonly" or "ref"
                or "return" or "sealed" or "sizeof" or "stackalloc" or "static" or "struct" or "switch" or "this" or "throw" or "try"
                or "typeof" or "unchecked" or "unsafe" or "using" or "virtual" or "volatile" or "while" => TokenKind.Keyword,
            "bool" or "byte" or "char" or "decimal" or "double" or "float" or "int" or "long" or "nint" or "nuint" or "object" or "sbyte"
                or "short" or "string" or "uint" or "ulong" or "ushort" or "void" => TokenKind.Builtin,
            "true" or "false" or "null" => TokenKind.Constant,
            _ => TokenKind.Text,
        };
    }
}
