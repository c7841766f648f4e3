using System.Runtime.CompilerServices;

namespace StaticGen.Highlighting;

/// <summary>JavaScript or TypeScript, without JSX.</summary>
/// <param name="isTypeScript">Whether the words of TypeScript are keywords and types too.</param>
internal sealed class JavaScriptLexer(bool isTypeScript = false) : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens) => new Scanner(code, tokens, isTypeScript).Run();

    private ref struct Scanner(ReadOnlySpan<char> code, TokenList tokens, bool isTypeScript)
    {
        /// <summary>How deep brackets nest before they are no longer told apart, and templates no longer lexed as code.</summary>
        private const int MaxDepth = 256;

        [InlineArray(MaxDepth)]
        private struct BracketStack
        {
            private char _first;
        }

        private CodeCursor _cursor = new(code, tokens);

        /// <summary>The open brackets; a backtick stands for a template that the innermost code is a part of.</summary>
        private BracketStack _brackets;

        /// <summary>May go beyond <see cref="MaxDepth"/>, where only the number is kept.</summary>
        private int _depth;

        private readonly bool _isTypeScript = isTypeScript;

        /// <summary>A slash here begins a regular expression, since no operand came before.</summary>
        private bool _isOperandNext = true;

        private TokenKind _nextName;

        /// <summary>The last sign, or <c>'a'</c> after a word, number or string.</summary>
        private char _previous;

        public void Run()
        {
            if (_cursor.IsAt("#!"))
                _cursor.TakeLine(TokenKind.Comment);
            while (!_cursor.AtEnd)
            {
                var c = _cursor.Current;
                if (char.IsWhiteSpace(c))
                    _cursor.Position++;
                else if (c is '"' or '\'')
                    LexString(c);
                else if (c == '`')
                    LexTemplate(start: _cursor.Position++);
                else if (c == '/' && _cursor.Next == '/')
                    _cursor.TakeLine(TokenKind.Comment);
                else if (c == '/' && _cursor.Next == '*')
                    _cursor.TakeThrough("*/", 2, TokenKind.Comment);
                else if (c == '/' && _isOperandNext)
                    LexRegularExpression();
                else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_cursor.Next)))
                    LexNumber();
                else if (CodeCursor.IsWordStart(c) || c is '$' or '#' or '@')
                    LexWord(c);
                else
                    LexSign(c);
            }
        }

        private void EndOperand()
        {
            _isOperandNext = false;
            _previous = 'a';
            _nextName = TokenKind.Text;
        }

        private void LexNumber()
        {
            var start = _cursor.Position;
            _cursor.SkipNumber();
            _cursor.EmitFrom(start, TokenKind.Number);
            EndOperand();
        }

        private void LexString(char quote)
        {
            var start = _cursor.Position++;
            while (!_cursor.IsAtLineEnd && _cursor.Current != quote)
            {
                if (_cursor.Current == '\\')
                    LexEscape(ref start);
                else
                    _cursor.Position++;
            }
            if (_cursor.Current == quote)
                _cursor.Position++;
            var isKey = _cursor.At(_cursor.PastBlanks(_cursor.Position)) == ':' && IsInObject && _previous is '{' or ',';
            _cursor.EmitFrom(start, isKey ? TokenKind.Property : TokenKind.String);
            EndOperand();
        }

        private void LexEscape(ref int start)
        {
            _cursor.EmitFrom(start, TokenKind.String);
            _cursor.Take(_cursor.EscapeLength(_cursor.Next switch { 'x' => 2, 'u' => 4, _ => 0 }), TokenKind.Escape);
            start = _cursor.Position;
        }

        /// <summary>Lexes to the next expression or past the closing backtick.</summary>
        /// <param name="start">Where the string token begins: here, or at the opening backtick before.</param>
        private void LexTemplate(int start)
        {
            while (!_cursor.AtEnd)
            {
                var skipped = _cursor.Rest.IndexOfAny('`', '\\', '$');
                _cursor.Position = skipped < 0 ? _cursor.Code.Length : _cursor.Position + skipped;
                if (_cursor.Current == '`')
                {
                    _cursor.Position++;
                    break;
                }
                if (_cursor.Current == '\\')
                {
                    LexEscape(ref start);
                }
                else if (_cursor.Current == '$' && _cursor.Next == '{' && _depth < MaxDepth)
                {
                    _cursor.EmitFrom(start, TokenKind.String);
                    _cursor.Take(2, TokenKind.Interpolation);
                    Open('`');
                    return;
                }
                else if (!_cursor.AtEnd)
                {
                    _cursor.Position++;
                }
            }
            _cursor.EmitFrom(start, TokenKind.String);
            EndOperand();
        }

        private void Open(char bracket)
        {
            if (_depth < MaxDepth)
                _brackets[_depth] = bracket;
            _depth++;
            _isOperandNext = true;
            _previous = '{';
            _nextName = TokenKind.Text;
        }

        private readonly bool IsInObject => _depth is > 0 and <= MaxDepth && _brackets[_depth - 1] == '{';

        private readonly bool IsInTemplate => _depth is > 0 and <= MaxDepth && _brackets[_depth - 1] == '`';

        private void LexRegularExpression()
        {
            var start = _cursor.Position++;
            var isInClass = false;
            while (!_cursor.IsAtLineEnd && (_cursor.Current != '/' || isInClass))
            {
                isInClass = _cursor.Current switch { '[' => true, ']' => false, _ => isInClass };
                var isEscape = _cursor.Current == '\\' && _cursor.Next is not ('\n' or '\r') && _cursor.Position + 1 < _cursor.Code.Length;
                _cursor.Position += isEscape ? 2 : 1;
            }
            if (_cursor.Current == '/')
            {
                _cursor.Position++;
                _cursor.ReadWord();
            }
            _cursor.EmitFrom(start, TokenKind.String);
            EndOperand();
        }

        private void LexSign(char c)
        {
            switch (c)
            {
                case '}' when IsInTemplate:
                    _cursor.Take(1, TokenKind.Interpolation);
                    _depth--;
                    LexTemplate(start: _cursor.Position);
                    return;
                case '(' or '[' or '{':
                    _cursor.Take(1, TokenKind.Punctuation);
                    Open(c);
                    _previous = c;
                    return;
                case ')' or ']' or '}':
                    _cursor.Take(1, TokenKind.Punctuation);
                    _depth = Math.Max(0, _depth - 1);
                    _isOperandNext = c == '}';
                    break;
                case ',' or ';' or '.':
                    if (c == '.' && _cursor.IsAt("..."))
                        _cursor.Take(3, TokenKind.Operator);
                    else
                        _cursor.Take(1, TokenKind.Punctuation);
                    _isOperandNext = true;
                    break;
                case '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '!' or '&' or '|' or '^' or '~' or '?' or ':':
                    _cursor.TakeOperator();
                    _isOperandNext = true;
                    break;
                default:
                    _cursor.Position++;
                    return;
            }
            _previous = c;
            if (c != '*')
                _nextName = TokenKind.Text;
        }

        private void LexWord(char c)
        {
            var start = _cursor.Position;
            if (c is '$' or '#' or '@')
                _cursor.Position++;
            while (CodeCursor.IsWordPart(_cursor.Current) || _cursor.Current == '$')
                _cursor.Position++;
            var word = _cursor.Code[start.._cursor.Position];
            var kind = c switch
            {
                '@' => TokenKind.Decorator,
                '#' => TokenKind.Property,
                _ => KindOf(word),
            };
            _cursor.EmitFrom(start, kind);
            // What follows a keyword such as `return` or `typeof` is an operand.
            _isOperandNext = kind == TokenKind.Keyword && word is not ("this" or "super");
            var wasMember = _previous == '.';
            _previous = 'a';
            if (kind == TokenKind.Keyword && !wasMember)
                _nextName = Defines(word) ? TokenKind.Name : TokenKind.Text;
            else
                _nextName = TokenKind.Text;
        }

        private static bool Defines(ReadOnlySpan<char> word) =>
            word is "function" or "class" or "interface" or "enum" or "type" or "namespace";

        private readonly TokenKind KindOf(ReadOnlySpan<char> word)
        {
            var next = _cursor.At(_cursor.PastBlanks(_cursor.Position));
            if (_previous == '.')
                return next == '(' && _cursor.Current == '(' ? TokenKind.Function : TokenKind.Text;
            if (_nextName != TokenKind.Text && word is not ("extends" or "implements"))
                return _nextName;
            if (_previous is '{' or ',' && IsInObject && (next == ':' || (next == '?' && _isTypeScript)))
                return TokenKind.Property;
            // These are names as well, `module` one that is built in; what follows tells.
            var isContextual = IsContextualKeyword(word) || (_isTypeScript && IsTypeScriptKeyword(word));
            if (isContextual && next is not ('=' or '(' or '.' or ',' or ')' or ';' or ':'))
                return TokenKind.Keyword;
            var kind = WordKind(word);
            if (kind != TokenKind.Text)
                return kind;
            if (_isTypeScript && IsTypeScriptType(word))
                return TokenKind.Type;
            if (_cursor.Current == '(' && !char.IsUpper(word[0]))
                return TokenKind.Function;
            return char.IsUpper(word[0]) && word.ContainsAnyInRange('a', 'z') ? TokenKind.Type : TokenKind.Text;
        }

        private static TokenKind WordKind(ReadOnlySpan<char> word) => word switch
        {
            "async" or "await" or "break" or "case" or "catch" or "class" or "const" or "continue" or "debugger" or "default"
                or "delete" or "do" or "else" or "export" or "extends" or "finally" or "for" or "function" or "if"
                or "import" or "in" or "instanceof" or "let" or "new" or "return" or "super" or "switch"
                or "throw" or "try" or "typeof" or "var" or "void" or "while" or "with" or "yield" => TokenKind.Keyword,
            "this" or "arguments" => TokenKind.Variable,
            "true" or "false" or "null" or "undefined" or "NaN" or "Infinity" => TokenKind.Constant,
            "console" or "document" or "window" or "globalThis" or "module" or "exports" or "require" or "process" or "localStorage"
                or "sessionStorage" or "setTimeout" or "setInterval" or "clearTimeout" or "clearInterval" or "parseInt" or "parseFloat"
                or "isNaN" or "isFinite" or "encodeURIComponent" or "decodeURIComponent" or "encodeURI" or "decodeURI" or "eval"
                or "fetch" or "structuredClone" or "queueMicrotask" => TokenKind.Builtin,
            _ => TokenKind.Text,
        };

        private static bool IsContextualKeyword(ReadOnlySpan<char> word) =>
            word is "as" or "from" or "get" or "of" or "set" or "static" or "using";

        private static bool IsTypeScriptKeyword(ReadOnlySpan<char> word) => word
            is "abstract" or "asserts" or "declare" or "enum" or "implements" or "infer" or "interface" or "is" or "keyof" or "module"
            or "namespace" or "out" or "override" or "private" or "protected" or "public" or "readonly" or "satisfies" or "type"
            or "unique";

        private static bool IsTypeScriptType(ReadOnlySpan<char> word) => word
            is "any" or "bigint" or "boolean" or "never" or "number" or "object" or "string" or "symbol" or "unknown";
    }
}
