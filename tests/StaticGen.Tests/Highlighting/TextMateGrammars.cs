using StaticGen.Highlighting;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace StaticGen.Tests.Highlighting;

/// <summary>
/// Code as the grammars of VS Code see it: a kind for each character. Scopes are read from the innermost outwards, and the longest listed
/// beginning of one decides (<c>keyword.operator</c> before <c>keyword</c>); a scope that is listed with <c>null</c>, or not at all, leaves
/// the decision to the scope around it.
/// </summary>
internal sealed class TextMateGrammars
{
    private readonly Registry _registry = new(new RegistryOptions(ThemeName.DarkPlus));

    /// <summary>The kind of each character of <paramref name="code"/>.</summary>
    /// <param name="grammar">The scope that names the grammar, such as <c>source.python</c>.</param>
    /// <param name="code">Code with <c>\n</c> for line ends.</param>
    /// <param name="kinds">The kinds of listed scopes.</param>
    public TokenKind[] KindsOf(string grammar, string code, IReadOnlyDictionary<string, TokenKind?> kinds)
    {
        var found = _registry.LoadGrammar(grammar) ?? throw new InvalidOperationException($"no grammar {grammar}");
        var known = new Dictionary<string, (bool Decides, TokenKind Kind)>(StringComparer.Ordinal);
        var result = new TokenKind[code.Length];
        IStateStack? state = null;
        var lineStart = 0;
        foreach (var line in code.Split('\n'))
        {
            // Without a limit of time the result is the same on a slow machine.
            var tokens = found.TokenizeLine(line, state, TimeSpan.MaxValue);
            state = tokens.RuleStack;
            foreach (var token in tokens.Tokens)
            {
                var start = Math.Min(token.StartIndex, line.Length);
                var end = Math.Min(token.EndIndex, line.Length);
                result.AsSpan(lineStart + start, end - start).Fill(KindOf(token.Scopes));
            }
            lineStart += line.Length + 1;
        }
        return result;

        TokenKind KindOf(IReadOnlyList<string> scopes)
        {
            for (var i = scopes.Count - 1; i >= 0; i--)
            {
                if (!known.TryGetValue(scopes[i], out var kind))
                    known[scopes[i]] = kind = LookUp(scopes[i]);
                if (kind.Decides)
                    return kind.Kind;
            }
            return TokenKind.Text;
        }

        (bool Decides, TokenKind Kind) LookUp(string scope)
        {
            for (var length = scope.Length; length > 0; length = scope.LastIndexOf('.', length - 1))
            {
                if (kinds.TryGetValue(scope[..length], out var kind))
                    return (kind.HasValue, kind.GetValueOrDefault());
            }
            return (false, TokenKind.Text);
        }
    }
}
