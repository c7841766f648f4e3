namespace StaticGen.Highlighting;

/// <summary>
/// The one table of the CSS classes that highlighted code carries. Classes are short since they are most of the bytes of a page with code;
/// none is the beginning of another.
/// </summary>
public static class TokenClasses
{
    /// <summary>The class of a kind, or <c>null</c> where no span is written because the colour of plain text is right.</summary>
    public static string? Of(TokenKind kind) => kind switch
    {
        TokenKind.Attribute => "a",
        TokenKind.Builtin => "b",
        TokenKind.Comment => "c",
        TokenKind.Decorator => "d",
        TokenKind.Escape => "e",
        TokenKind.Function => "f",
        TokenKind.Tag => "g",
        TokenKind.Heading => "h",
        TokenKind.Interpolation => "i",
        TokenKind.Keyword => "k",
        TokenKind.Constant => "l",
        TokenKind.Number => "m",
        TokenKind.Name => "n",
        TokenKind.Operator => "o",
        TokenKind.Property => "p",
        TokenKind.Deleted => "qd",
        TokenKind.Inserted => "qi",
        TokenKind.Output => "r",
        TokenKind.String => "s",
        TokenKind.Type => "t",
        TokenKind.Prompt => "u",
        TokenKind.Variable => "v",
        TokenKind.Error => "x",
        TokenKind.Punctuation => null,
        TokenKind.Text => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of token"),
    };
}
