using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StaticGen.Content;

/// <summary>A range of versions such as <c>&gt;=3.9,&lt;4</c> or <c>==3.12.*</c>: all its comparators must hold.</summary>
/// <remarks>
/// The grammar is a part of Python's version specifiers (PEP 440) that other languages share: <c>&gt;= &gt; &lt;= &lt; == !=</c>, versions of
/// numbers and dots, and <c>.*</c> behind <c>==</c> and <c>!=</c>.
/// </remarks>
public sealed class VersionRange
{
    private static readonly SearchValues<char> NumbersAndDots = SearchValues.Create("0123456789.");
    private readonly ImmutableArray<Comparator> _comparators;

    private const string OneComparator = @"\s*((>=|<=|>|<|==|!=)\s*[0-9]+(\.[0-9]+)*|(==|!=)\s*[0-9]+(\.[0-9]+)*\.\*)\s*";

    /// <summary>The form as a regular expression (ECMA 262), for the JSON Schema.</summary>
    internal const string Pattern = $"^{OneComparator}(,{OneComparator})*$";

    private VersionRange(ImmutableArray<Comparator> comparators) => _comparators = comparators;

    /// <summary>Reads a range; space around its parts does not count.</summary>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out VersionRange range)
    {
        ArgumentNullException.ThrowIfNull(text);
        range = null;
        var comparators = ImmutableArray.CreateBuilder<Comparator>();
        foreach (var part in text.AsSpan().Split(','))
        {
            if (ParseComparator(text.AsSpan(part).Trim()) is not { } comparator) return false;
            comparators.Add(comparator);
        }
        range = new VersionRange(comparators.ToImmutable());
        return true;
    }

    /// <summary>Whether <paramref name="version"/>, such as <c>3.12.1</c>, lies in the range. What follows the numbers (<c>rc1</c>) does not count.</summary>
    public bool Contains(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var end = version.AsSpan().IndexOfAnyExcept(NumbersAndDots);
        var numbers = ParseVersion((end < 0 ? version : version[..end]).TrimEnd('.'));
        if (numbers.IsDefault) return false;
        foreach (var comparator in _comparators)
        {
            if (!comparator.Holds(numbers)) return false;
        }
        return true;
    }

    private static Comparator? ParseComparator(ReadOnlySpan<char> text)
    {
        var length = text switch
        {
            ['>' or '<' or '=' or '!', '=', ..] => 2,
            ['>' or '<', ..] => 1,
            _ => 0,
        };
        if (length == 0) return null;
        var op = text[..length].ToString();
        var version = text[length..].Trim();
        var isPrefix = version.EndsWith(".*");
        if (isPrefix && op is not ("==" or "!=")) return null;
        var numbers = ParseVersion(isPrefix ? version[..^2] : version);
        return numbers.IsDefault ? null : new Comparator(op, numbers, isPrefix);
    }

    /// <summary>The numbers of a version, or default when it is none.</summary>
    private static ImmutableArray<int> ParseVersion(ReadOnlySpan<char> text)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.Split('.'))
        {
            if (!int.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return default;
            numbers.Add(number);
        }
        return numbers.ToImmutable();
    }

    private sealed record Comparator(string Operator, ImmutableArray<int> Version, bool IsPrefix)
    {
        public bool Holds(ImmutableArray<int> version)
        {
            var order = Compare(version, IsPrefix ? Version.Length : Math.Max(version.Length, Version.Length));
            return Operator switch
            {
                ">=" => order >= 0,
                ">" => order > 0,
                "<=" => order <= 0,
                "<" => order < 0,
                "==" => order == 0,
                _ => order != 0,
            };
        }

        // A number that is not there counts as 0: 3.12 is 3.12.0.
        private int Compare(ImmutableArray<int> version, int parts)
        {
            for (var i = 0; i < parts; i++)
            {
                var order = (i < version.Length ? version[i] : 0).CompareTo(i < Version.Length ? Version[i] : 0);
                if (order != 0) return order;
            }
            return 0;
        }
    }
}
