using System.Buffers;
using System.Runtime.CompilerServices;

namespace StaticGen.Highlighting;

/// <summary>
/// A place in code being lexed: looks ahead, moves on, and adds tokens. Past the end it sees <c>'\0'</c>, which may also occur in the
/// code, so loops end by <see cref="AtEnd"/>.
/// </summary>
internal ref struct CodeCursor(ReadOnlySpan<char> code, TokenList tokens)
{
    private static readonly SearchValues<char> AsciiWordCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>The code up to where lexing stops. May be exchanged for a longer part of the same code to go on.</summary>
    public ReadOnlySpan<char> Code = code;

    public int Position;

    public readonly TokenList Tokens = tokens;

    public readonly bool AtEnd => Position >= Code.Length;

    public readonly char Current => At(Position);

    public readonly char Next => At(Position + 1);

    public readonly ReadOnlySpan<char> Rest => Code[Position..];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly char At(int index) => (uint)index < (uint)Code.Length ? Code[index] : '\0';

    public readonly bool IsAt(string text) => Rest.StartsWith(text);

    public readonly bool IsAtLineStart => Position == 0 || Code[Position - 1] is '\n' or '\r';

    public readonly bool IsAtLineEnd => AtEnd || Code[Position] is '\n' or '\r';

    public readonly void Emit(int start, int end, TokenKind kind) => Tokens.Add(start, end, kind);

    /// <summary>Makes a token of what lies between <paramref name="start"/> and here.</summary>
    public readonly void EmitFrom(int start, TokenKind kind) => Tokens.Add(start, Position, kind);

    /// <summary>Makes a token of the next <paramref name="length"/> characters, or of fewer at the end.</summary>
    public void Take(int length, TokenKind kind)
    {
        var start = Position;
        Position = Math.Min(Position + length, Code.Length);
        EmitFrom(start, kind);
    }

    /// <summary>Makes a token of the sign here and of those that can go on with it, as in <c>=&gt;</c> or <c>&amp;&amp;=</c>.</summary>
    public void TakeOperator()
    {
        var start = Position++;
        while (Current is '=' or '<' or '>' or '&' or '|' or '?')
            Position++;
        EmitFrom(start, TokenKind.Operator);
    }

    public void TakeLine(TokenKind kind)
    {
        var start = Position;
        SkipLine();
        EmitFrom(start, kind);
    }

    /// <summary>Makes a token that ends with <paramref name="terminator"/>, or with the code where there is none.</summary>
    public void TakeThrough(string terminator, int searchFrom, TokenKind kind)
    {
        var start = Position;
        Position = Math.Min(Position + searchFrom, Code.Length);
        var found = Rest.IndexOf(terminator);
        Position = found < 0 ? Code.Length : Position + found + terminator.Length;
        EmitFrom(start, kind);
    }

    /// <summary>Moves to the next line break or the end.</summary>
    public void SkipLine() => Position = EndOfLine(Position);

    public readonly int EndOfLine(int from)
    {
        var length = Code[from..].IndexOfAny('\n', '\r');
        return length < 0 ? Code.Length : from + length;
    }

    /// <summary>Moves past one line break of any kind.</summary>
    public void SkipLineBreak()
    {
        if (Current == '\r' && Next == '\n')
            Position += 2;
        else if (!AtEnd)
            Position++;
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            Position++;
    }

    /// <summary>The first index from <paramref name="index"/> on that holds neither a space nor a tab.</summary>
    public readonly int PastBlanks(int index)
    {
        while (At(index) is ' ' or '\t')
            index++;
        return index;
    }

    /// <summary>Moves past the word that starts here and returns it.</summary>
    public ReadOnlySpan<char> ReadWord()
    {
        var start = Position;
        while (Position < Code.Length && IsWordPart(Code[Position]))
            Position++;
        return Code[start..Position];
    }

    /// <summary>
    /// Moves past a number as most languages write it: any digits, letters and <c>_</c>, a point unless it begins a range or a member,
    /// a sign after the <c>e</c> of an exponent.
    /// </summary>
    /// <param name="separator">A second digit separator, such as the quote of C++.</param>
    public void SkipNumber(char separator = '_')
    {
        var isHex = Current == '0' && Next is 'x' or 'X';
        while (!AtEnd)
        {
            var c = Current;
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                Position++;
                if (c is 'e' or 'E' && !isHex && Current is '+' or '-' && char.IsAsciiDigit(Next))
                    Position++;
            }
            else if (c == '.' && !isHex && IsDecimalPoint())
            {
                Position++;
            }
            else if (c == separator && char.IsAsciiHexDigit(Next))
            {
                Position++;
            }
            else
            {
                break;
            }
        }
    }

    /// <summary>The length of the escape here: the backslash, what is after it and up to so many hexadecimal digits.</summary>
    public readonly int EscapeLength(int maxHexDigits)
    {
        var length = Next == '\r' && At(Position + 2) == '\n' ? 3 : 2;
        while (length < 2 + maxHexDigits && char.IsAsciiHexDigit(At(Position + length)))
            length++;
        return length;
    }

    public static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c >= 0x80 && IsForeignWordPart(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWordPart(char c) => AsciiWordCharacters.Contains(c) || (c >= 0x80 && IsForeignWordPart(c));

    private static bool IsForeignWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c);

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private readonly bool IsDecimalPoint()
    {
        var next = Next;
        if (char.IsAsciiDigit(next))
            return true;
        if (next is 'e' or 'E' or 'j' or 'J' or 'f' or 'F')
            return !char.IsAsciiLetter(At(Position + 2));
        return next != '.' && !IsWordStart(next) && (Position == 0 || Code[Position - 1] != '.');
    }
}
