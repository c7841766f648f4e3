using System.Buffers;
using System.Runtime.CompilerServices;

namespace StaticGen.Highlighting;

/// <summary>
/// The state of a shell lexer. It may stop at any line end and go on after a gap, which is how a console session is lexed whose commands
/// go on after a prompt.
/// </summary>
internal ref struct ShellScanner(ReadOnlySpan<char> code, TokenList tokens)
{
    /// <summary>How deep quotes and substitutions nest before the inner ones are lexed as plain text.</summary>
    private const int MaxDepth = 32;

    /// <summary>Longer words than this are not taken for the end mark of a here-document.</summary>
    private const int MaxHeredocMark = 100;

    private static readonly SearchValues<char> DoubleQuoteStops = SearchValues.Create("\"\\$`");

    private enum Mode : byte
    {
        Commands,
        DoubleQuotes,
        SingleQuotes,
        HereDocument,

        /// <summary>Within <c>$( )</c>.</summary>
        Substitution,

        /// <summary>Within <c>$(( ))</c> or <c>(( ))</c>.</summary>
        Arithmetic,
    }

    private struct Frame
    {
        public Mode Mode;

        /// <summary>Open brackets within a substitution.</summary>
        public int Brackets;
    }

    [InlineArray(MaxDepth)]
    private struct FrameStack
    {
        private Frame _first;
    }

    public CodeCursor Cursor = new(code, tokens);

    private FrameStack _frames;
    private int _top;

    /// <summary>The next word is a command, a keyword or an assignment, not an argument.</summary>
    private bool _isCommandNext = true;

    /// <summary>The next word is a name that <c>function</c> or <c>for</c> defines.</summary>
    private TokenKind _nextName;

    /// <summary>An <c>in</c> may follow, since <c>case</c> came before.</summary>
    private bool _isInNext;

    /// <summary>The arguments are assignments, since <c>export</c> or the like came before.</summary>
    private bool _isDeclaring;

    private bool _endedInBackslash;

    /// <summary>One more than the depth at which the value of an assignment is being read, or 0.</summary>
    private int _assigningAt;

    /// <summary>Where lexing went on last; behind a prompt this counts as the start of a line.</summary>
    private int _resumedAt;

    // Where the end mark of the here-document stands whose body begins on the next line.
    private int _heredocMarkStart;
    private int _heredocMarkLength;
    private bool _heredocIsIndented;
    private bool _heredocIsLiteral;

    /// <summary>
    /// Whether the command goes on in the next line: a quote, bracket or here-document is open, or the line ended with a backslash.
    /// </summary>
    public readonly bool IsOpen => _top > 0 || _endedInBackslash;

    /// <summary>Lexes to the end of the cursor's code.</summary>
    public void Run()
    {
        _resumedAt = Cursor.Position;
        while (!Cursor.AtEnd)
        {
            switch (_frames[_top].Mode)
            {
                case Mode.DoubleQuotes:
                    LexDoubleQuotes();
                    break;
                case Mode.SingleQuotes:
                    LexSingleQuotes();
                    break;
                case Mode.HereDocument:
                    LexHereDocumentLine();
                    break;
                default:
                    LexCommand();
                    break;
            }
        }
    }

    private readonly bool HasRoom => _top + 1 < MaxDepth;

    private void Push(Mode mode)
    {
        _frames[++_top] = new Frame { Mode = mode };
        _isCommandNext = mode is Mode.Substitution;
    }

    private void LexCommand()
    {
        var c = Cursor.Current;
        _endedInBackslash = false;
        switch (c)
        {
            case ' ' or '\t':
                Cursor.Position++;
                if (_assigningAt == _top + 1)
                {
                    // A command may follow the variables that are set for it alone.
                    _isCommandNext = true;
                    _assigningAt = 0;
                }
                return;
            case '\n' or '\r':
                EndLine();
                return;
            case '#' when Cursor.Position == 0 || IsWordBreak(Cursor.Code[Cursor.Position - 1]):
                Cursor.TakeLine(TokenKind.Comment);
                return;
            case '\\':
                LexBackslash();
                return;
            case '"':
                Cursor.Take(1, TokenKind.String);
                OpenQuotes(Mode.DoubleQuotes);
                return;
            case '\'':
                Cursor.Take(1, TokenKind.String);
                OpenQuotes(Mode.SingleQuotes);
                return;
            case '$':
                LexDollar();
                return;
            case '`':
                // Old-style substitution: what is inside is lexed as if the marks were not there.
                Cursor.Take(1, TokenKind.Operator);
                _isCommandNext = true;
                return;
            case '(' or ')' or '{' or '}' or '[' or ']':
                LexBracket(c);
                return;
            case '<' when Cursor.Next == '<':
                LexHereDocumentMark();
                return;
            case ';' or '|' or '&' or '<' or '>' or '!':
                LexOperator(c);
                return;
            default:
                LexWord();
                return;
        }
    }

    private void EndLine()
    {
        Cursor.SkipLineBreak();
        if (_frames[_top].Mode != Mode.Arithmetic)
            _isCommandNext = true;
        _nextName = TokenKind.Text;
        _isDeclaring = false;
        _assigningAt = 0;
        if (_heredocMarkLength > 0 && HasRoom)
            Push(Mode.HereDocument);
    }

    private void LexBackslash()
    {
        if (Cursor.Next is '\n' or '\r')
        {
            Cursor.Take(1, TokenKind.Operator);
            Cursor.SkipLineBreak();
            _endedInBackslash = true;
            return;
        }
        Cursor.Take(Cursor.EscapeLength(0), TokenKind.Escape);
        _isCommandNext = false;
    }

    private void OpenQuotes(Mode mode)
    {
        _isCommandNext = false;
        if (HasRoom)
            Push(mode);
    }

    private void LexDoubleQuotes()
    {
        var start = Cursor.Position;
        while (!Cursor.AtEnd)
        {
            var skipped = Cursor.Rest.IndexOfAny(DoubleQuoteStops);
            Cursor.Position = skipped < 0 ? Cursor.Code.Length : Cursor.Position + skipped;
            if (skipped < 0)
                break;
            var c = Cursor.Current;
            if (c == '"')
            {
                Cursor.Position++;
                Cursor.EmitFrom(start, TokenKind.String);
                _top--;
                _isCommandNext = false;
                return;
            }
            if (c == '\\' && Cursor.Next is '"' or '\\' or '$' or '`')
            {
                Cursor.EmitFrom(start, TokenKind.String);
                Cursor.Take(2, TokenKind.Escape);
                start = Cursor.Position;
            }
            else if (c == '$' && IsExpansion(Cursor.Next))
            {
                Cursor.EmitFrom(start, TokenKind.String);
                LexDollar();
                return;
            }
            else
            {
                Cursor.Position++;
            }
        }
        Cursor.EmitFrom(start, TokenKind.String);
    }

    private void LexSingleQuotes()
    {
        var start = Cursor.Position;
        var length = Cursor.Rest.IndexOf('\'');
        Cursor.Position = length < 0 ? Cursor.Code.Length : start + length + 1;
        Cursor.EmitFrom(start, TokenKind.String);
        if (length < 0)
            return;
        _top--;
        _isCommandNext = false;
    }

    /// <summary>Lexes <c>&lt;&lt;EOF</c> and remembers the mark; its body begins on the next line.</summary>
    private void LexHereDocumentMark()
    {
        if (Cursor.At(Cursor.Position + 2) == '<' || _frames[_top].Mode == Mode.Arithmetic)
        {
            Cursor.Take(Cursor.At(Cursor.Position + 2) == '<' ? 3 : 2, TokenKind.Operator);
            return;
        }
        _heredocIsIndented = Cursor.At(Cursor.Position + 2) == '-';
        Cursor.Take(_heredocIsIndented ? 3 : 2, TokenKind.Operator);
        Cursor.SkipBlanks();
        var start = Cursor.Position;
        var quote = Cursor.Current;
        _heredocIsLiteral = quote is '\'' or '"' or '\\';
        if (_heredocIsLiteral)
            Cursor.Position++;
        _heredocMarkStart = Cursor.Position;
        _heredocMarkLength = Cursor.ReadWord().Length;
        if (_heredocMarkLength > MaxHeredocMark)
            _heredocMarkLength = 0;
        if (_heredocIsLiteral && Cursor.Current == quote)
            Cursor.Position++;
        Cursor.EmitFrom(start, TokenKind.String);
        _isCommandNext = false;
    }

    /// <summary>Lexes the rest of a line of a here-document, up to its line break or to a substitution.</summary>
    private void LexHereDocumentLine()
    {
        var end = Cursor.EndOfLine(Cursor.Position);
        var line = Cursor.Code[Cursor.Position..end];
        var mark = Cursor.Code.Slice(_heredocMarkStart, _heredocMarkLength);
        var unindented = _heredocIsIndented ? line.TrimStart('\t') : line;
        if ((Cursor.IsAtLineStart || Cursor.Position == _resumedAt) && unindented.TrimEnd(' ').SequenceEqual(mark))
        {
            Cursor.TakeLine(TokenKind.String);
            _top--;
            _heredocMarkLength = 0;
            return;
        }
        var start = Cursor.Position;
        while (!Cursor.IsAtLineEnd)
        {
            var skipped = _heredocIsLiteral ? -1 : Cursor.Code[Cursor.Position..end].IndexOfAny('$', '\\');
            Cursor.Position = skipped < 0 ? end : Cursor.Position + skipped;
            if (Cursor.Current == '$' && Cursor.Position < end && IsExpansion(Cursor.Next))
            {
                Cursor.EmitFrom(start, TokenKind.String);
                // Of substitutions only variables are lexed here: brackets must not outlive the line.
                if (Cursor.Next == '(')
                    Cursor.Take(1, TokenKind.String);
                else
                    LexDollar();
                start = Cursor.Position;
            }
            else if (Cursor.Position < end)
            {
                Cursor.Position = Math.Min(Cursor.Position + (Cursor.Current == '\\' ? 2 : 1), end);
            }
        }
        Cursor.EmitFrom(start, TokenKind.String);
        Cursor.SkipLineBreak();
    }

    private static bool IsExpansion(char c) => c is '{' or '(' || IsSpecialParameter(c) || CodeCursor.IsWordStart(c);

    private static bool IsSpecialParameter(char c) => c is '@' or '*' or '#' or '?' or '$' or '!' or '-' || char.IsAsciiDigit(c);

    private void LexDollar()
    {
        var start = Cursor.Position++;
        _isCommandNext = false;
        var c = Cursor.Current;
        if (c == '(' && HasRoom)
        {
            var isArithmetic = Cursor.Next == '(';
            Cursor.Position += isArithmetic ? 2 : 1;
            Cursor.EmitFrom(start, TokenKind.Interpolation);
            Push(isArithmetic ? Mode.Arithmetic : Mode.Substitution);
        }
        else if (c == '{')
        {
            SkipBraces();
            Cursor.EmitFrom(start, TokenKind.Variable);
        }
        else if (c is '\'' or '"' && _frames[_top].Mode is not (Mode.DoubleQuotes or Mode.HereDocument))
        {
            LexAnsiString(start, c);
        }
        else if (IsSpecialParameter(c))
        {
            Cursor.Position++;
            Cursor.EmitFrom(start, TokenKind.Variable);
        }
        else if (CodeCursor.IsWordStart(c))
        {
            Cursor.ReadWord();
            Cursor.EmitFrom(start, TokenKind.Variable);
        }
    }

    /// <summary>Moves past <c>{name:-default}</c>, nested braces included, or to the end of the line if it is not closed there.</summary>
    private void SkipBraces()
    {
        var depth = 0;
        while (!Cursor.IsAtLineEnd)
        {
            depth += Cursor.Current switch { '{' => 1, '}' => -1, _ => 0 };
            Cursor.Position++;
            if (depth == 0)
                return;
        }
    }

    /// <summary>Lexes <c>$'line\n'</c> and <c>$"text"</c>.</summary>
    private void LexAnsiString(int start, char quote)
    {
        Cursor.Position++;
        if (quote == '"')
        {
            Cursor.EmitFrom(start, TokenKind.String);
            OpenQuotes(Mode.DoubleQuotes);
            return;
        }
        while (!Cursor.AtEnd && Cursor.Current != '\'')
        {
            if (Cursor.Current == '\\')
            {
                Cursor.EmitFrom(start, TokenKind.String);
                Cursor.Take(2, TokenKind.Escape);
                start = Cursor.Position;
            }
            else
            {
                Cursor.Position++;
            }
        }
        Cursor.Position = Math.Min(Cursor.Position + 1, Cursor.Code.Length);
        Cursor.EmitFrom(start, TokenKind.String);
    }

    private void LexBracket(char c)
    {
        ref var frame = ref _frames[_top];
        var wasCommandNext = _isCommandNext;
        if (c == '(')
            _assigningAt = 0;
        _isCommandNext = c == ')' || (wasCommandNext && c is '(' or '{' or '}');
        if (c == '(' && Cursor.Next == '(' && wasCommandNext && frame.Mode != Mode.Arithmetic && HasRoom)
        {
            Cursor.Take(2, TokenKind.Punctuation);
            Push(Mode.Arithmetic);
            return;
        }
        if (c == ')' && frame.Mode is Mode.Substitution or Mode.Arithmetic && frame.Brackets == 0)
        {
            var length = frame.Mode == Mode.Arithmetic && Cursor.Next == ')' ? 2 : 1;
            Cursor.Take(length, TokenKind.Interpolation);
            _top--;
            _isCommandNext = false;
            return;
        }
        frame.Brackets += c switch { '(' => 1, ')' when frame.Brackets > 0 => -1, _ => 0 };
        if (c == '[' && wasCommandNext)
            Cursor.Take(Cursor.Next == '[' ? 2 : 1, TokenKind.Builtin);
        else
            Cursor.Take(1, TokenKind.Punctuation);
    }

    private void LexOperator(char c)
    {
        var start = Cursor.Position++;
        if (c is '<' or '>')
        {
            if (Cursor.Current is '>' or '&' or '|')
                Cursor.Position++;
            _isCommandNext = false;
        }
        else if (c == '!')
        {
            if (!_isCommandNext)
            {
                if (Cursor.Current == '=')
                    Cursor.Position++;
            }
        }
        else
        {
            while (Cursor.Current is ';' or '|' or '&')
                Cursor.Position++;
            if (Cursor.Current == '>' && c == '&')
                Cursor.Position++;
            _isCommandNext = true;
            _isDeclaring = false;
        }
        Cursor.EmitFrom(start, TokenKind.Operator);
    }

    private void LexWord()
    {
        var start = Cursor.Position;
        while (!Cursor.AtEnd && !EndsWord(Cursor.Current))
        {
            if (Cursor.Current == '=' && Cursor.Position > start && (_isCommandNext || _isDeclaring || Cursor.Code[start] == '-'))
            {
                LexAssignment(start);
                return;
            }
            Cursor.Position++;
        }
        if (Cursor.Position == start)
            Cursor.Position++;
        else
            Cursor.EmitFrom(start, KindOf(Cursor.Code[start..Cursor.Position]));
    }

    /// <summary>Lexes from the equals sign of <c>NAME=value</c> or <c>--option=value</c> on.</summary>
    private void LexAssignment(int start)
    {
        var isOption = Cursor.Code[start] == '-';
        Cursor.EmitFrom(start, isOption ? TokenKind.Attribute : TokenKind.Variable);
        Cursor.Take(1, TokenKind.Operator);
        while (!Cursor.AtEnd && !EndsWord(Cursor.Current))
            Cursor.Position++;
        if (_isCommandNext && !isOption)
            _assigningAt = _top + 1;
        _isCommandNext = false;
    }

    private static bool EndsWord(char c) => IsWordBreak(c) || c is '"' or '\'' or '\\' or '$' or '`' or '{' or '}' or '[' or ']';

    private static bool IsWordBreak(char c) =>
        c is ' ' or '\t' or '\n' or '\r' or ';' or '|' or '&' or '<' or '>' or '(' or ')';

    private TokenKind KindOf(ReadOnlySpan<char> word)
    {
        if (_frames[_top].Mode == Mode.Arithmetic)
            return char.IsAsciiDigit(word[0]) ? TokenKind.Number : TokenKind.Text;
        if (_nextName != TokenKind.Text)
        {
            var name = _nextName;
            _nextName = TokenKind.Text;
            return name;
        }
        if (!_isCommandNext)
            return KindOfArgument(word);
        if (IsKeyword(word))
        {
            _nextName = word is "function" ? TokenKind.Name : word is "for" or "select" ? TokenKind.Variable : TokenKind.Text;
            _isCommandNext = word is not ("case" or "in");
            _isInNext = word is "case";
            return TokenKind.Keyword;
        }
        if (Cursor.Current == '(' && Cursor.Next == ')')
            return TokenKind.Name;
        // A pattern of `case`.
        if (Cursor.Current == ')' && _frames[_top].Mode == Mode.Commands && _frames[_top].Brackets == 0)
            return TokenKind.Text;
        // Nothing that is run begins so: an alternative in a pattern of `case`, or an option whose command is not shown.
        if (word[0] == '-' && word.Length > 1)
        {
            _isCommandNext = false;
            return Cursor.Current == '|' ? TokenKind.Text : TokenKind.Attribute;
        }
        // What these run is a command itself.
        _isCommandNext = word is "sudo" or "exec" or "nohup" or "command";
        _isDeclaring = word is "export" or "local" or "declare" or "typeset" or "readonly" or "alias" or "env";
        return IsBuiltin(word) ? TokenKind.Builtin : TokenKind.Function;
    }

    private TokenKind KindOfArgument(ReadOnlySpan<char> word)
    {
        if (_isInNext && word is "in")
        {
            _isInNext = false;
            return TokenKind.Keyword;
        }
        return word[0] == '-' && word.Length > 1 ? TokenKind.Attribute : TokenKind.Text;
    }

    private static bool IsKeyword(ReadOnlySpan<char> word) => word
        is "if" or "then" or "else" or "elif" or "fi" or "for" or "while" or "until" or "in" or "do" or "done" or "case" or "esac"
        or "function" or "select" or "time" or "coproc";

    private static bool IsBuiltin(ReadOnlySpan<char> word) => word
        is "." or ":" or "alias" or "bg" or "bind" or "break" or "builtin" or "cd" or "command" or "continue" or "declare" or "echo"
        or "enable" or "eval" or "exec" or "exit" or "export" or "false" or "fg" or "getopts" or "hash" or "help" or "jobs" or "kill"
        or "let" or "local" or "logout" or "mapfile" or "popd" or "printf" or "pushd" or "pwd" or "read" or "readarray" or "readonly"
        or "return" or "set" or "shift" or "shopt" or "source" or "sudo" or "test" or "times" or "trap" or "true" or "type"
        or "typeset" or "ulimit" or "umask" or "unalias" or "unset" or "wait";
}
