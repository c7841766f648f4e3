namespace StaticGen.Highlighting;

/// <summary>HTML with embedded CSS and JavaScript, or XML, or either with the <c>{{ }}</c> and <c>{% %}</c> of Django and Jinja.</summary>
/// <param name="css">Lexes the content of <c>style</c> elements; <c>null</c> for XML.</param>
/// <param name="javaScript">Lexes the content of <c>script</c> elements; <c>null</c> for XML.</param>
/// <param name="isTemplate">Whether template marks are more than text.</param>
internal sealed class HtmlLexer(Lexer? css = null, Lexer? javaScript = null, bool isTemplate = false) : Lexer
{
    private readonly Lexer? _css = css;
    private readonly Lexer? _javaScript = javaScript;
    private readonly bool _isTemplate = isTemplate;

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            var length = cursor.Rest.IndexOfAny('<', '&', '{');
            if (length < 0)
                return;
            cursor.Position += length;
            switch (cursor.Current)
            {
                case '&':
                    LexReference(ref cursor);
                    break;
                case '{':
                    if (!LexTemplateMark(ref cursor))
                        cursor.Position++;
                    break;
                default:
                    LexMarkup(ref cursor);
                    break;
            }
        }
    }

    private void LexMarkup(ref CodeCursor cursor)
    {
        if (cursor.IsAt("<!--"))
            cursor.TakeThrough("-->", 4, TokenKind.Comment);
        else if (cursor.IsAt("<![CDATA["))
            cursor.TakeThrough("]]>", 9, TokenKind.String);
        else if (cursor.Next == '?')
            cursor.TakeThrough("?>", 2, TokenKind.Decorator);
        else if (cursor.Next == '!')
            cursor.TakeThrough(">", 2, TokenKind.Decorator);
        else if (CodeCursor.IsWordStart(cursor.Next) || (cursor.Next == '/' && CodeCursor.IsWordStart(cursor.At(cursor.Position + 2))))
            LexTag(ref cursor);
        else
            cursor.Position++;
    }

    private void LexTag(ref CodeCursor cursor)
    {
        var isClosing = cursor.Next == '/';
        cursor.Take(isClosing ? 2 : 1, TokenKind.Punctuation);
        var start = cursor.Position;
        SkipName(ref cursor);
        var name = cursor.Code[start..cursor.Position];
        cursor.EmitFrom(start, TokenKind.Tag);
        LexAttributes(ref cursor);
        if (isClosing)
            return;
        if (_javaScript is not null && name.Equals("script", StringComparison.OrdinalIgnoreCase))
            LexRawContent(ref cursor, _javaScript, "</script");
        else if (_css is not null && name.Equals("style", StringComparison.OrdinalIgnoreCase))
            LexRawContent(ref cursor, _css, "</style");
    }

    private static void LexRawContent(ref CodeCursor cursor, Lexer embedded, string endTag)
    {
        var length = cursor.Rest.IndexOf(endTag, StringComparison.OrdinalIgnoreCase);
        var end = length < 0 ? cursor.Code.Length : cursor.Position + length;
        LexPart(embedded, cursor.Code, cursor.Position, end, cursor.Tokens);
        cursor.Position = end;
    }

    /// <summary>Lexes up to the end of the tag, or up to the next tag if this one is never closed.</summary>
    private void LexAttributes(ref CodeCursor cursor)
    {
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c == '>' || (c == '/' && cursor.Next == '>'))
            {
                cursor.Take(c == '>' ? 1 : 2, TokenKind.Punctuation);
                return;
            }
            if (c == '<')
                return;
            if (c == '=')
                LexAttributeValue(ref cursor);
            else if (c == '{' && LexTemplateMark(ref cursor))
                continue;
            else if (char.IsWhiteSpace(c) || c is '/' or '"' or '\'')
                cursor.Position++;
            else
                LexAttributeName(ref cursor);
        }
    }

    private static void LexAttributeName(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        while (!cursor.AtEnd && !char.IsWhiteSpace(cursor.Current)
            && cursor.Current is not ('=' or '>' or '/' or '<' or '"' or '\'' or '{'))
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Attribute);
    }

    private void LexAttributeValue(ref CodeCursor cursor)
    {
        cursor.Take(1, TokenKind.Operator);
        while (char.IsWhiteSpace(cursor.Current))
            cursor.Position++;
        var start = cursor.Position;
        var quote = cursor.Current;
        if (quote is not ('"' or '\''))
        {
            while (!cursor.AtEnd && !char.IsWhiteSpace(cursor.Current) && cursor.Current is not ('>' or '<'))
                cursor.Position++;
            cursor.EmitFrom(start, TokenKind.String);
            return;
        }
        cursor.Position++;
        while (!cursor.AtEnd && cursor.Current != quote)
        {
            if (cursor.Current is '&' or '{')
            {
                cursor.EmitFrom(start, TokenKind.String);
                start = cursor.Position;
                if (cursor.Current == '&' ? LexReference(ref cursor) : LexTemplateMark(ref cursor))
                    start = cursor.Position;
                else
                    cursor.Position = start + 1;
            }
            else
            {
                cursor.Position++;
            }
        }
        cursor.Position = Math.Min(cursor.Position + 1, cursor.Code.Length);
        cursor.EmitFrom(start, TokenKind.String);
    }

    /// <summary>Lexes a character reference; the longest name has 32 characters.</summary>
    private static bool LexReference(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        if (cursor.Current == '#')
            cursor.Position++;
        while (char.IsAsciiLetterOrDigit(cursor.Current) && cursor.Position - start < 34)
            cursor.Position++;
        if (cursor.Current != ';' || cursor.Position < start + 2)
            return false;
        cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Escape);
        return true;
    }

    private static void SkipName(ref CodeCursor cursor)
    {
        while (CodeCursor.IsWordPart(cursor.Current) || cursor.Current is '-' or ':' or '.')
            cursor.Position++;
    }

    /// <summary>Lexes <c>{{ value|filter }}</c>, <c>{% tag %}</c> or <c>{# remark #}</c>; <c>false</c> if none begins here.</summary>
    private bool LexTemplateMark(ref CodeCursor cursor)
    {
        if (!_isTemplate || cursor.Next is not ('{' or '%' or '#'))
            return false;
        if (cursor.Next == '#')
        {
            cursor.TakeThrough("#}", 2, TokenKind.Comment);
            return true;
        }
        var isTag = cursor.Next == '%';
        var isKeywordNext = isTag;
        cursor.Take(cursor.At(cursor.Position + 2) == '-' ? 3 : 2, TokenKind.Interpolation);
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            var closing = c == '-' ? 1 : 0;
            if (cursor.At(cursor.Position + closing) == (isTag ? '%' : '}') && cursor.At(cursor.Position + closing + 1) == '}')
            {
                cursor.Take(2 + closing, TokenKind.Interpolation);
                return true;
            }
            LexTemplateExpression(ref cursor, c, ref isKeywordNext);
        }
        return true;
    }

    private static void LexTemplateExpression(ref CodeCursor cursor, char c, ref bool isKeywordNext)
    {
        var start = cursor.Position;
        if (c is '"' or '\'')
        {
            cursor.Position++;
            while (!cursor.IsAtLineEnd && cursor.Current != c)
                cursor.Position++;
            if (cursor.Current == c)
                cursor.Position++;
            cursor.EmitFrom(start, TokenKind.String);
        }
        else if (char.IsAsciiDigit(c))
        {
            cursor.SkipNumber();
            cursor.EmitFrom(start, TokenKind.Number);
        }
        else if (CodeCursor.IsWordStart(c))
        {
            var word = cursor.ReadWord();
            var isKeyword = isKeywordNext || word is "in" or "not" or "and" or "or" or "if" or "else" or "is" or "with" or "as" or "by";
            var isFilter = start > 0 && cursor.Code[start - 1] == '|';
            cursor.EmitFrom(start, isKeyword ? TokenKind.Keyword : isFilter ? TokenKind.Function : TokenKind.Variable);
            isKeywordNext = false;
        }
        else
        {
            cursor.Position++;
            if (c is '|' or '=' or '<' or '>' or '!' or '+' or '-' or '*' or '/' or '~')
                cursor.EmitFrom(start, TokenKind.Operator);
        }
    }
}
