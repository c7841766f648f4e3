using System.Globalization;
using StaticGen.Configuration;

namespace StaticGen.Examples;

/// <summary>What standard error says about how a process ended, by the patterns of its runner.</summary>
internal static class StandardError
{
    private const string Name = "{name}";
    private const string Message = "{message}";
    private const string FileSlot = "{file}";
    private const string LineSlot = "{line}";

    /// <summary>The last line that names the uncaught error <paramref name="name"/>, or null.</summary>
    /// <param name="text">Standard error.</param>
    /// <param name="pattern">With <c>{name}</c> and, perhaps, <c>{message}</c>.</param>
    /// <param name="name">Of the error; modules before it do not count (<c>json.JSONDecodeError</c> is <c>JSONDecodeError</c>).</param>
    public static string? FindError(string text, string pattern, string name)
    {
        var slot = pattern.IndexOf(Name, StringComparison.Ordinal);
        var before = pattern.AsSpan(0, slot);
        var after = pattern.AsSpan(slot + Name.Length);
        var message = after.IndexOf(Message);
        var between = message < 0 ? after : after[..message];
        string? last = null;
        foreach (var whole in text.AsSpan().EnumerateLines())
        {
            // Errors in groups are drawn with lines of '|', '+' and '-' before them.
            var line = whole.TrimStart(" |+-").TrimEnd();
            if (!line.StartsWith(before)) continue;
            var rest = line[before.Length..];
            var length = rest.IndexOfAnyExcept(NameCharacters);
            if (length < 0) length = rest.Length;
            if (length == 0 || !IsSame(rest[..length], name)) continue;
            if (length == rest.Length || rest[length..].StartsWith(between.TrimEnd())) last = line.ToString();
        }
        return last;
    }

    /// <summary>The last line that is not empty, shortened; or null.</summary>
    public static string? LastLine(string text)
    {
        var last = ReadOnlySpan<char>.Empty;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Trim().Length > 0) last = line.Trim();
        }
        if (last.IsEmpty) return null;
        return last.Length > 200 ? string.Concat(last[..200], "…") : last.ToString();
    }

    /// <summary>The last line of the example's file that standard error names, from 1; or null.</summary>
    public static int? FindLine(string text, RunnerConfig runner)
    {
        if (runner.ErrorLocation.Length == 0) return null;
        var file = runner.ErrorLocation.IndexOf(FileSlot, StringComparison.Ordinal) + FileSlot.Length;
        var slot = runner.ErrorLocation.IndexOf(LineSlot, file, StringComparison.Ordinal);
        var key = string.Concat(runner.FileName, runner.ErrorLocation.AsSpan(file, slot - file));
        var at = text.LastIndexOf(key, StringComparison.Ordinal);
        if (at < 0) return null;
        var digits = text.AsSpan(at + key.Length);
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        if (length >= 0) digits = digits[..length];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$");

    private static bool IsSame(ReadOnlySpan<char> found, ReadOnlySpan<char> name)
    {
        if (found.SequenceEqual(name)) return true;
        return found.Length > name.Length && found.EndsWith(name) && found[^(name.Length + 1)] == '.';
    }
}
