using System.Buffers;
using System.Runtime.CompilerServices;

namespace StaticGen.Highlighting;

/// <summary>
/// The state of a Python lexer. It may stop at any line end and go on after a gap, which is how a console session is lexed whose
/// statements are interrupted by prompts.
/// </summary>
internal ref struct PythonScanner(ReadOnlySpan<char> code, TokenList tokens, bool isCython)
{
    /// <summary>How deep f-strings nest before their fields are no longer lexed as code; also the most memory nesting can take.</summary>
    private const int MaxDepth = 24;

    /// <summary>How far to look for the colon that tells the statement <c>match x:</c> from a call of a function <c>match</c>.</summary>
    private const int MaxLookahead = 2_000;

    private static readonly SearchValues<char> StringStops = SearchValues.Create("'\"\\{}\n\r");

    private enum Mode : byte
    {
        /// <summary>Statements, or the expression in a field; counts its brackets.</summary>
        Code,

        /// <summary>Between the quotes of a string.</summary>
        String,

        /// <summary>The format of a field, from its colon on.</summary>
        Format,
    }

    /// <summary>What the last token makes of the next name.</summary>
    private enum Expect : byte
    {
        Anything,
        DefinedName,
        ClassName,
        Member,
        TypeAlias,
    }

    private struct Frame
    {
        public Mode Mode;
        public int Brackets;
        public char Quote;
        public bool IsTriple;
        public bool IsRaw;
        public bool IsBytes;
        public bool HasFields;
    }

    [InlineArray(MaxDepth)]
    private struct FrameStack
    {
        private Frame _first;
    }

    public CodeCursor Cursor = new(code, tokens);

    private FrameStack _frames;
    private int _top;
    private Expect _expect;
    private bool _isStatementStart = true;

    /// <summary>Bracket depth of the type parameter list being read, or 0.</summary>
    private int _typeParameterDepth;

    /// <summary>The next <c>[</c> opens a type parameter list.</summary>
    private bool _typeParametersMayFollow;

    /// <summary>The next name in a type parameter list is a new parameter, not a bound.</summary>
    private bool _isTypeParameterNext;

    private readonly bool _isCython = isCython;

    /// <summary>Lexes to the end of the cursor's code.</summary>
    public void Run()
    {
        while (!Cursor.AtEnd)
        {
            switch (_frames[_top].Mode)
            {
                case Mode.String:
                    LexString();
                    break;
                case Mode.Format:
                    LexFormat();
                    break;
                default:
                    LexCode();
                    break;
            }
        }
    }

    private void LexCode()
    {
        var c = Cursor.Current;
        switch (c)
        {
            case ' ' or '\t' or '\f':
                Cursor.Position++;
                return;
            case '\n' or '\r':
                Cursor.Position++;
                EndLine();
                return;
            case '#':
                Cursor.TakeLine(TokenKind.Comment);
                return;
            case '\'' or '"':
                OpenString(Cursor.Position, prefix: default);
                return;
            case '@' when _isStatementStart && CodeCursor.IsWordStart(Cursor.At(Cursor.PastBlanks(Cursor.Position + 1))):
                LexDecorator();
                return;
            case '\\':
                Cursor.Take(1, TokenKind.Punctuation);
                if (Cursor.IsAtLineEnd)
                    Cursor.SkipLineBreak();
                return;
        }
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Cursor.Next)))
            LexNumber();
        else if (CodeCursor.IsWordStart(c))
            LexWord();
        else
            LexSign(c);
    }

    private void EndLine()
    {
        ref var frame = ref _frames[_top];
        _isStatementStart = _top == 0 && (frame.Brackets == 0 || RecoverFromOpenBracket(ref frame));
        if (_isStatementStart)
            _expect = Expect.Anything;
    }

    /// <summary>A statement that only begins a line, at the margin, shows that an earlier bracket was never closed.</summary>
    private readonly bool RecoverFromOpenBracket(ref Frame frame)
    {
        if (Cursor.IsAt("def ") || Cursor.IsAt("class ") || Cursor.IsAt("import ") || Cursor.IsAt("@"))
            frame.Brackets = 0;
        return frame.Brackets == 0;
    }

    private void LexNumber()
    {
        var start = Cursor.Position;
        Cursor.SkipNumber();
        Cursor.EmitFrom(start, TokenKind.Number);
        _isStatementStart = false;
        _expect = Expect.Anything;
    }

    private void LexDecorator()
    {
        var start = Cursor.Position++;
        Cursor.SkipBlanks();
        Cursor.ReadWord();
        while (Cursor.Current == '.' && CodeCursor.IsWordStart(Cursor.Next))
        {
            Cursor.Position++;
            Cursor.ReadWord();
        }
        Cursor.EmitFrom(start, TokenKind.Decorator);
        _isStatementStart = false;
    }

    private void LexSign(char c)
    {
        var wasStatementStart = _isStatementStart;
        _isStatementStart = false;
        _expect = Expect.Anything;
        ref var frame = ref _frames[_top];
        if (_top > 0 && frame.Brackets == 0 && LexFieldSign(c, ref frame))
            return;
        switch (c)
        {
            case '(' or '[' or '{':
                frame.Brackets++;
                if (c == '[' && _typeParametersMayFollow && _top == 0)
                {
                    _typeParameterDepth = frame.Brackets;
                    _isTypeParameterNext = true;
                }
                _typeParametersMayFollow = false;
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case ')' or ']' or '}':
                if (frame.Brackets == _typeParameterDepth)
                    _typeParameterDepth = 0;
                frame.Brackets = Math.Max(0, frame.Brackets - 1);
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case '.' when Cursor.IsAt("..."):
                Cursor.Take(3, TokenKind.Constant);
                return;
            case '.':
                _expect = Expect.Member;
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case ',':
                _isTypeParameterNext = _typeParameterDepth > 0 && frame.Brackets == _typeParameterDepth;
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case ':' when Cursor.Next == '=':
                Cursor.Take(2, TokenKind.Operator);
                return;
            case ';':
                _isStatementStart = _top == 0 && frame.Brackets == 0;
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case ':':
                Cursor.Take(1, TokenKind.Punctuation);
                return;
            case '+' or '-' or '*' or '/' or '%' or '@' or '&' or '|' or '^' or '~' or '<' or '>' or '=' or '!' or '?':
                LexOperator();
                return;
            default:
                Cursor.Position++;
                _isStatementStart = wasStatementStart && char.IsWhiteSpace(c);
                return;
        }
    }

    /// <summary>Lexes a sign that ends the expression of a field.</summary>
    private bool LexFieldSign(char c, ref Frame frame)
    {
        switch (c)
        {
            case '}':
                Cursor.Take(1, TokenKind.Interpolation);
                _top--;
                return true;
            case ':':
                Cursor.Take(1, TokenKind.Interpolation);
                frame.Mode = Mode.Format;
                return true;
            case '!' when Cursor.Next is 'r' or 's' or 'a' && Cursor.At(Cursor.Position + 2) is '}' or ':':
                Cursor.Take(2, TokenKind.Interpolation);
                return true;
            default:
                return false;
        }
    }

    private void LexOperator()
    {
        var start = Cursor.Position;
        do
            Cursor.Position++;
        while (Cursor.Current is '+' or '-' or '*' or '/' or '%' or '@' or '&' or '|' or '^' or '~' or '<' or '>' or '=');
        if (Cursor.Current == '=' && Cursor.Code[start] == '!')
            Cursor.Position++;
        Cursor.EmitFrom(start, TokenKind.Operator);
    }

    private void LexWord()
    {
        var start = Cursor.Position;
        var word = Cursor.ReadWord();
        if (word.Length <= 2 && Cursor.Current is '\'' or '"' && IsStringPrefix(word))
        {
            OpenString(start, word);
            return;
        }
        var kind = KindOf(word, start);
        Cursor.EmitFrom(start, kind);
        _isStatementStart = _isStatementStart && kind == TokenKind.Keyword && word is "async";
    }

    private TokenKind KindOf(ReadOnlySpan<char> word, int start)
    {
        var expect = _expect;
        _expect = Expect.Anything;
        switch (expect)
        {
            case Expect.DefinedName or Expect.ClassName or Expect.TypeAlias:
                _typeParametersMayFollow = true;
                return TokenKind.Name;
            case Expect.Member when KeywordKind(word) != TokenKind.Keyword:
                return KindOfName(word);
        }
        _typeParametersMayFollow = false;
        if (_typeParameterDepth > 0 && _isTypeParameterNext && _frames[_top].Brackets == _typeParameterDepth)
        {
            _isTypeParameterNext = false;
            return TokenKind.Type;
        }
        var kind = KeywordKind(word);
        if (kind == TokenKind.Keyword)
        {
            _expect = word is "def" ? Expect.DefinedName : word is "class" ? Expect.ClassName : Expect.Anything;
            return TokenKind.Keyword;
        }
        if (kind != TokenKind.Text)
            return kind;
        if (_isStatementStart && IsSoftKeyword(word))
        {
            if (word is "type")
                _expect = Expect.TypeAlias;
            return TokenKind.Keyword;
        }
        if (_isCython && IsCythonKeyword(word))
        {
            if (word is "struct" or "union")
                _expect = Expect.ClassName;
            return TokenKind.Keyword;
        }
        if (_isCython && IsCythonType(word))
            return TokenKind.Type;
        if (word is "self" or "cls")
            return TokenKind.Variable;
        if (IsBuiltin(word))
            return IsArgumentName(start) ? TokenKind.Text : TokenKind.Builtin;
        return KindOfName(word);
    }

    /// <summary>By the conventions of PEP 8 a class is in CapWords; a name the language calls has two underscores around it.</summary>
    private readonly TokenKind KindOfName(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word.StartsWith("__") && word.EndsWith("__"))
            return TokenKind.Builtin;
        if (char.IsUpper(word[0]) && word.ContainsAnyInRange('a', 'z'))
            return TokenKind.Type;
        return Cursor.Current == '(' ? TokenKind.Function : TokenKind.Text;
    }

    /// <summary>Whether the word before the cursor names an argument, as in <c>dict(id=1)</c>.</summary>
    private readonly bool IsArgumentName(int start)
    {
        if (Cursor.Current != '=' || Cursor.Next == '=' || _frames[_top].Brackets == 0)
            return false;
        // The white space before an argument is short but for code that is meant to hurt; look no further than a wide indent.
        for (var i = start - 1; i >= Math.Max(0, start - 100); i--)
        {
            if (!char.IsWhiteSpace(Cursor.Code[i]))
                return Cursor.Code[i] is '(' or ',';
        }
        return false;
    }

    private readonly bool IsSoftKeyword(ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "type":
                return IsTypeStatement();
            case "lazy":
                var follower = Cursor.Code[Cursor.PastBlanks(Cursor.Position)..];
                return follower.StartsWith("import ") || follower.StartsWith("from ");
            case "match" or "case":
                return HasSubject() && HasColon(mustEndLine: word is "match");
            default:
                return false;
        }
    }

    /// <summary><c>type Name =</c> or <c>type Name[</c> is a statement; <c>type = x</c> and <c>type(x)</c> are not.</summary>
    private readonly bool IsTypeStatement()
    {
        var i = Cursor.PastBlanks(Cursor.Position);
        if (i == Cursor.Position || !CodeCursor.IsWordStart(Cursor.At(i)))
            return false;
        // Names longer than this are written to make lexers slow.
        var limit = i + MaxLookahead;
        while (i < limit && CodeCursor.IsWordPart(Cursor.At(i)))
            i++;
        i = Cursor.PastBlanks(i);
        return Cursor.At(i) == '[' || (Cursor.At(i) == '=' && Cursor.At(i + 1) != '=');
    }

    /// <summary>Whether something follows that can begin the subject of <c>match</c> or a pattern.</summary>
    private readonly bool HasSubject()
    {
        var i = Cursor.PastBlanks(Cursor.Position);
        var c = Cursor.At(i);
        if (c is '(' or '[' or '{' or '"' or '\'' or '-' or '*' or '~' || char.IsAsciiDigit(c))
            return true;
        return i > Cursor.Position && CodeCursor.IsWordStart(c) && !IsInfix(Cursor.Code[i..]);
    }

    /// <summary>A word that joins two operands shows that <c>match</c> before it is a name.</summary>
    private static bool IsInfix(ReadOnlySpan<char> code)
    {
        var length = 0;
        while (length < code.Length && length < 4 && char.IsAsciiLetterLower(code[length]))
            length++;
        return (length >= code.Length || !CodeCursor.IsWordPart(code[length]))
            && code[..length] is "is" or "in" or "and" or "or" or "if" or "else" or "for" or "as";
    }

    /// <summary>Whether the logical line holds a colon outside of brackets and strings, at its end if that is asked for.</summary>
    private readonly bool HasColon(bool mustEndLine)
    {
        var limit = Math.Min(Cursor.Code.Length, Cursor.Position + MaxLookahead);
        var depth = 0;
        for (var i = Cursor.Position; i < limit; i++)
        {
            switch (Cursor.Code[i])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '\'' or '"':
                    i = PastQuotes(i, limit) - 1;
                    break;
                case '\\':
                    i++;
                    break;
                case '#' when depth <= 0:
                    return false;
                case '#':
                    i = Cursor.EndOfLine(i) - 1;
                    break;
                case '\n' or '\r' when depth <= 0:
                    return false;
                case ':' when depth <= 0 && Cursor.At(i + 1) != '=':
                    if (!mustEndLine)
                        return true;
                    var after = Cursor.PastBlanks(i + 1);
                    if (after >= Cursor.Code.Length || Cursor.At(after) is '#' or '\n' or '\r')
                        return true;
                    break;
            }
        }
        // The line goes on beyond what is to be seen, as between two prompts of a console: no other reading is likelier.
        return depth > 0;
    }

    private readonly int PastQuotes(int start, int limit)
    {
        var quote = Cursor.Code[start];
        var i = start + 1;
        while (i < limit && Cursor.Code[i] != quote && Cursor.Code[i] is not ('\n' or '\r'))
            i += Cursor.Code[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    private void OpenString(int start, ReadOnlySpan<char> prefix)
    {
        var quote = Cursor.Current;
        var isTriple = Cursor.Next == quote && Cursor.At(Cursor.Position + 2) == quote;
        // A field leaves room for one more string, see OpenField, so that there always is a next frame.
        _frames[++_top] = new Frame
        {
            Mode = Mode.String,
            Quote = quote,
            IsTriple = isTriple,
            IsRaw = prefix.ContainsAny('r', 'R'),
            IsBytes = prefix.ContainsAny('b', 'B'),
            HasFields = prefix.ContainsAny("fFtT"),
        };
        Cursor.Position += isTriple ? 3 : 1;
        Cursor.EmitFrom(start, TokenKind.String);
        _isStatementStart = false;
        _expect = Expect.Anything;
    }

    /// <summary>Lexes from here to the end of the string, or to the expression of its next field.</summary>
    private void LexString()
    {
        ref readonly var frame = ref _frames[_top];
        var start = Cursor.Position;
        while (!Cursor.AtEnd)
        {
            var skipped = Cursor.Rest.IndexOfAny(StringStops);
            if (skipped < 0)
            {
                Cursor.Position = Cursor.Code.Length;
                break;
            }
            Cursor.Position += skipped;
            var c = Cursor.Current;
            if (c == frame.Quote && IsClosingQuote(frame))
            {
                Cursor.Position += frame.IsTriple ? 3 : 1;
                Cursor.EmitFrom(start, TokenKind.String);
                _top--;
                return;
            }
            if (c is '\n' or '\r' && !frame.IsTriple)
            {
                Cursor.EmitFrom(start, TokenKind.String);
                _top--;
                return;
            }
            if (c == '\\')
            {
                var length = frame.IsRaw ? RawPairLength() : EscapeLength(frame.IsBytes);
                if (frame.IsRaw || length == 0)
                {
                    Cursor.Position += Math.Max(1, length);
                }
                else
                {
                    Cursor.EmitFrom(start, TokenKind.String);
                    Cursor.Take(length, TokenKind.Escape);
                    start = Cursor.Position;
                }
            }
            else if (frame.HasFields && c is '{' or '}' && Cursor.Next == c)
            {
                Cursor.EmitFrom(start, TokenKind.String);
                Cursor.Take(2, TokenKind.Escape);
                start = Cursor.Position;
            }
            else if (frame.HasFields && c == '{' && _top + 2 < MaxDepth)
            {
                Cursor.EmitFrom(start, TokenKind.String);
                OpenField();
                return;
            }
            else
            {
                Cursor.Position++;
            }
        }
        Cursor.EmitFrom(start, TokenKind.String);
    }

    private void OpenField()
    {
        Cursor.Take(1, TokenKind.Interpolation);
        _frames[++_top] = new Frame { Mode = Mode.Code };
        _expect = Expect.Anything;
    }

    private void LexFormat()
    {
        ref readonly var enclosing = ref _frames[_top - 1];
        var start = Cursor.Position;
        while (!Cursor.AtEnd)
        {
            var c = Cursor.Current;
            if (c == '}')
            {
                Cursor.Position++;
                Cursor.EmitFrom(start, TokenKind.Interpolation);
                _top--;
                return;
            }
            if (c == '{' && _top + 2 < MaxDepth)
            {
                Cursor.EmitFrom(start, TokenKind.Interpolation);
                OpenField();
                return;
            }
            // The string ends before the field does: close the field, and let the string see to it.
            if ((c == enclosing.Quote && IsClosingQuote(enclosing)) || (c is '\n' or '\r' && !enclosing.IsTriple))
            {
                Cursor.EmitFrom(start, TokenKind.Interpolation);
                _top--;
                return;
            }
            Cursor.Position++;
        }
        Cursor.EmitFrom(start, TokenKind.Interpolation);
    }

    private readonly bool IsClosingQuote(in Frame frame) =>
        !frame.IsTriple || (Cursor.Next == frame.Quote && Cursor.At(Cursor.Position + 2) == frame.Quote);

    /// <summary>A backslash of a raw string keeps the quote after it from closing, and both stay in the text.</summary>
    private readonly int RawPairLength() => Cursor.Next is '\'' or '"' or '\\' ? 2 : 1;

    /// <summary>The length of the escape sequence here, or 0 where the backslash stands for itself.</summary>
    private readonly int EscapeLength(bool isBytes)
    {
        var c = Cursor.Next;
        switch (c)
        {
            case '\\' or '\'' or '"' or 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
                return 2;
            case '\n':
                return 2;
            case '\r':
                return Cursor.At(Cursor.Position + 2) == '\n' ? 3 : 2;
            case 'x':
                return EscapeOfDigits(2);
            case 'u' when !isBytes:
                return EscapeOfDigits(4);
            case 'U' when !isBytes:
                return EscapeOfDigits(8);
            case 'N' when !isBytes && Cursor.At(Cursor.Position + 2) == '{':
                return NamedEscape();
            case >= '0' and <= '7':
                var length = 2;
                while (length < 4 && Cursor.At(Cursor.Position + length) is >= '0' and <= '7')
                    length++;
                return length;
            default:
                return 0;
        }
    }

    private readonly int EscapeOfDigits(int count)
    {
        for (var i = 2; i < 2 + count; i++)
        {
            if (!char.IsAsciiHexDigit(Cursor.At(Cursor.Position + i)))
                return 0;
        }
        return 2 + count;
    }

    /// <summary>The length of <c>\N{LATIN SMALL LETTER A}</c>; the longest name of Unicode has 88 characters.</summary>
    private readonly int NamedEscape()
    {
        for (var i = 3; i < 100; i++)
        {
            var c = Cursor.At(Cursor.Position + i);
            if (c == '}')
                return i + 1;
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '-'))
                return 0;
        }
        return 0;
    }

    private static bool IsStringPrefix(ReadOnlySpan<char> word) => word.Length == 1
        ? word[0] is 'r' or 'R' or 'b' or 'B' or 'f' or 'F' or 't' or 'T' or 'u' or 'U'
        : (word[0] is 'r' or 'R' && word[1] is 'b' or 'B' or 'f' or 'F' or 't' or 'T')
            || (word[1] is 'r' or 'R' && word[0] is 'b' or 'B' or 'f' or 'F' or 't' or 'T');

    private static TokenKind KeywordKind(ReadOnlySpan<char> word) => word switch
    {
        "and" or "as" or "assert" or "async" or "await" or "break" or "class" or "continue" or "def" or "del" or "elif" or "else"
            or "except" or "finally" or "for" or "from" or "global" or "if" or "import" or "in" or "is" or "lambda" or "nonlocal"
            or "not" or "or" or "pass" or "raise" or "return" or "try" or "while" or "with" or "yield" => TokenKind.Keyword,
        "True" or "False" or "None" or "Ellipsis" or "NotImplemented" or "__debug__" => TokenKind.Constant,
        _ => TokenKind.Text,
    };

    private static bool IsBuiltin(ReadOnlySpan<char> word) => word
        is "abs" or "aiter" or "all" or "anext" or "any" or "ascii" or "bin" or "bool" or "breakpoint" or "bytearray" or "bytes"
        or "callable" or "chr" or "classmethod" or "compile" or "complex" or "delattr" or "dict" or "dir" or "divmod" or "enumerate"
        or "eval" or "exec" or "exit" or "filter" or "float" or "format" or "frozendict" or "frozenset" or "getattr" or "globals"
        or "hasattr" or "hash" or "help" or "hex" or "id" or "input" or "int" or "isinstance" or "issubclass" or "iter" or "len"
        or "list" or "locals" or "map" or "max" or "memoryview" or "min" or "next" or "object" or "oct" or "open" or "ord" or "pow"
        or "print" or "property" or "quit" or "range" or "repr" or "reversed" or "round" or "sentinel" or "set" or "setattr" or "slice"
        or "sorted" or "staticmethod" or "str" or "sum" or "super" or "tuple" or "type" or "vars" or "zip";

    private static bool IsCythonKeyword(ReadOnlySpan<char> word) => word
        is "cdef" or "cpdef" or "cimport" or "ctypedef" or "struct" or "union" or "enum" or "nogil" or "gil" or "extern" or "inline"
        or "include" or "public" or "readonly" or "packed" or "sizeof" or "noexcept" or "fused" or "api";

    private static bool IsCythonType(ReadOnlySpan<char> word) => word
        is "bint" or "char" or "double" or "float" or "int" or "long" or "short" or "signed" or "unsigned" or "size_t" or "ssize_t"
        or "Py_ssize_t" or "void" or "object" or "const" or "volatile";
}
