using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>A value in a YAML text together with its place.</summary>
/// <param name="at">Where the value begins; the length reaches to the end of its first line at most.</param>
/// <param name="start">Offset of the value's first character in the source's text, from 0.</param>
/// <param name="end">Offset behind its last character.</param>
internal abstract class YamlNode(SourceLocation at, int start, int end)
{
    public SourceLocation At { get; } = at;

    public int Start { get; } = start;

    public int End { get; } = end;
}

/// <summary>How a scalar is written.</summary>
internal enum YamlStyle
{
    /// <summary>Without quotes, so that the text decides whether it is text, a number, a truth value or nothing.</summary>
    Plain,

    /// <summary>In single or double quotes: always text.</summary>
    Quoted,

    /// <summary>After <c>|</c> or <c>&gt;</c>: always text.</summary>
    Block,
}

/// <summary>A single value.</summary>
internal sealed class YamlScalar(string text, YamlStyle style, SourceLocation at, int start, int end) : YamlNode(at, start, end)
{
    /// <summary>The value with escapes and line folds resolved.</summary>
    public string Text { get; } = text;

    public YamlStyle Style { get; } = style;

    /// <summary>What YAML 1.2 takes the value for.</summary>
    public YamlScalarKind Kind => Style == YamlStyle.Plain ? YamlScalarKinds.Of(Text) : YamlScalarKind.Text;
}

/// <summary>A list, in brackets or with hyphens.</summary>
internal sealed class YamlSequence(ImmutableArray<YamlNode> items, SourceLocation at, int start, int end) : YamlNode(at, start, end)
{
    public ImmutableArray<YamlNode> Items { get; } = items;
}

/// <summary>Keys with values, in braces or line by line.</summary>
internal sealed class YamlMapping(ImmutableArray<YamlEntry> entries, bool isFlow, SourceLocation at, int start, int end)
    : YamlNode(at, start, end)
{
    /// <summary>In the order of the text; each key once.</summary>
    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; } = isFlow;
}

/// <summary>A value that cannot be used and has been reported already; readers pass over it in silence.</summary>
internal sealed class YamlUnreadable(SourceLocation at, int start, int end) : YamlNode(at, start, end);

/// <summary>A key with its value.</summary>
internal readonly record struct YamlEntry(string Key, SourceLocation KeyAt, YamlNode Value);
