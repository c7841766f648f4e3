using System.Collections.Immutable;

namespace StaticGen.Highlighting;

/// <summary>A language that a code block can be in.</summary>
/// <param name="Id">The name used in the info string of a code block and in a class of the page, such as <c>python</c>.</param>
/// <param name="Title">The name people know it by, such as <c>Python</c>.</param>
/// <param name="Aliases">Other names for it, in lower case, <paramref name="Id"/> excluded; often file extensions.</param>
/// <param name="Lexer">Finds its tokens; <c>null</c> for plain text.</param>
public sealed record Language(string Id, string Title, ImmutableArray<string> Aliases, Lexer? Lexer);
