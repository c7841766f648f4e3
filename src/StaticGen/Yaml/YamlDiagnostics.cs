using System.Collections.Immutable;
using System.Globalization;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>The rules that the config and the front matter share; <see cref="YamlRules"/> gives them their codes.</summary>
internal static class YamlDiagnostics
{
    /// <summary>How many of the values that are possible a hint names.</summary>
    private const int MostListed = 12;

    public static Diagnostic Syntax(YamlRules rules, SourceLocation at, string message, string hint) =>
        Error(rules.Syntax, at, message, hint);

    public static Diagnostic TooManySyntaxErrors(YamlRules rules, SourceLocation at) =>
        Error(rules.Syntax, at, "more lines cannot be read", "Correct those above first");

    public static Diagnostic Alias(YamlRules rules, SourceLocation at, string name) =>
        Error(rules.Unsupported, at, $"'*{YamlText.Show(name)}' is a YAML alias; aliases are not used here", $"If text is meant, quote it: {YamlText.Quote("*" + name)}");

    public static Diagnostic Anchor(YamlRules rules, SourceLocation at, string name) =>
        Error(rules.Unsupported, at, $"'&{YamlText.Show(name)}' is a YAML anchor; anchors are not used here", "If text is meant, quote the value; else remove the anchor");

    public static Diagnostic Tag(YamlRules rules, SourceLocation at, string tag) =>
        Error(rules.Unsupported, at, $"'{YamlText.Show(tag)}' is a YAML tag; tags are not used here", "If text is meant, quote the value; else remove the tag");

    public static Diagnostic SecondDocument(YamlRules rules, SourceLocation at) =>
        Error(rules.Unsupported, at, "a second YAML document begins here; only one is read", "Remove the line '---' or '...' before it, and what follows if it does not belong here");

    public static Diagnostic KeyIsNotText(YamlRules rules, SourceLocation at, string? written) =>
        Error(
            rules.Unsupported,
            at,
            "a key must be text, found a list or keys with values",
            written is null ? "If text with braces or brackets is meant, quote it" : $"If text is meant, quote it: {YamlText.Quote(written)}");

    public static Diagnostic CannotBegin(YamlRules rules, SourceLocation at, string text) =>
        Error(rules.Syntax, at, $"a value cannot begin with '{text[0]}' unless it is quoted", $"Quote the value: {YamlText.Quote(text)}");

    public static Diagnostic CommaInBraces(YamlRules rules, SourceLocation at, string key, string before, string after) =>
        Error(
            rules.UnknownKey,
            at,
            $"'{YamlText.Show(after)}' stands where a key belongs: in braces a comma ends the value",
            $"If it is a part of '{key}', quote the value: {key}: {YamlText.Quote($"{before}, {after}")}");

    public static Diagnostic NotAMapping(YamlRules rules, SourceLocation at, string found) =>
        Error(rules.WrongKind, at, $"expected lines of the form 'key: value', found {found}", "Write a key, a colon, a space and the value on each line, such as 'title: About lists'");

    public static Diagnostic TooDeep(YamlRules rules, SourceLocation at, int most) =>
        Error(rules.TooComplex, at, $"values are nested more than {Number(most)} deep here", "No key needs so much nesting; look for a wrong indentation or bracket");

    public static Diagnostic TooLarge(YamlRules rules, SourceLocation at, string what, int kilobytes) =>
        Error(rules.TooComplex, at, $"{what} is larger than {Number(kilobytes)} KB", "Look for a value that does not belong here, and shorten it");

    public static Diagnostic DuplicateKey(YamlRules rules, SourceLocation at, string key, SourceLocation first) =>
        Error(rules.DuplicateKey, at, $"'{YamlText.Show(key)}' is given twice", $"Line {Number(first.Line)} has it already; remove one of the two");

    public static Diagnostic UnknownKey(YamlRules rules, SourceLocation at, string key, string owner, ImmutableArray<string> known) =>
        Error(
            rules.UnknownKey,
            at,
            key.Length == 0 ? "a key is missing before ':'" : $"'{YamlText.Show(key)}' is not a key of {owner}",
            NearestMatch.HintFor(key, known) ?? $"The keys are {string.Join(", ", known)}");

    public static Diagnostic RenamedKey(YamlRules rules, SourceLocation at, FormerKey former, string? value) =>
        new(
            rules.RenamedKey,
            Severity.Warning,
            at,
            $"'{former.Name}' is called '{former.Today}' since {former.Since}; the former name is read until {former.Until}",
            string.IsNullOrEmpty(value) ? $"Write {former.Today} in its place, or run 'staticgen check --fix'" : $"Run 'staticgen check --fix', or write {former.Today}: {value}");

    public static Diagnostic GivenUnderBothNames(YamlRules rules, SourceLocation at, FormerKey former, SourceLocation first) =>
        Error(rules.DuplicateKey, at, $"'{former.Name}' is the former name of '{former.Today}', which is given as well", $"Line {Number(first.Line)} has it; remove this one");

    public static Diagnostic ExtraWithoutName(YamlRules rules, SourceLocation at) =>
        Error(rules.UnknownKey, at, "'x-' needs a name behind the hyphen", "Write a name such as 'x-colour'");

    public static Diagnostic MissingKey(YamlRules rules, SourceLocation at, string key, string example, bool inBraces) =>
        Error(rules.MissingKey, at, $"'{key}' is missing", inBraces ? $"Add '{example}' between the braces" : $"Add the line '{example}'");

    public static Diagnostic WrongKind(YamlRules rules, SourceLocation at, string label, string expected, string found, string hint) =>
        Error(rules.WrongKind, at, $"{label} expects {expected}, found {found}", hint);

    public static Diagnostic NoValue(YamlRules rules, SourceLocation at, string label, string expected, string hint) =>
        Error(rules.NotText, at, $"{label} has no value; it expects {expected}", hint);

    public static Diagnostic NotText(YamlRules rules, SourceLocation at, string label, string found, string readAs, string hint) =>
        Error(rules.NotText, at, $"{label} expects text, but {found} without quotes is {readAs}", hint);

    public static Diagnostic TooLong(YamlRules rules, SourceLocation at, string label, int length, int most) =>
        Error(rules.Size, at, $"{label} is {Number(length)} characters long; at most {Number(most)} are allowed", $"Shorten it by {Number(length - most)}");

    public static Diagnostic TooShort(YamlRules rules, SourceLocation at, string label, int length, int least) =>
        Error(rules.Size, at, $"{label} is {Count(length, "character")} long; at least {Number(least)} are needed", $"Lengthen it by {Number(least - length)}");

    public static Diagnostic TooMany(YamlRules rules, SourceLocation at, string label, int count, int most) =>
        Error(rules.Size, at, $"{label} has {Number(count)} items; at most {Number(most)} are allowed", $"Remove {Number(count - most)}");

    public static Diagnostic TooFew(YamlRules rules, SourceLocation at, string label, int count, int least) =>
        Error(
            rules.Size,
            at,
            count == 0 ? $"{label} is empty; at least {Number(least)} is needed" : $"{label} has {Count(count, "item")}; at least {Number(least)} are needed",
            $"Add {Number(least - count)} or more");

    public static Diagnostic OutOfRange(YamlRules rules, SourceLocation at, string label, string found, int least, int most) =>
        Error(rules.Size, at, $"{label} is {YamlText.Show(found)}; it must be from {Number(least)} to {Number(most)}", $"Write a whole number from {Number(least)} to {Number(most)}");

    public static Diagnostic UnknownValue(YamlRules rules, SourceLocation at, string label, string found, IReadOnlyCollection<string> known) =>
        Error(
            rules.UnknownValue,
            at,
            $"{label} cannot be '{YamlText.Show(found)}'",
            NearestMatch.HintFor(found, known) ?? Choice(known));

    public static Diagnostic Malformed(YamlRules rules, SourceLocation at, string message, string hint) =>
        Error(rules.Malformed, at, message, hint);

    public static Diagnostic Repeated(YamlRules rules, SourceLocation at, string label, string item) =>
        Error(rules.Repeated, at, $"{label} has '{YamlText.Show(item)}' twice", "Remove one of the two");

    private static string Choice(IReadOnlyCollection<string> known) =>
        known.Count == 0 ? "The config declares none that could stand here: add it there, or leave it out"
        : known.Count <= MostListed ? $"Choose one of {string.Join(", ", known)}"
        : $"Choose one of {string.Join(", ", known.Take(MostListed))} and {Number(known.Count - MostListed)} more";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Count(int value, string noun) => value == 1 ? $"1 {noun}" : $"{Number(value)} {noun}s";

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) =>
        new(code, Severity.Error, at, message, hint);
}
