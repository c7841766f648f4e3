using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>What reading a value needs beside the value: where it comes from, and where findings go.</summary>
internal sealed class YamlContext(SourceText source, YamlRules rules, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    public SourceText Source { get; } = source;

    public YamlRules Rules { get; } = rules;

    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>The edit that puts <paramref name="value"/> in the place of <paramref name="node"/>; null when the node is not on one line.</summary>
    public TextEdit? Replace(YamlNode node, string value) => Written(node) is { Length: > 0 } old ? new TextEdit(old, value, node.Start) : null;

    /// <summary>The edit that gives a key another name, in quotes or without; null when it is written with escapes, or in another way than on the place of its name.</summary>
    public TextEdit? Rename(YamlEntry entry, string name)
    {
        var start = Source.LineStart(entry.KeyAt.Line) + entry.KeyAt.Column - 1;
        if (start < Source.Text.Length && Source.Text[start] is '\'' or '"') start++;
        return string.CompareOrdinal(Source.Text, start, entry.Key, 0, entry.Key.Length) == 0 ? new TextEdit(entry.Key, name, start) : null;
    }

    /// <summary>The text of <paramref name="node"/> as it was written, when it is on one line; null otherwise.</summary>
    public string? Written(YamlNode node)
    {
        var text = Source.Text.AsSpan(node.Start, node.End - node.Start).TrimEnd();
        return text.IndexOfAny('\r', '\n') >= 0 ? null : text.ToString();
    }
}

/// <summary>The place a value has: the value of a key, or an item of the list that is.</summary>
internal readonly record struct YamlSlot(string Key, bool IsItem = false)
{
    /// <summary>How messages name it.</summary>
    public string Label => IsItem ? $"an item of '{Key}'" : $"'{Key}'";

    /// <summary>The slot of the items of a list in this one.</summary>
    public YamlSlot Item => this with { IsItem = true };

    /// <summary>How <paramref name="value"/> would be written here.</summary>
    public string With(string value) => IsItem ? value : $"{Key}: {value}";
}
