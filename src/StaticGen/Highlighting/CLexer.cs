namespace StaticGen.Highlighting;

/// <summary>C and C++.</summary>
internal sealed class CLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        var isLineStart = true;
        var isNameNext = false;
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c is '\n' or '\r')
            {
                cursor.Position++;
                isLineStart = true;
                continue;
            }
            if (char.IsWhiteSpace(c))
            {
                cursor.Position++;
                continue;
            }
            if (c == '#' && isLineStart)
                LexDirective(ref cursor);
            else if (c == '/' && cursor.Next == '/')
                cursor.TakeLine(TokenKind.Comment);
            else if (c == '/' && cursor.Next == '*')
                cursor.TakeThrough("*/", 2, TokenKind.Comment);
            else if (c is '"' or '\'')
                LexString(ref cursor, cursor.Position);
            else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(cursor.Next)))
                LexNumber(ref cursor);
            else if (CodeCursor.IsWordStart(c))
                LexWord(ref cursor, ref isNameNext);
            else
                LexSign(ref cursor, c, ref isNameNext);
            isLineStart = false;
        }
    }

    private static void LexDirective(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        cursor.SkipBlanks();
        var directive = cursor.ReadWord();
        cursor.EmitFrom(start, TokenKind.Decorator);
        cursor.SkipBlanks();
        if (directive is "include" && cursor.Current == '<')
        {
            start = cursor.Position;
            while (!cursor.IsAtLineEnd && cursor.Current != '>')
                cursor.Position++;
            if (cursor.Current == '>')
                cursor.Position++;
            cursor.EmitFrom(start, TokenKind.String);
        }
        else if (directive is "define" or "ifdef" or "ifndef" or "undef")
        {
            start = cursor.Position;
            cursor.ReadWord();
            cursor.EmitFrom(start, TokenKind.Name);
        }
    }

    private static void LexNumber(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        cursor.SkipNumber(separator: '\'');
        cursor.EmitFrom(start, TokenKind.Number);
    }

    private static void LexWord(ref CodeCursor cursor, ref bool isNameNext)
    {
        var start = cursor.Position;
        var word = cursor.ReadWord();
        if (cursor.Current is '"' or '\'' && word is "L" or "u" or "U" or "u8" or "R" or "LR" or "uR" or "UR" or "u8R")
        {
            if (word[^1] == 'R' && cursor.Current == '"')
                LexRawString(ref cursor, start);
            else
                LexString(ref cursor, start);
            return;
        }
        var kind = KindOf(word);
        if (kind == TokenKind.Text)
        {
            if (isNameNext)
                kind = TokenKind.Name;
            else if (cursor.Current == '(')
                kind = TokenKind.Function;
            else if (word.EndsWith("_t"))
                kind = TokenKind.Type;
        }
        isNameNext = word is "struct" or "class" or "enum" or "union" or "namespace" || (isNameNext && kind != TokenKind.Name);
        cursor.EmitFrom(start, kind);
    }

    private static void LexString(ref CodeCursor cursor, int start)
    {
        var quote = cursor.Current;
        cursor.Position++;
        while (!cursor.IsAtLineEnd && cursor.Current != quote)
        {
            if (cursor.Current == '\\')
            {
                cursor.EmitFrom(start, TokenKind.String);
                cursor.Take(EscapeLength(cursor), TokenKind.Escape);
                start = cursor.Position;
            }
            else
            {
                cursor.Position++;
            }
        }
        if (cursor.Current == quote)
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.String);
    }

    private static int EscapeLength(in CodeCursor cursor)
    {
        switch (cursor.Next)
        {
            case 'x' or 'u':
                return cursor.EscapeLength(4);
            case 'U':
                return cursor.EscapeLength(8);
            case >= '0' and <= '7':
                var length = 2;
                while (length < 4 && cursor.At(cursor.Position + length) is >= '0' and <= '7')
                    length++;
                return length;
            default:
                return 2;
        }
    }

    /// <summary>Lexes <c>R"mark(text)mark"</c>; the mark has at most 16 characters.</summary>
    private static void LexRawString(ref CodeCursor cursor, int start)
    {
        var markStart = cursor.Position + 1;
        var markLength = cursor.Code[markStart..Math.Min(markStart + 17, cursor.Code.Length)].IndexOf('(');
        if (markLength < 0)
        {
            LexString(ref cursor, start);
            return;
        }
        Span<char> terminator = stackalloc char[18];
        terminator[0] = ')';
        cursor.Code.Slice(markStart, markLength).CopyTo(terminator[1..]);
        terminator[markLength + 1] = '"';
        terminator = terminator[..(markLength + 2)];
        cursor.Position = markStart + markLength;
        var length = cursor.Rest.IndexOf(terminator);
        cursor.Position = length < 0 ? cursor.Code.Length : cursor.Position + length + terminator.Length;
        cursor.EmitFrom(start, TokenKind.String);
    }

    private static void LexSign(ref CodeCursor cursor, char c, ref bool isNameNext)
    {
        isNameNext = false;
        switch (c)
        {
            case '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';' or '.':
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '!' or '&' or '|' or '^' or '~' or '?' or ':':
                cursor.TakeOperator();
                return;
            default:
                cursor.Position++;
                return;
        }
    }

    private static TokenKind KindOf(ReadOnlySpan<char> word) => word switch
    {
        "alignas" or "alignof" or "asm" or "auto" or "break" or "case" or "catch" or "class" or "co_await" or "co_return" or "co_yield"
            or "concept" or "const" or "const_cast" or "consteval" or "constexpr" or "constinit" or "continue" or "decltype" or "default"
            or "delete" or "do" or "dynamic_cast" or "else" or "enum" or "explicit" or "export" or "extern" or "final" or "for"
            or "friend" or "goto" or "if" or "inline" or "mutable" or "namespace" or "new" or "noexcept" or "operator" or "override"
            or "private" or "protected" or "public" or "register" or "reinterpret_cast" or "requires" or "restrict" or "return"
            or "sizeof" or "static" or "static_assert" or "static_cast" or "struct" or "switch" or "template" or "this"
            or "thread_local" or "throw" or "try" or "typedef" or "typeid" or "typename" or "typeof" or "union" or "using" or "virtual"
            or "volatile" or "while" or "_Alignas" or "_Alignof" or "_Atomic" or "_Generic" or "_Noreturn" or "_Static_assert"
            or "_Thread_local" => TokenKind.Keyword,
        "bool" or "char" or "char8_t" or "char16_t" or "char32_t" or "complex" or "double" or "float" or "imaginary" or "int" or "long"
            or "short" or "signed" or "unsigned" or "void" or "wchar_t" or "_Bool" or "_Complex" or "FILE" => TokenKind.Type,
        "true" or "false" or "NULL" or "nullptr" => TokenKind.Constant,
        _ => TokenKind.Text,
    };
}
