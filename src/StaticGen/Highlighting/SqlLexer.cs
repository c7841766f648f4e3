namespace StaticGen.Highlighting;

/// <summary>SQL: the standard, and the strings, comments and parameters of PostgreSQL, SQLite and MySQL.</summary>
internal sealed class SqlLexer : Lexer
{
    /// <summary>The longest word below; longer ones are names.</summary>
    private const int MaxWord = 20;

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c is '\'' or '"' or '`')
                LexQuoted(ref cursor, c);
            else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(cursor.Next)))
                LexNumber(ref cursor);
            else if (CodeCursor.IsWordStart(c))
                LexWord(ref cursor);
            else if (c == '-' && cursor.Next == '-')
                cursor.TakeLine(TokenKind.Comment);
            else if (c == '/' && cursor.Next == '*')
                cursor.TakeThrough("*/", 2, TokenKind.Comment);
            else
                LexSign(ref cursor, c);
        }
    }

    /// <summary>Lexes a string, or a name in double quotes or backticks. A doubled quote stands for one.</summary>
    private static void LexQuoted(ref CodeCursor cursor, char quote)
    {
        var start = cursor.Position++;
        while (!cursor.AtEnd)
        {
            if (cursor.Current == quote && cursor.Next == quote)
            {
                cursor.Position += 2;
            }
            else if (cursor.Current == quote)
            {
                cursor.Position++;
                break;
            }
            else
            {
                cursor.Position++;
            }
        }
        cursor.EmitFrom(start, quote == '\'' ? TokenKind.String : TokenKind.Variable);
    }

    private static void LexNumber(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        cursor.SkipNumber();
        cursor.EmitFrom(start, TokenKind.Number);
    }

    private static void LexSign(ref CodeCursor cursor, char c)
    {
        switch (c)
        {
            case '(' or ')' or '[' or ']' or ',' or ';' or '.':
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case ':' when cursor.Next == ':':
                cursor.Take(2, TokenKind.Operator);
                return;
            case ':' or '@' or '$' when CodeCursor.IsWordPart(cursor.Next):
                LexParameter(ref cursor);
                return;
            case '%' when cursor.Next == 's':
                cursor.Take(2, TokenKind.Variable);
                return;
            case '%' when cursor.Next == '(':
                LexNamedParameter(ref cursor);
                return;
            case '?':
                cursor.Take(1, TokenKind.Variable);
                return;
            case '+' or '-' or '*' or '/' or '<' or '>' or '=' or '~' or '!' or '%' or '^' or '|' or '&' or '#' or ':':
                cursor.TakeOperator();
                return;
            default:
                cursor.Position++;
                return;
        }
    }

    private static void LexParameter(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        cursor.ReadWord();
        cursor.EmitFrom(start, TokenKind.Variable);
    }

    /// <summary>Lexes the <c>%(name)s</c> of Python's database drivers.</summary>
    private static void LexNamedParameter(ref CodeCursor cursor)
    {
        var scan = cursor;
        scan.Position += 2;
        scan.ReadWord();
        if (scan.Current == ')' && scan.Next == 's')
            cursor.Take(scan.Position + 2 - cursor.Position, TokenKind.Variable);
        else
            cursor.Take(1, TokenKind.Operator);
    }

    private static void LexWord(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        var word = cursor.ReadWord();
        if (word.Length > MaxWord)
        {
            if (cursor.Current == '(')
                cursor.EmitFrom(start, TokenKind.Function);
            return;
        }
        Span<char> lower = stackalloc char[MaxWord];
        var length = word.ToLowerInvariant(lower);
        var kind = KindOf(lower[..length]);
        // The name after a point is a column, whatever it is called.
        if (start > 0 && cursor.Code[start - 1] == '.')
            kind = TokenKind.Text;
        else if (cursor.Current == '(' && kind is TokenKind.Text)
            kind = TokenKind.Function;
        cursor.EmitFrom(start, kind);
    }

    private static TokenKind KindOf(ReadOnlySpan<char> word) => word switch
    {
        "add" or "all" or "alter" or "analyze" or "and" or "any" or "as" or "asc" or "autoincrement" or "auto_increment" or "before"
            or "begin" or "between" or "both" or "by" or "call" or "cascade" or "case" or "cast" or "check" or "collate" or "column"
            or "commit" or "conflict" or "constraint" or "create" or "cross" or "current" or "current_date" or "current_time"
            or "current_timestamp" or "cursor" or "database" or "declare" or "default" or "deferrable" or "delete" or "desc"
            or "distinct" or "do" or "drop" or "each" or "else" or "end" or "escape" or "except" or "exclude" or "execute" or "exists"
            or "explain" or "fetch" or "filter" or "first" or "following" or "for" or "foreign" or "from" or "full" or "function"
            or "generated" or "grant" or "group" or "having" or "if" or "ignore" or "ilike" or "in" or "index" or "inner" or "insert"
            or "instead" or "intersect" or "into" or "is" or "isolation" or "join" or "key" or "last" or "lateral" or "leading"
            or "left" or "level" or "like" or "limit" or "lock" or "materialized" or "merge" or "natural" or "no" or "not" or "nothing"
            or "nulls" or "of" or "offset" or "on" or "only" or "or" or "order" or "outer" or "over" or "partition" or "preceding"
            or "pragma" or "prepare" or "primary" or "procedure" or "range" or "read" or "recursive" or "references" or "release"
            or "rename" or "replace" or "restrict" or "returning" or "returns" or "revoke" or "right" or "rollback" or "row" or "rows"
            or "savepoint" or "schema" or "select" or "serializable" or "set" or "similar" or "some" or "start" or "table" or "temp"
            or "temporary" or "then" or "to" or "transaction" or "trigger" or "truncate" or "unbounded" or "union" or "unique"
            or "update" or "using" or "vacuum" or "values" or "view" or "when" or "where" or "window" or "with" or "within"
            or "without" or "work" => TokenKind.Keyword,
        "bigint" or "binary" or "blob" or "boolean" or "bool" or "bytea" or "char" or "character" or "clob" or "date" or "decimal"
            or "double" or "float" or "int" or "integer" or "interval" or "json" or "jsonb" or "numeric" or "precision" or "real"
            or "serial" or "bigserial" or "smallint" or "text" or "time" or "timestamp" or "timestamptz" or "tinyint" or "uuid"
            or "varbinary" or "varchar" or "varying" => TokenKind.Type,
        "null" or "true" or "false" or "unknown" => TokenKind.Constant,
        _ => TokenKind.Text,
    };
}
