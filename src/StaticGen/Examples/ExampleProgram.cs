using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StaticGen.Examples;

/// <summary>The file that is executed for a chain of examples.</summary>
/// <param name="Text">The examples' code, with a statement between them that prints <paramref name="Marker"/>.</param>
/// <param name="Marker">Separates their outputs.</param>
/// <param name="StartLines">For each example the line of <paramref name="Text"/>, from 1, at which its code begins.</param>
public sealed record ExampleProgram(string Text, string Marker, ImmutableArray<int> StartLines)
{
    /// <summary>Puts the first <paramref name="count"/> examples of <paramref name="chain"/> together.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="separator">With <c>{marker}</c>; used between examples only.</param>
    public static ExampleProgram Of(ExampleChain chain, int count, string separator)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(separator);
        // From the code itself: the same program on every run, and no example prints the hash of itself.
        var marker = "staticgen-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(chain.Examples.Select(e => e.Code)))).AsSpan(0, 12));
        var text = new StringBuilder();
        var starts = ImmutableArray.CreateBuilder<int>(count);
        var line = 1;
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                var statement = separator.Replace("{marker}", marker, StringComparison.Ordinal) + "\n";
                text.Append(statement);
                line += statement.AsSpan().Count('\n');
            }
            starts.Add(line);
            var code = chain.Examples[i].Code;
            text.Append(code);
            if (!code.EndsWith('\n')) text.Append('\n');
            line += Math.Max(1, code.AsSpan().Count('\n'));
        }
        return new ExampleProgram(text.ToString(), marker, starts.MoveToImmutable());
    }
}
