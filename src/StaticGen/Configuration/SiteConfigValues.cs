using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StaticGen.Content;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>Makes values of the config from what its keys say, and reports those that cannot be made.</summary>
internal static class SiteConfigValues
{
    public const string LanguageNameForm = "lower-case letters, digits and + # . _ -";

    public const string VariableNameForm = "letters, digits and _, not beginning with a digit";

    public const string LanguageNamePattern = "^[a-z0-9+#._-]{1,40}$";

    public const string VariableNamePattern = "^[A-Za-z_][A-Za-z0-9_]{0,99}$";

    // These three are ECMA 262, for the JSON Schema: what the parsers below take.
    public const string BranchPattern = @"^(?![-/])(?!.*\.\.)[^ ~^:?*\[\\]*[^ ~^:?*\[\\/.]$";

    public const string SitePathPattern = @"^(?!\.\.?(/|$))[^/:\\]+(/(?!\.\.?(/|$))[^/:\\]+)*/*$";

    public const string FolderPattern = @"^(\./)?(?!(templates|static)(/|$))[^._/:\\][^/:\\]*(/[^._/:\\][^/:\\]*)*/*$";

    // What `git check-ref-format` refuses, for the greater part.
    private static readonly SearchValues<char> NotInBranches = SearchValues.Create(" ~^:?*[\\");

    /// <summary>The keys of <c>sections</c>, indexed by <see cref="AnswerPart"/>.</summary>
    public static ImmutableArray<string> PartNames { get; } =
        ["short_answer", "explanation", "example", "common_mistakes", "follow_up_questions", "in_an_interview", "sources"];

    public static bool IsLanguageName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('+' or '#' or '.' or '_' or '-')) return false;
        }
        return name.Length is > 0 and <= 40;
    }

    public static bool IsVariableName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }
        return name.Length is > 0 and <= 100 && !char.IsAsciiDigit(name[0]);
    }

    public static bool ParseBaseUrl(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out Uri value)
    {
        if (!Uri.TryCreate(line.Text, UriKind.Absolute, out value) || value.Scheme is not ("http" or "https") || value.Host.Length == 0)
        {
            var looksLikeHost = char.IsAsciiLetterOrDigit(line.Text[0]) && line.Text.Contains('.', StringComparison.Ordinal) && !line.Text.Contains(':', StringComparison.Ordinal);
            var hint = !looksLikeHost ? $"Write it like {slot.With("https://example.org/answers/")}" : $"Write {slot.With("https://" + line.Text)}";
            return Refuse(context, line, $"{slot.Label} expects an address that begins with https:// or http://, found '{YamlText.Show(line.Text)}'", hint);
        }
        if (value.Query.Length > 0 || value.Fragment.Length > 0 || value.UserInfo.Length > 0)
        {
            return Refuse(
                context, line, $"{slot.Label} can have neither '?' nor '#' nor a user name", $"Write {slot.With(value.GetLeftPart(UriPartial.Path).Replace(value.UserInfo + "@", "", StringComparison.Ordinal))}");
        }
        if (!BaseUrlPath.IsGood(line.Text))
            return Refuse(context, line, $"{slot.Label} has a path that cannot be a folder of a site", $"Use letters, digits, '-', '_', '.' and single slashes, as in {slot.With("https://example.org/answers/")}");
        if (!value.AbsolutePath.EndsWith('/')) value = new Uri(value.AbsoluteUri + "/");
        return true;
    }

    /// <summary>The authority of a tag URI by RFC 4151, section 2.1, without e-mail addresses.</summary>
    public const string IdentityPattern = @"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*,[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

    public static bool ParseIdentity(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        var isGood = comma > 0 && !value.AsSpan(0, comma).ContainsAnyExcept(InDomains) && Uri.CheckHostName(value[..comma]) is UriHostNameType.Dns or UriHostNameType.IPv4
            && DateOnly.TryParseExact(value.AsSpan(comma + 1), ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isGood
            || Refuse(context, line, $"{slot.Label} expects a domain and a date on which it was yours, found '{YamlText.Show(value)}'", $"Write it like {slot.With("example.org,2026")}");
    }

    private static readonly SearchValues<char> InDomains = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    public static bool FinishExports(ExportsDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out ExportsDraft value)
    {
        value = draft;
        return true;
    }

    public static bool ParseRepositoryUrl(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text.TrimEnd('/');
        if (value.EndsWith(".git", StringComparison.Ordinal)) value = value[..^4];
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" } && uri.AbsolutePath.Length > 1)
            return true;
        return Refuse(
            context, line, $"{slot.Label} expects the https address of a repository, found '{YamlText.Show(line.Text)}'", $"Write it like {slot.With("https://github.com/OWNER/NAME")}");
    }

    public static bool ParseBranch(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        var isGood = value[0] is not ('-' or '/') && value[^1] is not ('/' or '.') && !value.Contains("..", StringComparison.Ordinal) && value.AsSpan().IndexOfAny(NotInBranches) < 0;
        return isGood || Refuse(context, line, $"'{YamlText.Show(value)}' cannot be the name of a branch", $"Write the name as git shows it, such as {slot.With("main")}");
    }

    public static bool ParseRequires(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        if (!VersionRange.TryParse(value, out var range)) return Refuse(context, line, $"'{YamlText.Show(value)}' is not a range of versions", $"Write {slot.Key}: \">=1.0, <2\"");
        if (!range.Contains(ProductVersion.Text)) context.Report(ConfigDiagnostics.OtherVersion(line.At, value, ProductVersion.Text));
        return true;
    }

    public static bool ParseLanguage(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        var isFirst = true;
        foreach (var range in value.AsSpan().Split('-'))
        {
            var part = value.AsSpan(range);
            if (part.Length > 8 || part.Length < (isFirst ? 2 : 1) || !IsAlphanumeric(part, lettersOnly: isFirst))
            {
                return Refuse(
                    context, line, $"{slot.Label} expects a language tag such as en or pt-BR, found '{YamlText.Show(value)}'", value.Contains('_', StringComparison.Ordinal) ? $"Write {slot.With(value.Replace('_', '-'))}" : $"Write it like {slot.With("en")}");
            }
            isFirst = false;
        }
        return true;
    }

    public static bool ParseFolder(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out YamlScalar value)
    {
        value = line;
        var path = line.Text.TrimEnd('/');
        if (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        if (path.Length == 0 || path[0] == '/' || path.Contains(':', StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
            return Refuse(context, line, $"{slot.Label} expects a folder below the site's, with '/' between its parts, found '{YamlText.Show(line.Text)}'", "Write it like folder: content/python");
        foreach (var range in path.AsSpan().Split('/'))
        {
            var part = path.AsSpan(range);
            if (part.IsEmpty || part[0] is '.' or '_')
                return Refuse(context, line, $"'{YamlText.Show(line.Text)}' cannot be the folder of a collection: no part may be empty or begin with '.' or '_'", "Write it like folder: content/python");
        }
        var first = path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? path[..slash] : path;
        if (first is "templates" or "static")
            return Refuse(context, line, $"'{YamlText.Show(line.Text)}' cannot be the folder of a collection: '{first}' has another use", "Write it like folder: content/python");
        value = new YamlScalar(path, line.Style, line.At, line.Start, line.End);
        return true;
    }

    /// <summary>A file or folder below the site's root.</summary>
    public static bool ParseSitePath(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text.TrimEnd('/');
        var isInside = value.Length > 0 && value.AsSpan().IndexOfAny(":\\") < 0 && !value.Split('/').Any(static part => part is "" or "." or "..");
        return isInside || Refuse(context, line, $"{slot.Label} expects a path below the site's folder, with '/' between its parts, found '{YamlText.Show(line.Text)}'", "Write it as it is seen from the folder of site.config.yaml, without '.', '..', ':' or '\\', such as static/images");
    }

    public static bool FinishBrowserRuntime(BrowserRuntimeDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out BrowserRuntimeConfig value)
    {
        value = null;
        if (draft is not { Worker: { } worker, Folder: { } folder }) return false;
        var at = mapping.At with { Length = 1 };
        foreach (var file in draft.Files)
        {
            if (file is not ("." or "..") && file.AsSpan().IndexOfAny("/\\:") < 0 && file != Path.GetFileName(worker)) continue;
            context.Report(YamlDiagnostics.Malformed(context.Rules, at, $"'files' expects names of files in '{folder}', other than that of the worker, found '{YamlText.Show(file)}'", "Write the name alone, without a folder; the worker itself is published without being named"));
            return false;
        }
        value = new BrowserRuntimeConfig(worker, folder, draft.Files, draft.IsOptional, at);
        return true;
    }

    public static bool ParseFileName(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        return (value is not ("." or "..") && value.AsSpan().IndexOfAny("/\\:") < 0)
            || Refuse(context, line, $"{slot.Label} expects a file name without folders, found '{YamlText.Show(value)}'", "Write the name alone, such as example.py");
    }

    public static bool ParseSeparator(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        return value.Contains("{marker}", StringComparison.Ordinal)
            || Refuse(context, line, $"{slot.Label} has no '{{marker}}'", "Write a statement that prints {marker}");
    }

    public static bool ParseUncaughtError(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        return value.Contains("{name}", StringComparison.Ordinal)
            || Refuse(context, line, $"{slot.Label} has no '{{name}}'", "Write {name} where the name of the error stands, and {message} where its message does");
    }

    public static bool ParseErrorLocation(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out string value)
    {
        value = line.Text;
        var file = value.IndexOf("{file}", StringComparison.Ordinal);
        return (file >= 0 && value.IndexOf("{line}", StringComparison.Ordinal) > file)
            || Refuse(context, line, $"{slot.Label} has no '{{file}}' with '{{line}}' after it", "Write {file} and {line} where the interpreter writes them");
    }

    public static bool FinishRepository(RepositoryDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out RepositoryConfig value)
    {
        value = draft.Url is { } url ? new RepositoryConfig(url, draft.Branch) { Folder = draft.Folder, HasIssueForms = draft.HasIssueForms } : null;
        return value is not null;
    }

    public static bool FinishCollection(CollectionDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out CollectionDraft value)
    {
        draft.At = mapping.At with { Length = 1 };
        draft.Entries = mapping.Entries;
        value = draft;
        return true;
    }

    public static bool FinishWanted(WantedDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out WantedDraft value)
    {
        draft.At = mapping.At with { Length = 1 };
        value = draft;
        return draft is { Question: not null, Topic: not null, Level: not null };
    }

    public static bool FinishTerm(TermDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out TopicConfig value)
    {
        value = draft.Id is { } id ? new TopicConfig(id.Text, draft.Title ?? id.Text, draft.Description, id.At, draft.NoCode) { Learn = draft.Learn } : null;
        return value is not null;
    }

    public static bool FinishSections(SectionsDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out AnswerSections value)
    {
        var headings = AnswerSections.Default.Headings.ToBuilder();
        for (var i = 0; i < headings.Count; i++) headings[i] = draft.Headings[i]?.Text ?? headings[i];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headings.Count; i++)
        {
            if (!seen.Add(headings[i])) context.Report(ConfigDiagnostics.HeadingTwice(draft.Headings[i]?.At ?? mapping.At, headings[i]));
        }
        value = new AnswerSections(headings.ToImmutable());
        return true;
    }

    public static bool FinishLint(LintDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out LintConfig value)
    {
        value = new LintConfig
        {
            Words = draft.Words,
            PrimarySources = draft.PrimarySources,
            Rules = draft.Rules.ToImmutableSortedDictionary(static r => r.Name, static r => r.Value, StringComparer.Ordinal),
        };
        return true;
    }

    public static bool FinishRunner(RunnerDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out RunnerConfig value)
    {
        value = null;
        if (draft is not { Command.IsEmpty: false, FileName: not null }) return false;
        CheckCommand(mapping, context);
        var runner = Complete(draft, null);
        value = runner with
        {
            InBrowser = draft.InBrowser,
            Alternatives = draft.Alternatives.ToImmutableSortedDictionary(a => a.Name, a => Complete(a.Value, runner), StringComparer.Ordinal),
            At = mapping.At with { Length = 1 },
        };
        return true;
    }

    public static bool FinishAlternative(RunnerDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out RunnerDraft value)
    {
        draft.At = mapping.At with { Length = 1 };
        value = draft;
        if (draft.Command is not { IsEmpty: false }) return false;
        CheckCommand(mapping, context);
        return true;
    }

    private static void CheckCommand(YamlMapping mapping, YamlContext context)
    {
        // Looked for as it was written: {file} without quotes has been reported, and does say where the file goes.
        var written = mapping.Entries.FirstOrDefault(static e => e.Key == "command").Value;
        if (written is null || context.Source.Text.AsSpan(written.Start, written.End - written.Start).Contains("{file}", StringComparison.Ordinal)) return;
        context.Report(YamlDiagnostics.Malformed(
            context.Rules, written.At, "'command' does not say where the example's file goes", "Add the argument \"{file}\", in quotes"));
    }

    private static RunnerConfig Complete(RunnerDraft draft, RunnerConfig? like)
    {
        like ??= new RunnerConfig { Command = [], FileName = draft.FileName! };
        return new RunnerConfig
        {
            Command = draft.Command!.Value,
            FileName = draft.FileName ?? like.FileName,
            VersionCommand = draft.VersionCommand ?? [],
            Separator = draft.Separator ?? like.Separator,
            Environments = draft.Environments.ToImmutableSortedDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal),
            Variables = draft.Variables?.ToImmutableSortedDictionary(v => v.Name, v => v.Value.Text, StringComparer.Ordinal) ?? like.Variables,
            UncaughtError = draft.UncaughtError ?? like.UncaughtError,
            ErrorLocation = draft.ErrorLocation ?? like.ErrorLocation,
            Lacks = [.. draft.Lacks.Select(l => new MissingCapability(l.Name, l.Value.Text))],
            RelatedLanguages = draft.RelatedLanguages ?? like.RelatedLanguages,
            Readable = draft.Readable ?? like.Readable,
            Writable = draft.Writable ?? like.Writable,
            TimeoutSeconds = draft.TimeoutSeconds ?? like.TimeoutSeconds,
            MemoryMebibytes = draft.MemoryMebibytes ?? like.MemoryMebibytes,
            LimitsReservedMemory = draft.LimitsReservedMemory ?? like.LimitsReservedMemory,
            Processes = draft.Processes ?? like.Processes,
            OutputKilobytes = draft.OutputKilobytes ?? like.OutputKilobytes,
            FileMebibytes = draft.FileMebibytes ?? like.FileMebibytes,
            At = draft.At,
        };
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text, bool lettersOnly)
    {
        foreach (var c in text)
        {
            if (lettersOnly ? !char.IsAsciiLetter(c) : !char.IsAsciiLetterOrDigit(c)) return false;
        }
        return true;
    }

    private static bool Refuse(YamlContext context, YamlScalar line, string message, string hint)
    {
        context.Report(YamlDiagnostics.Malformed(context.Rules, line.At, message, hint));
        return false;
    }
}
