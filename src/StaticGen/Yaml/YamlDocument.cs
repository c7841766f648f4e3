using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StaticGen.Yaml;

/// <summary>Reads a YAML mapping from a part of a text, with the place of every key and value.</summary>
/// <remarks>
/// A thin layer over the events of YamlDotNet, which is asked only where <see cref="PlainYaml"/> does not do. Where the text is not YAML, it is read a second time one top-level key after the
/// other, so that one mistake costs one key and every broken key is reported once.
/// </remarks>
internal sealed class YamlDocument
{
    /// <summary>How deep values may be nested, the outermost mapping counted.</summary>
    public const int DeepestNesting = 8;

    private const int MostSyntaxErrors = 10;

    private readonly SourceText _source;
    private readonly YamlRules _rules;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;

    private YamlDocument(SourceText source, YamlRules rules, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _source = source;
        _rules = rules;
        _diagnostics = diagnostics;
    }

    /// <summary>Reads the characters from <paramref name="start"/> up to <paramref name="end"/>, both at line starts or the text's end.</summary>
    /// <returns>
    /// Null when there is nothing but blank lines and comments, or something else than a mapping, which is reported. A key whose
    /// value could not be read is there with a <see cref="YamlUnreadable"/>.
    /// </returns>
    public static YamlMapping? Read(SourceText source, int start, int end, YamlRules rules, ImmutableArray<Diagnostic>.Builder diagnostics) =>
        PlainYaml.TryRead(source, start, end) ?? ReadByParser(source, start, end, rules, diagnostics);

    /// <summary>The same, whatever the text is.</summary>
    internal static YamlMapping? ReadByParser(
        SourceText source, int start, int end, YamlRules rules, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var document = new YamlDocument(source, rules, diagnostics);
        var part = new YamlPart(start, end);
        var found = new List<Diagnostic>();
        var (node, failure) = document.Parse(part, found);
        if (failure is null)
        {
            diagnostics.AddRange(found);
            return document.AsMapping(node);
        }
        return document.ReadKeyByKey(part, failure.Value);
    }

    private YamlMapping? AsMapping(YamlNode? node)
    {
        if (node is null or YamlMapping) return (YamlMapping?)node;
        if (node is not YamlUnreadable)
            _diagnostics.Add(YamlDiagnostics.NotAMapping(_rules, node.At, YamlValues.Describe(node)));
        return null;
    }

    /// <summary>Reads each top-level key for itself, since the whole failed at <paramref name="failure"/>.</summary>
    private YamlMapping ReadKeyByKey(YamlPart whole, YamlFailure failure)
    {
        var entries = new YamlEntryList();
        var errors = 0;
        foreach (var part in YamlPart.ByTopLevelKey(_source, whole))
        {
            var found = new List<Diagnostic>();
            var (node, partFailure) = errors <= MostSyntaxErrors ? Parse(part, found) : (null, failure);
            if (partFailure is null && node is YamlMapping mapping)
            {
                _diagnostics.AddRange(found);
                foreach (var entry in mapping.Entries)
                {
                    // Keys of a second document are not given twice: the author means another one, or a stray line divides what is one.
                    if (entries.Add(entry) is { } first && failure.Kind != YamlFailureKind.SecondDocument)
                        _diagnostics.Add(YamlDiagnostics.DuplicateKey(_rules, entry.KeyAt, entry.Key, first));
                }
                continue;
            }
            if (partFailure is null && node is null) continue;

            errors++;
            if (errors <= MostSyntaxErrors)
                _diagnostics.Add(Explain(part, partFailure ?? new YamlFailure(YamlFailureKind.Syntax, part.Start, part.Start, "")));
            else if (errors == MostSyntaxErrors + 1)
                _diagnostics.Add(YamlDiagnostics.TooManySyntaxErrors(_rules, _source.At(part.Start)));
            if (YamlPart.FirstWord(_source, part) is { } key)
            {
                var at = _source.At(part.Start, key.Length);
                entries.Add(new YamlEntry(key, at, new YamlUnreadable(at, part.Start, part.End)));
            }
        }
        // Every key is good and the whole is not: the way they stand together is wrong.
        if (errors == 0) _diagnostics.Add(Explain(whole, failure));
        return new YamlMapping(entries.ToImmutable(), isFlow: false, _source.At(whole.Start), whole.Start, whole.End);
    }

    private Diagnostic Explain(YamlPart part, YamlFailure failure) => failure.Kind switch
    {
        YamlFailureKind.TooDeep => YamlDiagnostics.TooDeep(_rules, _source.At(failure.Offset), DeepestNesting),
        YamlFailureKind.SecondDocument => YamlDiagnostics.SecondDocument(_rules, _source.At(failure.Offset)),
        _ => YamlSyntaxError.Explain(_source, part, failure, _rules),
    };

    private (YamlNode? Node, YamlFailure? Failure) Parse(YamlPart part, List<Diagnostic> found)
    {
        // What the parser lets pass although it is not YAML: a zero ends its input, and tabs count as spaces at times.
        if (YamlSyntaxError.FindForbiddenCharacter(_source, part) is { } forbidden)
            return (null, new YamlFailure(YamlFailureKind.Syntax, forbidden, forbidden + 1, ""));
        var events = new EventReader(this, part, found);
        try
        {
            var node = events.ReadDocument();
            return (node, events.Failure);
        }
        catch (YamlException e)
        {
            return (null, new YamlFailure(YamlFailureKind.Syntax, part.Start + (int)e.Start.Index, part.Start + (int)e.End.Index, e.Message));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1.0 throws this instead of a YamlException when a plain key follows in an unclosed '['.
            return (null, new YamlFailure(YamlFailureKind.Syntax, part.End, part.End, ""));
        }
    }

    /// <summary>Builds nodes from one run of parser events.</summary>
    private sealed class EventReader(YamlDocument document, YamlPart part, List<Diagnostic> found)
    {
        private readonly SourceText _source = document._source;
        private readonly YamlRules _rules = document._rules;
        private readonly Parser _parser = new(new StringReader(document._source.Text.Substring(part.Start, part.End - part.Start)));

        /// <summary>Why reading stopped early; null when it did not.</summary>
        public YamlFailure? Failure { get; private set; }

        public YamlNode? ReadDocument()
        {
            _parser.MoveNext();
            _parser.MoveNext();
            if (_parser.Current is StreamEnd) return null;
            _parser.MoveNext();
            var node = ReadNode(depth: 1);
            if (Failure is not null) return node;
            _parser.MoveNext();
            _parser.MoveNext();
            if (_parser.Current is DocumentStart second) Stop(YamlFailureKind.SecondDocument, second.Start);
            return node is YamlScalar { Text.Length: 0, Style: YamlStyle.Plain } ? null : node;
        }

        /// <summary>Reads the node whose first event is the current one, and leaves its last event as the current one.</summary>
        private YamlNode ReadNode(int depth)
        {
            var current = _parser.Current!;
            if (current is AnchorAlias alias)
            {
                found.Add(YamlDiagnostics.Alias(_rules, At(alias.Start, alias.End), alias.Value.Value));
                return Unreadable(alias);
            }
            if (current is not NodeEvent node)
            {
                // YamlDotNet 18.1.0 ends a mapping behind a key for some broken texts, such as "[? ]".
                Stop(YamlFailureKind.Syntax, current.Start);
                return Unreadable(current);
            }
            if (!node.Anchor.IsEmpty)
                found.Add(YamlDiagnostics.Anchor(_rules, At(node.Start, node.Start), node.Anchor.Value));
            if (!node.Tag.IsEmpty)
                found.Add(YamlDiagnostics.Tag(_rules, At(node.Start, node.Start), _source.Text[Offset(node.Start)] == '!' ? Word(node.Start) : node.Tag.ToString()));
            if (current is Scalar scalar) return ReadScalar(scalar);
            if (depth > DeepestNesting)
            {
                Stop(YamlFailureKind.TooDeep, current.Start);
                return Unreadable(current);
            }
            return current is SequenceStart sequence ? ReadSequence(sequence, depth) : ReadMapping((MappingStart)current, depth);
        }

        private YamlScalar ReadScalar(Scalar scalar)
        {
            // Inside brackets YamlDotNet lets pass what YAML reserves, and other tools refuse.
            if (scalar is { Style: ScalarStyle.Plain, Value: ['@' or '`' or '%' or '|' or '>', ..] })
                found.Add(YamlDiagnostics.CannotBegin(_rules, At(scalar.Start, scalar.End), scalar.Value));

            var style = scalar.Style switch
            {
                ScalarStyle.Plain or ScalarStyle.Any => YamlStyle.Plain,
                ScalarStyle.Literal or ScalarStyle.Folded => YamlStyle.Block,
                _ => YamlStyle.Quoted,
            };
            return new YamlScalar(scalar.Value, style, At(scalar.Start, scalar.End), Offset(scalar.Start), Offset(scalar.End));
        }

        private YamlSequence ReadSequence(SequenceStart start, int depth)
        {
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (Failure is null && _parser.MoveNext() && _parser.Current is not SequenceEnd) items.Add(ReadNode(depth + 1));
            var end = EndOf(_parser.Current!, isFlow: start.Style == SequenceStyle.Flow);
            return new YamlSequence(items.DrainToImmutable(), AtOffsets(Offset(start.Start), end), Offset(start.Start), end);
        }

        private YamlNode ReadMapping(MappingStart start, int depth)
        {
            var entries = new YamlEntryList();
            var isFlow = start.Style == MappingStyle.Flow;
            var hasOtherKeys = false;
            var begin = -1;
            var lastEnd = 0;
            while (Failure is null && _parser.MoveNext() && _parser.Current is not MappingEnd)
            {
                var keyNode = ReadNode(depth + 1);
                if (Failure is not null) break;
                _parser.MoveNext();
                if (begin < 0) begin = keyNode.Start;
                var value = ReadNode(depth + 1);
                lastEnd = value.End;
                if (keyNode is not YamlScalar { } name)
                {
                    if (isFlow) hasOtherKeys |= keyNode is not YamlUnreadable;
                    else if (keyNode is not YamlUnreadable) found.Add(YamlDiagnostics.KeyIsNotText(_rules, keyNode.At, written: null));
                    continue;
                }
                // A key that is not there has its place at the end of what precedes it; its colon or value is what the author sees.
                var entry = new YamlEntry(name.Text, name.Text.Length == 0 ? value.At : name.At, value);
                if (entries.Add(entry) is { } first) found.Add(YamlDiagnostics.DuplicateKey(_rules, entry.KeyAt, entry.Key, first));
            }
            var offset = Offset(start.Start);
            var end = EndOf(_parser.Current!, isFlow);
            // A pair in brackets, [a: b], has no braces, and the parser gives it no place.
            if (isFlow && (offset >= part.End || _source.Text[offset] != '{') && begin >= 0) (offset, end) = (begin, lastEnd);
            if (!hasOtherKeys) return new YamlMapping(entries.ToImmutable(), isFlow, AtOffsets(offset, end), offset, end);
            var written = _source.Text.AsSpan(offset, end - offset);
            found.Add(YamlDiagnostics.KeyIsNotText(_rules, AtOffsets(offset, end), written.ContainsAny('\r', '\n') ? null : written.ToString()));
            return new YamlUnreadable(AtOffsets(offset, end), offset, end);
        }

        private void Stop(YamlFailureKind kind, Mark at) => Failure = new YamlFailure(kind, Offset(at), Offset(at) + 1, "");

        private YamlUnreadable Unreadable(ParsingEvent e) => new(At(e.Start, e.End), Offset(e.Start), Offset(e.End));

        // The end event of a collection in brackets lies on the bracket; that of one with hyphens or keys behind the next line break.
        private int EndOf(ParsingEvent end, bool isFlow)
        {
            var offset = Offset(end.Start);
            if (isFlow) return Math.Min(offset + 1, part.End);
            while (offset > part.Start && char.IsWhiteSpace(_source.Text[offset - 1])) offset--;
            return offset;
        }

        private string Word(Mark start)
        {
            var rest = _source.Text.AsSpan(Offset(start), part.End - Offset(start));
            var end = rest.IndexOfAny(" \t\r\n");
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        private int Offset(Mark mark) => Math.Min(part.Start + (int)mark.Index, part.End);

        private SourceLocation At(Mark start, Mark end) => AtOffsets(Offset(start), Offset(end));

        private SourceLocation AtOffsets(int start, int end)
        {
            var text = _source.Text.AsSpan(start, Math.Max(0, end - start));
            var lineEnd = text.IndexOfAny('\r', '\n');
            return _source.At(start, lineEnd < 0 ? text.Length : lineEnd);
        }
    }
}

/// <summary>Why a text could not be read as YAML.</summary>
internal enum YamlFailureKind
{
    Syntax,
    TooDeep,
    SecondDocument,
}

/// <summary>Where and why reading stopped.</summary>
/// <param name="Offset">Where in the source's text, from 0.</param>
/// <param name="End">Where the offending text ends.</param>
/// <param name="Message">The parser's own words; may be empty.</param>
internal readonly record struct YamlFailure(YamlFailureKind Kind, int Offset, int End, string Message);
