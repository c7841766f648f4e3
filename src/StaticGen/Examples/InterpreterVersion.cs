namespace StaticGen.Examples;

/// <summary>What a version command printed.</summary>
/// <param name="Name">Of the implementation, such as <c>CPython</c>; empty when it printed a bare number.</param>
/// <param name="Version">Such as <c>3.12.1</c>.</param>
public sealed record InterpreterVersion(string Name, string Version)
{
    /// <summary>The first two numbers: <c>3.12</c>.</summary>
    public string Series
    {
        get
        {
            var first = Version.IndexOf('.', StringComparison.Ordinal);
            var second = first < 0 ? -1 : Version.IndexOf('.', first + 1);
            return second < 0 ? Version : Version[..second];
        }
    }

    /// <summary><c>CPython 3.12.1</c></summary>
    public override string ToString() => Name.Length == 0 ? Version : $"{Name} {Version}";

    /// <summary>Reads the first line that holds a version: words, then a word that begins with a digit, or <c>v</c> and a digit. Null when none does.</summary>
    public static InterpreterVersion? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i].TrimEnd(',', ';', ')');
                if (word is ['v', >= '0' and <= '9', ..]) word = word[1..];
                if (word.Length > 0 && char.IsAsciiDigit(word[0])) return new InterpreterVersion(string.Join(' ', words[..i]), word);
            }
        }
        return null;
    }
}
